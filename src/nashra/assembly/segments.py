"""Listings, bundles and rows while they are joined: what they show on a page that shows some of it already.

Nearly always that is what they show anywhere, and is compressed beforehand. What differs is put
together anew, and remembered.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

import msgspec
import xxhash
from isal import isal_zlib

from nashra.fragments.codec import NOTHING, PackedListing, Run, deflate, deflate_fast, inflate, run_of, shown
from nashra.fragments.model import Part

_REMEMBERED = 4000  # other runs of all listings: some megabytes
_REMEMBERED_ROW = 500  # other runs of one row; each takes some kilobytes

_combine = isal_zlib.crc32_combine

Others = dict[tuple[bytes, tuple[int, ...]], Run]
"""Runs of listings that leave something out: by the listing's digest and the stories chosen."""


class ListingRuns:
    """A listing, and the runs of it that were asked for; `others` are those of all listings."""

    __slots__ = ("_firsts", "_others", "_packed", "digest", "numbers")

    def __init__(self, packed: PackedListing, others: Others) -> None:
        self._packed = packed
        self.numbers: tuple[int, ...] = packed.numbers
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


class Row:
    """Several parts, one after the other, and the runs of them that were asked for."""

    __slots__ = ("_loaded", "_others", "_parts", "_usual", "_usual_numbers", "numbers")

    def __init__(self, parts: Sequence[Part], loaded: Sequence[Loaded]) -> None:
        self._parts = parts
        self._loaded = loaded
        self._others: dict[frozenset[int], Run] = {}
        lists = [one for one in loaded if not isinstance(one, Run)]
        self.numbers: frozenset[int] = frozenset(number for one in lists for number in one.numbers)
        self._usual = self._usually()
        self._usual_numbers = frozenset(self._usual.numbers)

    def run(self, show: int, seen: Set[int]) -> Run:
        """What is shown on a page that carries these stories already."""
        # If none of them is among what is usually shown, each list chooses what it usually does.
        if self._usual_numbers.isdisjoint(seen):
            return self._usual
        out = self.numbers.intersection(seen)
        return self._others.get(out) or self._leave_out(out)

    def _usually(self) -> Run:
        return self._resolve(frozenset())

    def _leave_out(self, out: frozenset[int]) -> Run:
        if len(self._others) >= _REMEMBERED_ROW:
            self._others.clear()
        run = self._others[out] = self._resolve(out)
        return run

    def _resolve(self, out: frozenset[int]) -> Run:
        return row_of(out, self._parts, self._loaded)


class BundleRuns(Row):
    """A bundle: what it usually shows is compressed as one block, because its lists are much alike.

    Where it leaves something out, it is put together from its parts' own blocks, at once and a little
    larger.
    """

    __slots__ = ()

    def _usually(self) -> Run:
        apart = self._resolve(frozenset())
        return msgspec.structs.replace(apart, block=deflate(inflate(apart.block)))


Loaded = Run | ListingRuns | Row


def row_of(seen: Collection[int], parts: Sequence[Part], loaded: Sequence[Loaded]) -> Run:
    """What the parts show one after the other, on a page that carries these stories already."""
    carried = set(seen)
    blocks: list[bytes] = []
    digests: list[bytes] = []
    numbers: list[int] = []
    size = crc = 0
    for part, what in zip(parts, loaded, strict=True):
        run = what if isinstance(what, Run) else what.run(part.show, carried)
        if run.size:
            carried.update(run.numbers)
            numbers.extend(run.numbers)
            blocks.append(run.block)
            digests.append(run.digest)
            crc = _combine(crc, run.crc, run.size) if size else run.crc
            size += run.size
    return Run(b"".join(blocks), size, crc, xxhash.xxh3_64_digest(b"".join(digests)), tuple(numbers))
