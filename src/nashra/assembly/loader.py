"""What a process has read from the store, ready to be joined.

Whenever the store has changed, its log says which keys did, and what was read of these is forgotten. A page
that is asked for after a change never shows what was there before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Protocol

import msgspec

from nashra.assembly.segments import BundleSegments, ListSegments, Loaded, SegmentSequence, Variants
from nashra.fragments.codec import (
    BUNDLE,
    FORMER_KIND,
    KIND_AT,
    LIST,
    PIECE,
    RECIPE,
    SITES_KIND,
    EncodedList,
    EncodedRecipe,
    Segment,
    decode_bundle,
    decode_former,
    decode_segment,
    decode_sites,
)
from nashra.fragments.model import FORMER, SITES, Bundle, Part, Recipe, Sites
from nashra.fragments.store.protocol import Changes

_KEPT = 4000  # fragments that many pages share
_KEPT_SEQUENCES = 200
_CHANGED = 50_000  # keys
_KEPT_BUNDLES = 64


class FragmentSource(Protocol):
    """The part of a fragment store that joining needs."""

    def read_encoded(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """See FragmentStore."""

    def changes_since(self, order: int) -> Changes:
        """See FragmentStore."""

    def stamp(self) -> int:
        """See FragmentStore."""


class MissingError(Exception):
    """These keys hold nothing, or nothing that belongs there."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        super().__init__(b" ".join(keys))
        self.keys = keys


class MissingRecipeError(MissingError):
    """Without this key, nothing is known about the page: it may not exist."""


class PageSuffix:
    """The parts of a page from its last bundle on; compared by identity, which is quick."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts


class PageParts(msgspec.Struct, frozen=True, gc=False):
    """What of a page is read for it alone: its recipe with its pieces, and its parts before the last bundle."""

    recipe: Recipe
    loaded: tuple[Loaded, ...]  # of as many of its parts
    keys: tuple[bytes, ...]  # of the recipe and of these parts
    order: int  # the place in the store's order of changes up to which it is surely right


class Loader:
    """Reads fragments and makes them ready to be joined. For one thread."""

    def __init__(self, source: FragmentSource) -> None:
        self._source = source
        self._stamp: int | None = None
        self._order = 0  # up to which the log was read
        self._floor = 0  # from which the log is known without a gap
        self._changed: dict[bytes, int] = {}  # key → the order at which we learned of its change
        self._loaded: dict[bytes, Segment | ListSegments | Bundle] = {}
        self._sequences: dict[PageSuffix, SegmentSequence] = {}
        self._variants: Variants = {}
        self._bundles: dict[tuple[tuple[int, bytes], ...], BundleSegments] = {}
        self._sites: Sites | None = None

    def begin(self) -> int:
        """The store's stamp. Asked before anything is read: what is read later may only be newer."""
        stamp = self._source.stamp()
        if stamp != self._stamp:
            self._catch_up()
            self._stamp = stamp
        if len(self._loaded) > _KEPT:
            self._loaded = {}
        return stamp

    def is_current(self, page_parts: PageParts) -> bool:
        """Whether nothing of it has changed since it was read, as far as the stamp goes."""
        learned = max(map(self._changed.get, page_parts.keys, repeat(0)))
        return page_parts.order >= max(learned, self._floor)

    def sites(self) -> Sites:
        """The hosts. Raises MissingRecipeError."""
        if self._sites is None:
            self._sites = decode_sites(self._value(SITES, SITES_KIND))
        return self._sites

    def former_prefix(self, prefix: bytes) -> bytes:
        """The prefix that an edition's keys had in the generation before; b"" where that shows nothing any more."""
        (value,) = self._source.read_encoded((prefix + FORMER,))
        if value is None or value[KIND_AT] != FORMER_KIND:
            return b""
        return decode_former(value).prefix.encode()

    def recipe(self, key: bytes) -> EncodedRecipe:
        """A recipe. Raises MissingRecipeError."""
        return EncodedRecipe(self._value(key, RECIPE))

    def page_parts(self, key: bytes, encoded: EncodedRecipe) -> PageParts:
        """Read the first parts of the recipe under a key. Raises MissingError with all that is missing."""
        recipe, pieces = encoded.recipe, encoded.pieces()
        read = iter(self._many([part.key for part in recipe.parts if part.key]))
        values = [next(read) if part.key else None for part in recipe.parts]
        first = recipe.parts[: _last_bundle(values)]
        keys: list[bytes] = [key]
        loaded: list[Loaded] = []
        missing: list[bytes] = []
        for part, value in zip(first, values, strict=False):
            if not part.key:
                loaded.append(pieces[part.piece])
                continue
            keys.append(part.key)
            try:
                loaded.append(self._simple(value) or self._read_sequence((part,)))
                keys += self._inner(part.key)
            except MissingError as error:
                missing += error.keys
        if missing:
            raise MissingError(tuple(dict.fromkeys((*missing, *self._missing(recipe.parts[len(first) :])))))
        return PageParts(recipe, tuple(loaded), tuple(keys), self._order)

    def sequence(self, suffix: PageSuffix) -> SegmentSequence:
        """Parts that many pages share, read once while nothing changes. Raises MissingError as `page_parts`."""
        sequence = self._sequences.get(suffix)
        if sequence is None:
            if len(self._sequences) >= _KEPT_SEQUENCES:
                self._sequences.clear()
            sequence = self._sequences[suffix] = self._read_sequence(suffix.parts)
        return sequence

    def _catch_up(self) -> None:
        """Forget what has changed."""
        changes = self._source.changes_since(self._order)
        self._order = changes.order
        self._sequences = {}
        if changes.keys is None or len(self._changed) > _CHANGED:
            self._floor = changes.order
            self._changed = {}
            self._loaded = {}
            self._sites = None
            return
        for key in changes.keys:
            self._changed[key] = changes.order
            self._loaded.pop(key, None)
        if SITES in changes.keys:
            self._sites = None

    def _value(self, key: bytes, kind: int) -> bytes:
        (value,) = self._source.read_encoded((key,))
        if value is None or value[KIND_AT] != kind:
            raise MissingRecipeError((key,))
        return value

    def _many(self, keys: Sequence[bytes]) -> list[bytes | None]:
        return self._source.read_encoded(keys) if keys else []

    def _missing(self, parts: Sequence[Part]) -> Sequence[bytes]:
        try:
            self._read_sequence(parts)
        except MissingError as error:
            return error.keys
        return ()

    def _simple(self, value: bytes | None) -> Segment | ListSegments | None:
        """A piece or a list; None for all that can't be a part of a page on its page_parts."""
        kind = None if value is None else value[KIND_AT]
        if value is not None and kind == PIECE:
            return decode_segment(value)
        if value is not None and kind == LIST:
            return ListSegments(EncodedList(value), self._variants)
        return None

    def _read_sequence(self, parts: Sequence[Part]) -> SegmentSequence:
        missing = self._read([part.key for part in parts])
        inner = [key for part in parts for key in self._inner(part.key)]
        missing += self._read(inner)
        missing += [key for key in inner if isinstance(self._loaded.get(key), Bundle)]
        if missing:
            raise MissingError(tuple(dict.fromkeys(missing)))
        return SegmentSequence(parts, [self._ready(self._loaded[part.key]) for part in parts])

    def _inner(self, key: bytes) -> list[bytes]:
        """The keys of a bundle's parts; nothing if the key is not a bundle's."""
        loaded = self._loaded.get(key)
        return [part.key for part in loaded.parts] if isinstance(loaded, Bundle) else []

    def _read(self, keys: Sequence[bytes]) -> list[bytes]:
        """Read what isn't there yet; return the keys that hold nothing that can be part of a page."""
        unread = [key for key in keys if key not in self._loaded]
        for key, value in zip(unread, self._many(unread), strict=True):
            simple = self._simple(value)
            if simple is not None:
                self._loaded[key] = simple
            elif value is not None and value[KIND_AT] == BUNDLE:
                self._loaded[key] = decode_bundle(value)
        return [key for key in unread if key not in self._loaded]

    def _ready(self, loaded: Segment | ListSegments | Bundle) -> Loaded:
        return self._bundle(loaded) if isinstance(loaded, Bundle) else loaded

    def _bundle(self, bundle: Bundle) -> BundleSegments:
        loaded = [one for part in bundle.parts if not isinstance(one := self._loaded[part.key], Bundle)]
        content = tuple((part.show, one.digest) for part, one in zip(bundle.parts, loaded, strict=True))
        segments = self._bundles.get(content)
        if segments is None:
            if len(self._bundles) >= _KEPT_BUNDLES:
                del self._bundles[next(iter(self._bundles))]
            segments = self._bundles[content] = BundleSegments(bundle.parts, loaded)
        return segments


def _last_bundle(values: Sequence[bytes | None]) -> int:
    """The place of the last bundle; behind the end if there is none."""
    places = [place for place, value in enumerate(values) if value is not None and value[KIND_AT] == BUNDLE]
    return places[-1] if places else len(values)
