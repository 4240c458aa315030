"""What a process has read from the store: kept as long as nothing in the store changed.

Nothing is kept beyond the stamp at which it was read, so a page that is asked for after a change never
shows what was there before. Bundles alone are remembered by their content: to compress one takes longer than
to join a hundred pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from nashra.fragments.joining import Loaded
from nashra.fragments.model import SITES, Bundle, Part, Recipe, Sites
from nashra.fragments.packed import (
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
from nashra.fragments.runs import BundleRuns, ListingRuns

_KEPT = 4000  # fragments; the page's own come and go, the shared ones are read again soon
_KEPT_BUNDLES = 64


class PackedSource(Protocol):
    """The part of a fragment store that joining needs."""

    def packed_many(self, keys: Sequence[bytes]) -> list[bytes | None]:
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


class Loader:
    """Reads fragments and makes them ready to be joined. For one thread."""

    def __init__(self, source: PackedSource) -> None:
        self._source = source
        self._stamp: int | None = None
        self._loaded: dict[bytes, Loaded] = {}
        self._sites: Sites | None = None
        self._bundles: dict[tuple[tuple[int, bytes], ...], BundleRuns] = {}

    def begin(self) -> int:
        """The store's stamp. Asked before anything is read: what is read later may only be newer."""
        stamp = self._source.stamp()
        if stamp != self._stamp or len(self._loaded) > _KEPT:
            self._loaded = {}
            self._sites = None
            self._stamp = stamp
        return stamp

    def sites(self) -> Sites:
        """The hosts. Raises MissingRecipeError."""
        if self._sites is None:
            self._sites = unpack_sites(self._value(SITES, SITES_KIND))
        return self._sites

    def recipe(self, key: bytes) -> Recipe:
        """A recipe. Raises MissingRecipeError."""
        return unpack_recipe(self._value(key, RECIPE))

    def parts(self, parts: Sequence[Part]) -> list[Loaded]:
        """Everything that a recipe names. Raises MissingError with all that is missing."""
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

    def _read(self, keys: Sequence[bytes]) -> None:
        bundles, missing = self._read_simple(keys)
        inner = [part.key for bundle in bundles.values() for part in bundle.parts]
        nested, lacking = self._read_simple([key for key in inner if key not in self._loaded])
        missing += [*lacking, *nested]
        if missing:
            raise MissingError(tuple(dict.fromkeys(missing)))
        for key, bundle in bundles.items():
            self._loaded[key] = self._bundle(bundle)

    def _read_simple(self, keys: Sequence[bytes]) -> tuple[dict[bytes, Bundle], list[bytes]]:
        """Load pieces and listings; return the bundles, and the keys of what can't be part of a page."""
        bundles: dict[bytes, Bundle] = {}
        missing: list[bytes] = []
        for key, value in zip(keys, self._source.packed_many(keys) if keys else (), strict=True):
            kind = None if value is None else value[KIND_AT]
            if value is None:
                missing.append(key)
            elif kind == PIECE:
                self._loaded[key] = unpack_run(value)
            elif kind == LISTING:
                self._loaded[key] = ListingRuns(PackedListing(value))
            elif kind == BUNDLE:
                bundles[key] = unpack_bundle(value)
            else:
                missing.append(key)
        return bundles, missing

    def _bundle(self, bundle: Bundle) -> BundleRuns:
        parts = [(part, self._simple(part.key)) for part in bundle.parts]
        content = tuple((part.show, simple.digest) for part, simple in parts)
        runs = self._bundles.get(content)
        if runs is None:
            if len(self._bundles) >= _KEPT_BUNDLES:
                del self._bundles[next(iter(self._bundles))]
            runs = self._bundles[content] = BundleRuns(parts)
        return runs

    def _simple(self, key: bytes) -> Run | ListingRuns:
        loaded = self._loaded[key]
        if isinstance(loaded, BundleRuns):
            raise MissingError((key,))
        return loaded
