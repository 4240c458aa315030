"""From a recipe to a page: parts in order, no story listed twice, nothing compressed on the way.

A page is a gzip stream made of blocks that exist already (see `packed`); its CRC is computed from the
blocks' own. It is joined in two steps, because what changes on most pages stands at their end.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from struct import Struct

import msgspec
import xxhash

from nashra.fragments.model import Bundle, Listing, ListItem, Part, Piece, Recipe
from nashra.fragments.packed import inflate, shown
from nashra.fragments.runs import Loaded, runs_of, size_and_crc

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_END = Struct("<HII")  # an empty last block of deflate, CRC, size
_LAST_BLOCK = 0x0003

_digest = xxhash.xxh3_64_hexdigest


class Stem(msgspec.Struct, frozen=True, gc=False):
    """A page's first parts, joined."""

    blocks: bytes
    size: int  # of the plain bytes
    crc: int
    digests: bytes
    seen: frozenset[int]  # the stories that the page carries so far


class Joined(msgspec.Struct, frozen=True, gc=False):
    """A page's body."""

    gzip: bytes
    size: int  # of the plain bytes
    etag: bytes  # weak, with W/ and quotes: of the plain bytes, whatever the encoding

    def plain(self) -> bytes:
        """The body as it is without compression."""
        return inflate(self.gzip[len(_HEADER) :])


def begin(numbers: Sequence[int], parts: Sequence[Part], loaded: Sequence[Loaded]) -> Stem:
    """Join the first parts of a page that is about the given stories."""
    runs = runs_of(frozenset(numbers), parts, loaded)
    size, crc = size_and_crc(0, 0, runs)
    digests = b"".join([run.digest for run in runs])
    seen = frozenset(numbers).union(*[run.numbers for run in runs])
    return Stem(b"".join([_HEADER, *[run.block for run in runs]]), size, crc, digests, seen)


def finish(stem: Stem, parts: Sequence[Part], loaded: Sequence[Loaded]) -> Joined:
    """Join the rest of the parts."""
    runs = runs_of(stem.seen, parts, loaded)
    size, crc = size_and_crc(stem.size, stem.crc, runs)
    end = _END.pack(_LAST_BLOCK, crc, size & 0xFFFFFFFF)
    digest = _digest(b"".join([stem.digests, *[run.digest for run in runs]]))
    gzip = b"".join([stem.blocks, *[run.block for run in runs], end])
    return Joined(gzip, size, b'W/"%b"' % digest.encode())


def join(recipe: Recipe, loaded: Sequence[Loaded]) -> Joined:
    """The page of a recipe, whose parts are given in its order."""
    return finish(begin(recipe.numbers, recipe.parts, loaded), (), ())


def resolve(recipe: Recipe, get: Callable[[bytes], Piece | Listing | Bundle]) -> bytes:
    """The same page from fragments that are in no store, as plain bytes: for previews. Slow and simple."""
    seen = set(recipe.numbers)
    return b"".join(_resolve(part, get, seen) for part in recipe.parts)


def _resolve(part: Part, get: Callable[[bytes], Piece | Listing | Bundle], seen: set[int]) -> bytes:
    match get(part.key):
        case Piece(html):
            return html
        case Bundle(parts):
            return b"".join(_resolve(inner, get, seen) for inner in parts)
        case Listing() as listing:
            return shown(listing, _choose(listing, part.show, seen))


def _choose(listing: Listing, show: int, seen: set[int]) -> tuple[ListItem, ...]:
    chosen: list[ListItem] = []
    for item in listing.items:
        if item.number not in seen and (not show or len(chosen) < show):
            chosen.append(item)
            seen.add(item.number)
    return tuple(chosen)
