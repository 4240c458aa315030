"""What a process has read from the store, ready to be joined.

Whenever the store has changed, its log says which keys did, and what was read of these is forgotten. A page
that is asked for after a change never shows what was there before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Protocol

import msgspec

from nashra.assembly.segments import BundleRuns, ListingRuns, Loaded, Others, Row
from nashra.fragments.codec import (
    BUNDLE,
    KIND_AT,
    LISTING,
    PIECE,
    RECIPE,
    SITES_KIND,
    PackedListing,
    Run,
    unpack_bundle,
    unpack_recipe,
    unpack_run,
    unpack_sites,
)
from nashra.fragments.model import SITES, Bundle, Part, Recipe, Sites
from nashra.fragments.store.protocol import Changes

_KEPT = 4000  # fragments that many pages share
_KEPT_ROWS = 200
_CHANGED = 50_000  # keys
_KEPT_BUNDLES = 64


class PackedSource(Protocol):
    """The part of a fragment store that joining needs."""

    def packed_many(self, keys: Sequence[bytes]) -> list[bytes | None]:
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


class Tail:
    """The parts of a page from its last bundle on; compared by identity, which is quick."""

    __slots__ = ("parts",)

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts


class Own(msgspec.Struct, frozen=True, gc=False):
    """What of a page is read for it alone: its recipe, and its parts before the last bundle."""

    recipe: Recipe
    loaded: tuple[Loaded, ...]  # of as many of its parts
    keys: tuple[bytes, ...]  # of the recipe and of these parts
    order: int  # the place in the store's order of changes up to which it is surely right


class Loader:
    """Reads fragments and makes them ready to be joined. For one thread."""

    def __init__(self, source: PackedSource) -> None:
        self._source = source
        self._stamp: int | None = None
        self._order = 0  # up to which the log was read
        self._floor = 0  # from which the log is known without a gap
        self._changed: dict[bytes, int] = {}  # key → the order at which we learned of its change
        self._loaded: dict[bytes, Run | ListingRuns | Bundle] = {}
        self._rows: dict[Tail, Row] = {}
        self._others: Others = {}
        self._bundles: dict[tuple[tuple[int, bytes], ...], BundleRuns] = {}
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

    def is_current(self, own: Own) -> bool:
        """Whether nothing of it has changed since it was read, as far as the stamp goes."""
        learned = max(map(self._changed.get, own.keys, repeat(0)))
        return own.order >= max(learned, self._floor)

    def sites(self) -> Sites:
        """The hosts. Raises MissingRecipeError."""
        if self._sites is None:
            self._sites = unpack_sites(self._value(SITES, SITES_KIND))
        return self._sites

    def recipe(self, key: bytes) -> Recipe:
        """A recipe. Raises MissingRecipeError."""
        return unpack_recipe(self._value(key, RECIPE))

    def own(self, key: bytes, recipe: Recipe) -> Own:
        """Read the first parts of the recipe under a key. Raises MissingError with all that is missing."""
        values = self._many([part.key for part in recipe.parts])
        first = recipe.parts[: _last_bundle(values)]
        keys: list[bytes] = [key]
        loaded: list[Loaded] = []
        missing: list[bytes] = []
        for part, value in zip(first, values, strict=False):
            keys.append(part.key)
            try:
                loaded.append(self._simple(value) or self._read_row((part,)))
                keys += self._inner(part.key)
            except MissingError as error:
                missing += error.keys
        if missing:
            raise MissingError(tuple(dict.fromkeys((*missing, *self._missing(recipe.parts[len(first) :])))))
        return Own(recipe, tuple(loaded), tuple(keys), self._order)

    def row(self, tail: Tail) -> Row:
        """Parts that many pages share, read once while nothing changes. Raises MissingError as `own`."""
        row = self._rows.get(tail)
        if row is None:
            if len(self._rows) >= _KEPT_ROWS:
                self._rows.clear()
            row = self._rows[tail] = self._read_row(tail.parts)
        return row

    def _catch_up(self) -> None:
        """Forget what has changed."""
        changes = self._source.changes_since(self._order)
        self._order = changes.order
        self._rows = {}
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
        (value,) = self._source.packed_many((key,))
        if value is None or value[KIND_AT] != kind:
            raise MissingRecipeError((key,))
        return value

    def _many(self, keys: Sequence[bytes]) -> list[bytes | None]:
        return self._source.packed_many(keys) if keys else []

    def _missing(self, parts: Sequence[Part]) -> Sequence[bytes]:
        try:
            self._read_row(parts)
        except MissingError as error:
            return error.keys
        return ()

    def _simple(self, value: bytes | None) -> Run | ListingRuns | None:
        """A piece or a listing; None for all that can't be a part of a page on its own."""
        kind = None if value is None else value[KIND_AT]
        if value is not None and kind == PIECE:
            return unpack_run(value)
        if value is not None and kind == LISTING:
            return ListingRuns(PackedListing(value), self._others)
        return None

    def _read_row(self, parts: Sequence[Part]) -> Row:
        missing = self._read([part.key for part in parts])
        inner = [key for part in parts for key in self._inner(part.key)]
        missing += self._read(inner)
        missing += [key for key in inner if isinstance(self._loaded.get(key), Bundle)]
        if missing:
            raise MissingError(tuple(dict.fromkeys(missing)))
        return Row(parts, [self._ready(self._loaded[part.key]) for part in parts])

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
                self._loaded[key] = unpack_bundle(value)
        return [key for key in unread if key not in self._loaded]

    def _ready(self, loaded: Run | ListingRuns | Bundle) -> Loaded:
        return self._bundle(loaded) if isinstance(loaded, Bundle) else loaded

    def _bundle(self, bundle: Bundle) -> BundleRuns:
        loaded = [one for part in bundle.parts if not isinstance(one := self._loaded[part.key], Bundle)]
        content = tuple((part.show, one.digest) for part, one in zip(bundle.parts, loaded, strict=True))
        runs = self._bundles.get(content)
        if runs is None:
            if len(self._bundles) >= _KEPT_BUNDLES:
                del self._bundles[next(iter(self._bundles))]
            runs = self._bundles[content] = BundleRuns(bundle.parts, loaded)
        return runs


def _last_bundle(values: Sequence[bytes | None]) -> int:
    """The place of the last bundle; behind the end if there is none."""
    places = [place for place, value in enumerate(values) if value is not None and value[KIND_AT] == BUNDLE]
    return places[-1] if places else len(values)
