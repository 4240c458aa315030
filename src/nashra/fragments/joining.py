"""From a recipe to a page: parts in order, no story listed twice, nothing compressed on the way.

A page is a gzip stream made of blocks that exist already (see `packed`); its CRC is computed from the
blocks' own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from struct import Struct

import msgspec
import xxhash
from isal import isal_zlib

from nashra.fragments.model import Bundle, Listing, ListItem, Part, Piece, Recipe
from nashra.fragments.packed import Run, inflate, shown
from nashra.fragments.runs import BundleRuns, ListingRuns

Loaded = Run | ListingRuns | BundleRuns

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_END = Struct("<HII")  # an empty last block of deflate, CRC, size
_LAST_BLOCK = 0x0003

_combine = isal_zlib.crc32_combine
_digest = xxhash.xxh3_64_hexdigest


class Joined(msgspec.Struct, frozen=True, gc=False):
    """A page's body."""

    gzip: bytes
    size: int  # of the plain bytes
    etag: bytes  # weak, with W/ and quotes: of the plain bytes, whatever the encoding

    def plain(self) -> bytes:
        """The body as it is without compression."""
        return inflate(self.gzip[len(_HEADER) :])


def join(recipe: Recipe, loaded: Sequence[Loaded]) -> Joined:
    """The page of a recipe, whose parts are given in its order."""
    seen = set(recipe.numbers)
    blocks = [_HEADER]
    digests = []
    crc = size = 0
    for part, what in zip(recipe.parts, loaded, strict=True):
        if isinstance(what, Run):
            run = what
        else:
            run = what.run(part.show, seen)
            seen.update(run.numbers)
        if run.size:
            blocks.append(run.block)
            digests.append(run.digest)
            crc = _combine(crc, run.crc, run.size)
            size += run.size
    blocks.append(_END.pack(_LAST_BLOCK, crc, size & 0xFFFFFFFF))
    return Joined(b"".join(blocks), size, f'W/"{_digest(b"".join(digests))}"'.encode())


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
