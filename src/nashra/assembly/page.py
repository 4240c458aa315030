"""From a recipe to a page: parts in order, no story listed twice, nothing compressed on the way.

A page is a gzip stream made of blocks that exist already (see `codec`); its CRC is computed from the
blocks' own. It is joined in two steps, because what changes on most pages stands at their end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from struct import Struct

import msgspec
import xxhash
from isal import isal_zlib

from nashra.assembly.segments import Loaded, join_segments
from nashra.fragments.codec import Segment, inflate, visible_items
from nashra.fragments.model import Bundle, ListFragment, ListItem, Part, Piece, Recipe

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_END = Struct("<HII")  # an empty last block of deflate, CRC, size
_LAST_BLOCK = 0x0003

_combine = isal_zlib.crc32_combine
_digest = xxhash.xxh3_64_hexdigest


class PagePrefix(msgspec.Struct, frozen=True, gc=False):
    """A page's first parts, joined."""

    segment: Segment
    seen: frozenset[int]  # the stories that the page carries so far


class AssembledPage(msgspec.Struct, frozen=True, gc=False):
    """A page's body."""

    gzip: bytes
    size: int  # of the plain bytes
    etag: str  # with W/ and quotes

    def plain(self) -> bytes:
        """The body as it is without compression."""
        return inflate(self.gzip[len(_HEADER) :])


def begin(numbers: Sequence[int], parts: Sequence[Part], loaded: Sequence[Loaded]) -> PagePrefix:
    """Join the first parts of a page that is about the given stories."""
    seen = frozenset(numbers)
    segment = join_segments(seen, parts, loaded)
    return PagePrefix(segment, seen.union(segment.numbers))


def finish(prefix_part: PagePrefix, suffix: Segment, etag: str) -> AssembledPage:
    """Join the rest, which is what a SegmentSequence of the other parts shows to the stories seen."""
    first = prefix_part.segment
    size = first.size + suffix.size
    crc = _combine(first.crc, suffix.crc, suffix.size) if suffix.size else first.crc
    gzip = b"".join((_HEADER, first.block, suffix.block, _END.pack(_LAST_BLOCK, crc, size & 0xFFFFFFFF)))
    return AssembledPage(gzip, size, etag)


def etag_of(prefix_part: PagePrefix, suffix: Segment) -> str:
    """The tag of the page that finish would give: weak, of the plain bytes, whatever the encoding."""
    return f'W/"{_digest(prefix_part.segment.digest + suffix.digest)}"'


def resolve(recipe: Recipe, get: Callable[[bytes], Piece | ListFragment | Bundle]) -> bytes:
    """The same page from fragments that are in no store, as plain bytes: for previews. Slow and simple."""
    seen = set(recipe.numbers)
    return b"".join(
        _resolve(part, get, seen) if part.key else recipe.pieces[part.piece] for part in recipe.parts
    )


def _resolve(part: Part, get: Callable[[bytes], Piece | ListFragment | Bundle], seen: set[int]) -> bytes:
    match get(part.key):
        case Piece(html):
            return html
        case Bundle(parts):
            return b"".join(_resolve(inner, get, seen) for inner in parts)
        case ListFragment() as fragment:
            carried = frozenset(seen)
            chosen = _choose(fragment, part.show, carried)
            seen.update(item.number for item in chosen if not item.again)
            return visible_items(fragment, chosen, carried)


def _choose(fragment: ListFragment, show: int, carried: frozenset[int]) -> tuple[ListItem, ...]:
    chosen: dict[int, ListItem] = {}
    for item in fragment.items:
        if (item.number not in carried or item.again) and (not show or len(chosen) < show):
            chosen.setdefault(item.number, item)
    return tuple(chosen.values())
