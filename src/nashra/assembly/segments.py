"""Lists, bundles and sequences while they are joined: what they show on a page that shows some of it already.

Nearly always that is what they show anywhere, and is compressed beforehand. What differs is put
together anew, and remembered.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

import msgspec
import xxhash
from isal import isal_zlib

from nashra.fragments.codec import (
    NOTHING,
    EncodedList,
    Segment,
    deflate_fast,
    inflate,
    segment_of,
    visible_items,
)
from nashra.fragments.model import ListFragment, Part

_REMEMBERED = 4000  # other segments of all lists: some megabytes
_REMEMBERED_SEQUENCE = 500  # other segments of one sequence; each takes some kilobytes

_combine = isal_zlib.crc32_combine

Variants = dict[tuple[bytes, tuple[int, ...], frozenset[int]], Segment]
"""Segments of lists on pages that carry some of it: by the list's digest, the stories chosen, and those shown again."""


class ListSegments:
    """A list, and the segments of it that were asked for; `variants` are shared by all lists."""

    __slots__ = ("_again", "_encoded", "_firsts", "_items", "_variants", "digest", "numbers")

    def __init__(self, encoded: EncodedList, variants: Variants) -> None:
        self._encoded = encoded
        self.numbers: tuple[int, ...] = encoded.numbers
        self.digest = encoded.digest
        self._firsts: dict[int, Segment] = {}  # by how many are shown
        self._variants = variants
        self._again = encoded.shown_again()
        self._items: ListFragment | None = None  # decoded where a page shows others than the first

    def segment(self, show: int, seen: Set[int]) -> Segment:
        """What it shows on a page that carries these stories already. `show` 0: all."""
        segment = self._firsts.get(show) or self._cut(show)
        if seen.isdisjoint(segment.numbers) and seen.isdisjoint(segment.beside):
            return segment
        left = tuple(number for number in self.numbers if number not in seen or number in self._again)
        chosen = left[:show] if show else left
        if not chosen:
            return NOTHING
        above = seen & self._again.intersection(chosen)
        return self._variants.get((self.digest, chosen, frozenset(above))) or self._put_together(
            chosen, above
        )

    def _cut(self, show: int) -> Segment:
        count = min(show or len(self.numbers), len(self.numbers))
        segment = self._naming(self._encoded.first(count), self.numbers[:count]) if count else NOTHING
        self._firsts[show] = segment
        return segment

    def _put_together(self, chosen: tuple[int, ...], above: Set[int]) -> Segment:
        if len(self._variants) >= _REMEMBERED:
            self._variants.clear()
        fragment = self._items
        if fragment is None:
            fragment = self._items = self._encoded.list_fragment()
        items = tuple(item for item in fragment.items if item.number in chosen)
        plain = visible_items(fragment, items, above)
        segment = self._naming(segment_of(plain, deflate_fast(plain)), chosen)
        self._variants[self.digest, chosen, frozenset(above)] = segment
        return segment

    def _naming(self, segment: Segment, shown: tuple[int, ...]) -> Segment:
        """The segment with the stories that it shows."""
        if not self._again:
            return msgspec.structs.replace(segment, numbers=shown)
        own = tuple(number for number in shown if number not in self._again)
        beside = tuple(number for number in shown if number in self._again)
        return msgspec.structs.replace(segment, numbers=own, beside=beside)


class SegmentSequence:
    """Several parts, one after the other, and the segments of them that were asked for."""

    __slots__ = ("_loaded", "_parts", "_usual", "_usual_numbers", "_variants", "numbers")

    def __init__(self, parts: Sequence[Part], loaded: Sequence[Loaded]) -> None:
        self._parts = parts
        self._loaded = loaded
        self._variants: dict[frozenset[int], Segment] = {}
        lists = [one for one in loaded if not isinstance(one, Segment)]
        self.numbers: frozenset[int] = frozenset(number for one in lists for number in one.numbers)
        self._usual = self._usually()
        self._usual_numbers = frozenset((*self._usual.numbers, *self._usual.beside))

    def segment(self, show: int, seen: Set[int]) -> Segment:
        """What is shown on a page that carries these stories already."""
        # If none of them is among what is usually shown, each list chooses what it usually does.
        if self._usual_numbers.isdisjoint(seen):
            return self._usual
        out = self.numbers.intersection(seen)
        return self._variants.get(out) or self._leave_out(out)

    def _usually(self) -> Segment:
        return self._resolve(frozenset())

    def _leave_out(self, out: frozenset[int]) -> Segment:
        if len(self._variants) >= _REMEMBERED_SEQUENCE:
            self._variants.clear()
        segment = self._variants[out] = self._resolve(out)
        return segment

    def _resolve(self, out: frozenset[int]) -> Segment:
        return join_segments(out, self._parts, self._loaded)


class BundleSegments(SegmentSequence):
    """A bundle: what it usually shows is compressed as one block, because its lists are much alike.

    That is done in every process after every publish, so it is done fast: a few bytes in a hundred larger.

    Where it leaves something out, it is put together from its parts' own blocks, at once and a little
    larger.
    """

    __slots__ = ()

    def _usually(self) -> Segment:
        apart = self._resolve(frozenset())
        return msgspec.structs.replace(apart, block=deflate_fast(inflate(apart.block)))


Loaded = Segment | ListSegments | SegmentSequence


def join_segments(seen: Collection[int], parts: Sequence[Part], loaded: Sequence[Loaded]) -> Segment:
    """What the parts show one after the other, on a page that carries these stories already."""
    carried = set(seen)
    blocks: list[bytes] = []
    digests: list[bytes] = []
    numbers: list[int] = []
    beside: list[int] = []
    size = crc = 0
    for part, what in zip(parts, loaded, strict=True):
        segment = what if isinstance(what, Segment) else what.segment(part.show, carried)
        if segment.size:
            carried.update(segment.numbers)
            numbers.extend(segment.numbers)
            beside.extend(segment.beside)
            blocks.append(segment.block)
            digests.append(segment.digest)
            crc = _combine(crc, segment.crc, segment.size) if size else segment.crc
            size += segment.size
    digest = xxhash.xxh3_64_digest(b"".join(digests))
    return Segment(b"".join(blocks), size, crc, digest, tuple(numbers), tuple(beside))
