"""Listings and bundles while they are joined: what they show on a page that shows some of it already.

Nearly always that is what they show anywhere, and is compressed beforehand. What differs is put
together anew, and remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from nashra.fragments.model import Listing, Part
from nashra.fragments.packed import (
    NOTHING,
    PackedListing,
    Run,
    deflate,
    deflate_fast,
    inflate,
    run_of,
    shown,
)

_REMEMBERED = 500  # other runs of one fragment; each takes some kilobytes


class ListingRuns:
    """A listing, and the runs of it that were asked for."""

    __slots__ = ("_listing", "_others", "digest", "numbers", "packed")

    def __init__(self, packed: PackedListing) -> None:
        self.packed = packed
        self.numbers = packed.numbers
        self.digest = packed.digest
        self._listing: Listing | None = None
        self._others: dict[tuple[int, ...], Run] = {}

    def run(self, show: int, seen: Set[int]) -> Run:
        """What it shows on a page that carries these stories already. `show` 0: all."""
        first = self.numbers[:show] if show else self.numbers
        if seen.isdisjoint(first):
            return self.packed.first(len(first)) if first else NOTHING
        chosen = self.choose(show, seen)
        return self._others.get(chosen) or self._remember(chosen)

    def choose(self, show: int, seen: Set[int]) -> tuple[int, ...]:
        """The stories that it shows then."""
        left = tuple(number for number in self.numbers if number not in seen)
        return left[:show] if show else left

    def plain(self, chosen: tuple[int, ...]) -> bytes:
        """Its HTML with the items of these numbers."""
        if self._listing is None:
            self._listing = self.packed.listing()
        return shown(self._listing, tuple(item for item in self._listing.items if item.number in chosen))

    def _remember(self, chosen: tuple[int, ...]) -> Run:
        if not chosen:
            return NOTHING
        if len(self._others) >= _REMEMBERED:
            self._others.clear()
        plain = self.plain(chosen)
        run = self._others[chosen] = run_of(plain, deflate_fast(plain), chosen)
        return run


class BundleRuns:
    """A bundle, and the runs of it that were asked for. Compressed as one: its lists are much alike."""

    __slots__ = ("_numbers", "_others", "_parts", "_plains", "_usual", "_usual_numbers")

    def __init__(self, parts: Sequence[tuple[Part, Run | ListingRuns]]) -> None:
        self._parts = parts
        self._plains: list[dict[tuple[int, ...], bytes]] = [{} for _ in parts]
        lists = [loaded.numbers for _, loaded in parts if isinstance(loaded, ListingRuns)]
        self._numbers = frozenset(number for numbers in lists for number in numbers)
        self._usual = self._resolve(frozenset(), deflate)
        self._usual_numbers = frozenset(self._usual.numbers)
        self._others: dict[frozenset[int], Run] = {}

    def run(self, show: int, seen: Set[int]) -> Run:
        """What it shows on a page that carries these stories already."""
        # If none of them is among what it usually shows, each of its lists chooses what it usually does.
        if seen.isdisjoint(self._usual_numbers):
            return self._usual
        out = self._numbers.intersection(seen)
        return self._others.get(out) or self._leave_out(out)

    def _leave_out(self, out: frozenset[int]) -> Run:
        if len(self._others) >= _REMEMBERED:
            self._others.clear()
            self._plains = [{} for _ in self._parts]
        run = self._others[out] = self._resolve(out, deflate_fast)
        return run

    def _resolve(self, out: frozenset[int], compress: Callable[[bytes], bytes]) -> Run:
        seen = set(out)
        numbers: list[int] = []
        pieces = []
        for (part, loaded), plains in zip(self._parts, self._plains, strict=True):
            chosen = () if isinstance(loaded, Run) else loaded.choose(part.show, seen)
            if chosen not in plains:
                plains[chosen] = inflate(loaded.block) if isinstance(loaded, Run) else loaded.plain(chosen)
            pieces.append(plains[chosen])
            seen.update(chosen)
            numbers.extend(chosen)
        plain = b"".join(pieces)
        return run_of(plain, compress(plain), tuple(numbers))
