"""What a process has read from the store, ready to be joined.

What many pages share is kept as long as nothing in the store changed, and not beyond: a page that is asked
for after a change never shows what was there before. What had to be compressed is remembered by its content.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from nashra.fragments.model import SITES, Bundle, Part, Recipe, Sites
from nashra.fragments.packed import (
    BUNDLE,
    HEAD,
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
from nashra.fragments.runs import BundleRuns, ListingRuns, Loaded, Others

_KEPT = 4000  # fragments
_KEPT_BUNDLES = 64


class PackedSource(Protocol):
    """The part of a fragment store that joining needs."""

    def packed_many(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """See FragmentStore."""

    def heads(self, keys: Sequence[bytes]) -> bytes:
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


class Own(msgspec.Struct, frozen=True, gc=False):
    """A page's recipe and its first parts, up to the first bundle, as they were read."""

    recipe: Recipe
    loaded: tuple[Run | ListingRuns, ...]
    keys: tuple[bytes, ...]  # of the recipe and of these parts
    heads: bytes  # as the store gives them for the keys, if nothing was put there since


class Loader:
    """Reads fragments and makes them ready to be joined. For one thread."""

    def __init__(self, source: PackedSource) -> None:
        self._source = source
        self._stamp: int | None = None
        self._loaded: dict[bytes, Loaded] = {}
        self._others: Others = {}
        self._bundles: dict[tuple[tuple[int, bytes], ...], BundleRuns] = {}

    def begin(self) -> int:
        """The store's stamp. Asked before anything is read: what is read later may only be newer."""
        stamp = self._source.stamp()
        if stamp != self._stamp or len(self._loaded) > _KEPT:
            self._loaded = {}
            self._stamp = stamp
        return stamp

    def sites(self) -> Sites:
        """The hosts. Raises MissingRecipeError."""
        return unpack_sites(self._value(SITES, SITES_KIND))

    def recipe(self, key: bytes) -> tuple[Recipe, bytes]:
        """A recipe and its head. Raises MissingRecipeError."""
        value = self._value(key, RECIPE)
        return unpack_recipe(value), value[: HEAD.size]

    def own(self, key: bytes, recipe: Recipe, head: bytes) -> Own:
        """The first parts of the recipe under a key, read now. Raises MissingError with all that is missing.

        Their heads are those of the very values that were read.
        """
        keys, heads, loaded, missing = [key], [head], [], []
        for part, value in zip(recipe.parts, self._many([part.key for part in recipe.parts]), strict=True):
            if value is not None and value[KIND_AT] == BUNDLE:
                break
            simple = self._simple(value)
            if value is None or simple is None:
                missing.append(part.key)
            else:
                heads.append(value[: HEAD.size])
                loaded.append(simple)
            keys.append(part.key)
        if missing:
            raise MissingError((*missing, *self._missing(recipe.parts[len(keys) - 1 :])))
        return Own(recipe, tuple(loaded), tuple(keys), b"".join(heads))

    def parts(self, parts: Sequence[Part]) -> list[Loaded]:
        """Parts that many pages share, read once while nothing changes. Raises MissingError as `own`."""
        loaded = self._loaded
        unread = [part.key for part in parts if part.key not in loaded]
        if unread:
            self._read(unread)
        return [loaded[part.key] for part in parts]

    def _value(self, key: bytes, kind: int) -> bytes:
        (value,) = self._source.packed_many((key,))
        if value is None or value[KIND_AT] != kind:
            raise MissingRecipeError((key,))
        return value

    def _many(self, keys: Sequence[bytes]) -> list[bytes | None]:
        return self._source.packed_many(keys) if keys else []

    def _missing(self, parts: Sequence[Part]) -> Sequence[bytes]:
        try:
            self.parts(parts)
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

    def _read(self, keys: Sequence[bytes]) -> None:
        bundles: dict[bytes, Bundle] = {}
        missing = self._read_simple(keys, bundles)
        inner = [part.key for bundle in bundles.values() for part in bundle.parts]
        nested: dict[bytes, Bundle] = {}
        missing += self._read_simple([key for key in inner if key not in self._loaded], nested)
        missing += nested
        if missing:
            raise MissingError(tuple(dict.fromkeys(missing)))
        for key, bundle in bundles.items():
            self._loaded[key] = self._bundle(bundle)

    def _read_simple(self, keys: Sequence[bytes], bundles: dict[bytes, Bundle]) -> list[bytes]:
        """Load pieces and listings; add the bundles to those given; return the keys of all else."""
        missing = []
        for key, value in zip(keys, self._many(keys), strict=True):
            simple = self._simple(value)
            if simple is not None:
                self._loaded[key] = simple
            elif value is not None and value[KIND_AT] == BUNDLE:
                bundles[key] = unpack_bundle(value)
            else:
                missing.append(key)
        return missing

    def _bundle(self, bundle: Bundle) -> BundleRuns:
        loaded = [self._in_bundle(part.key) for part in bundle.parts]
        content = tuple((part.show, one.digest) for part, one in zip(bundle.parts, loaded, strict=True))
        runs = self._bundles.get(content)
        if runs is None:
            if len(self._bundles) >= _KEPT_BUNDLES:
                del self._bundles[next(iter(self._bundles))]
            runs = self._bundles[content] = BundleRuns(bundle.parts, loaded)
        return runs

    def _in_bundle(self, key: bytes) -> Run | ListingRuns:
        loaded = self._loaded[key]
        if isinstance(loaded, BundleRuns):
            raise MissingError((key,))
        return loaded
