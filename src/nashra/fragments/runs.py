"""Listings and bundles while they are joined: what they show on a page that shows some of it already.

Nearly always that is what they show anywhere, and is compressed beforehand. What differs is put
together anew, and remembered.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

import msgspec
import xxhash
from isal import isal_zlib

from nashra.fragments.model import Part
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

_REMEMBERED = 4000  # other runs of all listings: some megabytes
_REMEMBERED_BUNDLE = 500  # other runs of one bundle; each takes some kilobytes

_combine = isal_zlib.crc32_combine

Others = dict[tuple[bytes, tuple[int, ...]], Run]
"""Runs of listings that leave something out: by the listing's digest and the stories chosen."""


class ListingRuns:
    """A listing, and the runs of it that were asked for; `others` are those of all listings."""

    __slots__ = ("_firsts", "_others", "_packed", "digest", "numbers")

    def __init__(self, packed: PackedListing, others: Others) -> None:
        self._packed = packed
        self.numbers = packed.numbers
        self.digest = packed.digest
        self._firsts: dict[int, Run] = {}  # by how many are shown
        self._others = others

    def run(self, show: int, seen: Set[int]) -> Run:
        """What it shows on a page that carries these stories already. `show` 0: all."""
        run = self._firsts.get(show) or self._cut(show)
        if seen.isdisjoint(run.numbers):
            return run
        left = tuple(number for number in self.numbers if number not in seen)
        chosen = left[:show] if show else left
        if not chosen:
            return NOTHING
        return self._others.get((self.digest, chosen)) or self._put_together(chosen)

    def _cut(self, show: int) -> Run:
        count = min(show or len(self.numbers), len(self.numbers))
        run = self._firsts[show] = self._packed.first(count) if count else NOTHING
        return run

    def _put_together(self, chosen: tuple[int, ...]) -> Run:
        if len(self._others) >= _REMEMBERED:
            self._others.clear()
        listing = self._packed.listing()
        plain = shown(listing, tuple(item for item in listing.items if item.number in chosen))
        run = self._others[self.digest, chosen] = run_of(plain, deflate_fast(plain), chosen)
        return run


class BundleRuns:
    """A bundle, and the runs of it that were asked for.

    What it usually shows is compressed as one block, because its lists are much alike. Where it leaves
    something out, it is put together from its parts' own blocks, at once and a little larger.
    """

    __slots__ = ("_loaded", "_numbers", "_others", "_parts", "_usual", "_usual_numbers")

    def __init__(self, parts: Sequence[Part], loaded: Sequence[Run | ListingRuns]) -> None:
        self._parts = parts
        self._loaded = loaded
        self._others: dict[frozenset[int], Run] = {}
        lists = [one.numbers for one in loaded if isinstance(one, ListingRuns)]
        self._numbers = frozenset(number for numbers in lists for number in numbers)
        apart = self._resolve(frozenset())
        self._usual = msgspec.structs.replace(apart, block=deflate(inflate(apart.block)))
        self._usual_numbers = frozenset(apart.numbers)

    def run(self, show: int, seen: Set[int]) -> Run:
        """What it shows on a page that carries these stories already."""
        # If none of them is among what it usually shows, each of its lists chooses what it usually does.
        if self._usual_numbers.isdisjoint(seen):
            return self._usual
        out = self._numbers.intersection(seen)
        return self._others.get(out) or self._leave_out(out)

    def _leave_out(self, out: frozenset[int]) -> Run:
        if len(self._others) >= _REMEMBERED_BUNDLE:
            self._others.clear()
        run = self._others[out] = self._resolve(out)
        return run

    def _resolve(self, out: frozenset[int]) -> Run:
        runs = runs_of(out, self._parts, self._loaded)
        size, crc = size_and_crc(0, 0, runs)
        digest = xxhash.xxh3_64_digest(b"".join([run.digest for run in runs]))
        numbers = tuple(number for run in runs for number in run.numbers)
        return Run(b"".join([run.block for run in runs]), size, crc, digest, numbers)


Loaded = Run | ListingRuns | BundleRuns


def runs_of(seen: Set[int], parts: Sequence[Part], loaded: Sequence[Loaded]) -> list[Run]:
    """What is shown of each part, on a page that carries these stories already. Parts without a byte go."""
    runs = []
    shown_since: list[tuple[int, ...]] = []
    for part, what in zip(parts, loaded, strict=True):
        if isinstance(what, Run):
            run = what
        else:
            if shown_since:
                seen = frozenset(seen).union(*shown_since)
                shown_since.clear()
            run = what.run(part.show, seen)
            shown_since.append(run.numbers)
        if run.size:
            runs.append(run)
    return runs


def size_and_crc(size: int, crc: int, runs: Sequence[Run]) -> tuple[int, int]:
    """Those of plain bytes, followed by what the runs show."""
    for run in runs:
        crc = _combine(crc, run.crc, run.size) if size else run.crc
        size += run.size
    return size, crc
