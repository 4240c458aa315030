"""The bytes under which a fragment is stored: compressed beforehand, so that joining compresses nothing.

Every value begins with a head (version, order, kind). What follows is, by kind:

- a piece: CRC, size and digest of its HTML, then one deflate block;
- a list: the same for each number of items that may be shown, then one deflate stream that is flushed after each
  item, so that it can be cut there, and what else any other choice of items takes;
- a recipe: the same as for a piece for each piece of its own, MessagePack, and their blocks;
- everything else: MessagePack.

A *block* is raw deflate, refers to nothing before itself, ends on a byte and is not marked as the
last one: blocks one after the other are a deflate stream. Only blocks are kept, not the HTML, which
is a third of the room; a client that takes no compression costs us some microseconds.

A piece is made once and stands on many pages: it is compressed as far as zlib can. Lists are made at each publish, and
a recipe's pieces while a reader waits for a page that may never be asked for again: isal takes a fifth of zlib's time
for a twentieth more.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from itertools import pairwise
from struct import Struct

import msgspec
import xxhash
from isal import isal_zlib

from nashra.fragments.model import (
    Bundle,
    FormerGeneration,
    Fragment,
    ListFragment,
    ListItem,
    Piece,
    Recipe,
    Sites,
    Tombstone,
)

HEAD = Struct("<QQ")  # version; order in which it was put: no two puts into one store have the same
KIND_AT = HEAD.size
PIECE, LIST, RECIPE, BUNDLE, SITES_KIND, TOMBSTONE, FORMER_KIND = range(7)

_FAST = 1
_KIND = Struct("<QQB")
_PIECE = Struct("<QQBII8s")  # CRC, size, digest
_RECIPE = Struct("<QQBHI")  # pieces; bytes of the MessagePack
_OWN = Struct("<III8s")  # of a recipe's piece: bytes of its block; CRC, size, digest
_LIST = Struct(
    "<QQBHIII8s"
)  # items; bytes of the opening, of the stream and of the closing's block; digest of all
_PREFIX = Struct("<III8s")  # where the stream is cut; CRC, size and digest of what is shown then
_NUMBERS = tuple(Struct(f"<{count}Q") for count in range(65))

_recipe_from = msgspec.msgpack.Decoder(Recipe).decode
_bundle_from = msgspec.msgpack.Decoder(Bundle).decode
_sites_from = msgspec.msgpack.Decoder(Sites).decode
_former_from = msgspec.msgpack.Decoder(FormerGeneration).decode
_to_msgpack = msgspec.msgpack.encode


class _Forms(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What the stream of a list does not hold."""

    first: (
        bytes | None
    )  # the first item as it stands behind others, where it has a form of its own as the first
    leads: tuple[bytes, ...]  # the others as they stand first
    again: tuple[bytes, ...] = ()  # all as they stand where the page carries them already; (): none does


_forms_from = msgspec.msgpack.Decoder(_Forms).decode


class Segment(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a page that is ready to be joined."""

    block: bytes
    size: int  # of the plain bytes
    crc: int  # of the plain bytes
    digest: bytes  # of the plain bytes; 8 of them
    numbers: tuple[int, ...] = ()  # the stories that it lists, which no other list of the page shows
    beside: tuple[int, ...] = ()  # those that it lists as a clock does, which others may show


NOTHING = Segment(b"", 0, 0, bytes(8))


def deflate(plain: bytes) -> bytes:
    """One block, as small as zlib makes it: for what is made once and shown often."""
    if not plain:
        return b""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return stream.compress(plain) + stream.flush(zlib.Z_FULL_FLUSH)


def deflate_fast(plain: bytes) -> bytes:
    """One block, a twentieth larger and five times as fast: for what is made often, or while a reader waits."""
    if not plain:
        return b""
    stream = isal_zlib.compressobj(_FAST, isal_zlib.DEFLATED, -15, 9)
    return bytes(stream.compress(plain)) + bytes(stream.flush(isal_zlib.Z_FULL_FLUSH))


def inflate(blocks: bytes) -> bytes:
    """The plain bytes of one block or several."""
    return isal_zlib.decompressobj(wbits=-15).decompress(blocks) if blocks else b""


def encode(fragment: Fragment, version: int = 0) -> bytes:
    """The value to store, with order 0. A story that a list holds twice is kept once."""
    match fragment:
        case Piece(html):
            return _PIECE.pack(version, 0, PIECE, *_checks(html)) + deflate(html)
        case ListFragment():
            return _encode_list(fragment, version)
        case Tombstone():
            return _KIND.pack(version, 0, TOMBSTONE)
        case Recipe():
            return _encode_recipe(fragment, version)
        case Bundle():
            return _KIND.pack(version, 0, BUNDLE) + _to_msgpack(fragment)
        case Sites():
            return _KIND.pack(version, 0, SITES_KIND) + _to_msgpack(fragment)
        case FormerGeneration():
            return _KIND.pack(version, 0, FORMER_KIND) + _to_msgpack(fragment)


def with_order(value: bytes, order: int) -> bytes:
    """A value with the order that the store gives it."""
    return HEAD.pack(HEAD.unpack_from(value)[0], order) + value[HEAD.size :]


def decode(value: bytes) -> Fragment:
    """The fragment in a stored value."""
    kind = value[KIND_AT]
    if kind == PIECE:
        return Piece(inflate(value[_PIECE.size :]))
    if kind == LIST:
        return EncodedList(value).list_fragment()
    if kind == TOMBSTONE:
        return Tombstone()
    if kind == RECIPE:
        encoded = EncodedRecipe(value)
        pieces = tuple(inflate(segment.block) for segment in encoded.pieces())
        return msgspec.structs.replace(encoded.recipe, pieces=pieces)
    if kind == BUNDLE:
        return decode_bundle(value)
    if kind == FORMER_KIND:
        return decode_former(value)
    return decode_sites(value)


def decode_segment(value: bytes) -> Segment:
    """A stored piece, ready to be joined."""
    _, _, _, crc, size, digest = _PIECE.unpack_from(value)
    return Segment(value[_PIECE.size :], size, crc, digest)


def decode_bundle(value: bytes) -> Bundle:
    """A stored bundle."""
    return _bundle_from(memoryview(value)[_KIND.size :])


def decode_sites(value: bytes) -> Sites:
    """The stored hosts."""
    return _sites_from(memoryview(value)[_KIND.size :])


def decode_former(value: bytes) -> FormerGeneration:
    """The stored name of the generation before."""
    return _former_from(memoryview(value)[_KIND.size :])


class EncodedRecipe:
    """A stored recipe, and apart from it its pieces."""

    __slots__ = ("_value", "recipe")

    def __init__(self, value: bytes) -> None:
        _, _, _, count, size = _RECIPE.unpack_from(value)
        start = _RECIPE.size + count * _OWN.size
        self._value = value
        self.recipe: Recipe = _recipe_from(memoryview(value)[start : start + size])

    def pieces(self) -> tuple[Segment, ...]:
        """Its pieces, ready to be joined."""
        value = self._value
        _, _, _, count, size = _RECIPE.unpack_from(value)
        start = _RECIPE.size + count * _OWN.size + size
        segments = []
        for place in range(count):
            length, crc, plain, digest = _OWN.unpack_from(value, _RECIPE.size + place * _OWN.size)
            segments.append(Segment(value[start : start + length], plain, crc, digest))
            start += length
        return tuple(segments)


class EncodedList:
    """A stored list, of which any number of first items can be cut off ready to be joined."""

    __slots__ = ("_closing_size", "_opening", "_stream_size", "digest", "numbers", "value")

    def __init__(self, value: bytes) -> None:
        head = _LIST.unpack_from(value)
        _, _, _, count, self._opening, self._stream_size, self._closing_size, self.digest = head
        self.value = value
        self.numbers: tuple[int, ...] = _numbers(count).unpack_from(value, _LIST.size)

    def first(self, show: int) -> Segment:
        """The segment that shows the first items, as many as given (at least one, at most all)."""
        value = self.value
        table = _LIST.size + 8 * len(self.numbers)
        cut, crc, size, digest = _PREFIX.unpack_from(value, table + (show - 1) * _PREFIX.size)
        start = table + len(self.numbers) * _PREFIX.size
        closing = start + self._stream_size
        block = value[start : start + cut] + value[closing : closing + self._closing_size]
        return Segment(block, size, crc, digest)

    def list_fragment(self) -> ListFragment:
        """The list itself."""
        value, count = self.value, len(self.numbers)
        table = _LIST.size + 8 * count
        start = table + count * _PREFIX.size
        stream = inflate(value[start : start + self._stream_size])
        closing = inflate(value[start + self._stream_size :][: self._closing_size])
        sizes = [_PREFIX.unpack_from(value, table + at * _PREFIX.size)[2] for at in range(count)]
        ends = [self._opening, *(size - len(closing) for size in sizes)]
        shown = [stream[begin:end] for begin, end in pairwise(ends)]
        forms = self._forms()
        leads = forms.leads
        if forms.first is not None:
            leads, shown = (shown[0], *leads[1:]), [forms.first, *shown[1:]]
        items = map(ListItem, self.numbers, shown, leads, forms.again or (b"",) * count)
        return ListFragment(stream[: self._opening], tuple(items), closing)

    def shown_again(self) -> frozenset[int]:
        """The stories that it shows on pages that carry them already too."""
        return frozenset(
            number for number, form in zip(self.numbers, self._forms().again, strict=False) if form
        )

    def _forms(self) -> _Forms:
        count = len(self.numbers)
        start = _LIST.size + count * (8 + _PREFIX.size) + self._stream_size + self._closing_size
        forms = self.value[start:]
        return _forms_from(inflate(forms)) if forms else _Forms(None, (b"",) * count)


def visible_items(
    fragment: ListFragment, items: tuple[ListItem, ...], carried: Collection[int] = ()
) -> bytes:
    """The HTML of a list with only these of its items: nothing without any. carried: stories that stand above it."""
    if not items:
        return b""
    lines = [items[0].lead or items[0].html, *(item.html for item in items[1:])]
    if carried:
        pairs = zip(items, lines, strict=True)
        lines = [(item.again if item.number in carried else b"") or line for item, line in pairs]
    return b"".join((fragment.opening, *lines, fragment.closing))


def segment_of(plain: bytes, block: bytes) -> Segment:
    """A segment of plain bytes and their block."""
    crc, size, digest = _checks(plain)
    return Segment(block, size, crc, digest)


def _checks(plain: bytes) -> tuple[int, int, bytes]:
    """CRC-32, size and digest."""
    return isal_zlib.crc32(plain), len(plain), xxhash.xxh3_64_digest(plain)


def _numbers(count: int) -> Struct:
    return _NUMBERS[count] if count < len(_NUMBERS) else Struct(f"<{count}Q")


def _encode_recipe(recipe: Recipe, version: int) -> bytes:
    blocks = [deflate_fast(piece) for piece in recipe.pieces]
    table = [
        _OWN.pack(len(block), *_checks(piece)) for block, piece in zip(blocks, recipe.pieces, strict=True)
    ]
    rest = _to_msgpack(msgspec.structs.replace(recipe, pieces=()))
    return b"".join((_RECIPE.pack(version, 0, RECIPE, len(blocks), len(rest)), *table, rest, *blocks))


def _encode_list(fragment: ListFragment, version: int) -> bytes:
    unique: dict[int, ListItem] = {}
    for item in fragment.items:
        unique.setdefault(item.number, item)
    items = tuple(unique.values())
    fragment = ListFragment(fragment.opening, items, fragment.closing)
    stream, table = _stream(fragment)
    closing = deflate_fast(fragment.closing)
    digest = xxhash.xxh3_64_digest(_to_msgpack(fragment))
    head = _LIST.pack(version, 0, LIST, len(items), len(fragment.opening), len(stream), len(closing), digest)
    numbers = _numbers(len(items)).pack(*(item.number for item in items))
    return b"".join((head, numbers, table, stream, closing, _forms(items)))


def _forms(items: Sequence[ListItem]) -> bytes:
    """What the stream does not hold."""
    if not any(item.lead or item.again for item in items):
        return b""
    first = items[0].html if items[0].lead else None
    again = tuple(item.again for item in items)
    leads = (b"", *(item.lead for item in items[1:]))
    return deflate_fast(_to_msgpack(_Forms(first, leads, again if any(again) else ())))


def _stream(fragment: ListFragment) -> tuple[bytes, bytes]:
    """The opening and all items as one deflate stream, and where it can be cut after each, with what is shown then."""
    deflater = isal_zlib.compressobj(_FAST, isal_zlib.DEFLATED, -15, 9)
    stream = bytearray(deflater.compress(fragment.opening))
    shown, table = xxhash.xxh3_64(fragment.opening), []
    crc, size = isal_zlib.crc32(fragment.opening), len(fragment.opening)
    for place, item in enumerate(fragment.items):
        html = item.html if place else item.lead or item.html
        stream += deflater.compress(html)
        stream += deflater.flush(isal_zlib.Z_SYNC_FLUSH)
        shown.update(html)
        crc, size = isal_zlib.crc32(html, crc), size + len(html)
        whole = shown.copy()
        whole.update(fragment.closing)
        checks = isal_zlib.crc32(fragment.closing, crc), size + len(fragment.closing), whole.digest()
        table.append(_PREFIX.pack(len(stream), *checks))
    if not fragment.items:
        stream += deflater.flush(isal_zlib.Z_SYNC_FLUSH)
    return bytes(stream), b"".join(table)
