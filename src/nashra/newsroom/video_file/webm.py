"""WebM: elements within elements, each with an id, a length and a body; see RFC 8794 and RFC 9559."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack
from typing import BinaryIO

from nashra.newsroom.video_file.facts import Span, UnplayableVideoError, UnreadableVideoError, VideoFacts

PLAYED = frozenset([b"V_VP8", b"V_VP9", b"V_AV1"])

_HEAD, _DOCTYPE, _SEGMENT, _INFO, _TRACKS = 0x1A45DFA3, 0x4282, 0x18538067, 0x1549A966, 0x1654AE6B
_CLUSTER, _TAGS, _ATTACHMENTS = 0x1F43B675, 0x1254C367, 0x1941A469
_SCALE, _DURATION = 0x2AD7B1, 0x4489
_TRACK, _KIND, _CODING, _VIDEO, _WIDTH, _HEIGHT = 0xAE, 0x83, 0x86, 0xE0, 0xB0, 0xBA
_MOST_ELEMENTS = 500_000
_NUMBER = 8


@dataclass(frozen=True, slots=True)
class _Element:
    id: int
    start: int
    body: int
    end: int


def read_webm(file: BinaryIO, size: int) -> VideoFacts:
    """What a WebM says of itself. Raises UnreadableVideoError."""
    return _Reader(file, size).read()


class _Reader:
    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._size, self._seen = file, size, 0

    def read(self) -> VideoFacts:
        top = [*self._elements(0, self._size)]
        if [one.id for one in top[:2]] != [_HEAD, _SEGMENT]:
            raise UnreadableVideoError
        kinds = [self._bytes(one) for one in self._within(top[0]) if one.id == _DOCTYPE]
        if kinds != [b"webm"]:
            raise UnreadableVideoError
        return self._segment(top[1])

    def _segment(self, segment: _Element) -> VideoFacts:
        size, seconds, told, has_pictures = None, 0, list[Span](), False
        for one in self._elements(segment.body, segment.end):
            has_pictures = has_pictures or one.id == _CLUSTER
            if one.id == _INFO:
                seconds = self._seconds(one)
            elif one.id == _TRACKS:
                size = size or self._picture(one)
            elif one.id in (_TAGS, _ATTACHMENTS):
                told.append(_void(one))
        if size is None or not has_pictures:
            raise UnreadableVideoError
        return VideoFacts("webm", *size, seconds, tuple(told))

    def _picture(self, tracks: _Element) -> tuple[int, int] | None:
        for track in self._within(tracks):
            inner = {one.id: one for one in self._within(track)}
            if track.id == _TRACK and self._whole(inner.get(_KIND)) == 1:
                if (coding := self._bytes(inner.get(_CODING))) not in PLAYED:
                    raise UnplayableVideoError(coding.decode("latin-1"))
                shown = {one.id: one for one in self._within(inner.get(_VIDEO))}
                width, height = (self._whole(shown.get(side)) for side in (_WIDTH, _HEIGHT))
                if not (0 < width <= 8192 and 0 < height <= 8192):
                    raise UnreadableVideoError
                return width, height
        return None

    def _seconds(self, info: _Element) -> int:
        inner = {one.id: one for one in self._within(info)}
        body = self._bytes(inner.get(_DURATION)) if _DURATION in inner else b""
        if len(body) not in (4, 8):
            return 0
        scale = self._whole(inner.get(_SCALE)) if _SCALE in inner else 1_000_000
        (length,) = unpack(">f" if len(body) == 4 else ">d", body)
        seconds = length * scale / 1e9
        return round(seconds) if 0 <= seconds <= 86_400 else 0

    def _within(self, element: _Element | None) -> Iterator[_Element]:
        return self._elements(element.body, element.end) if element else iter(())

    def _elements(self, start: int, end: int) -> Iterator[_Element]:
        """The elements between two places; a cluster that says no length is gone through as if it were none."""
        while start < end:
            self._seen += 1
            if self._seen > _MOST_ELEMENTS:
                raise UnreadableVideoError
            self._file.seek(start)
            head = self._file.read(12)
            number, used = _vint(head, keep_mark=True)
            length, more = _vint(head[used:], keep_mark=False)
            body = start + used + more
            is_open = length == (1 << 7 * more) - 1
            stop = (body if number == _CLUSTER else end) if is_open else body + length
            if stop > end:
                raise UnreadableVideoError
            yield _Element(number, start, body, stop)
            start = stop

    def _whole(self, element: _Element | None) -> int:
        return int.from_bytes(self._bytes(element)[:_NUMBER])

    def _bytes(self, element: _Element | None) -> bytes:
        if element is None:
            raise UnreadableVideoError
        self._file.seek(element.body)
        return self._file.read(min(64, element.end - element.body))


def _vint(data: bytes, *, keep_mark: bool) -> tuple[int, int]:
    """A number of variable length, and its length in bytes."""
    if not data or not data[0]:
        raise UnreadableVideoError
    length = 9 - data[0].bit_length()
    if len(data) < length:
        raise UnreadableVideoError
    number = int.from_bytes(data[:length])
    return (number if keep_mark else number & ((1 << 7 * length) - 1)), length


def _void(element: _Element) -> Span:
    """Nothing at all in the place of an element, and as long."""
    length = element.end - element.start
    if length < 9:  # its head alone is five bytes or more: there is nothing in it
        return Span(element.body, b"", element.end)
    return Span(element.start, b"\xec\x01" + (length - 9).to_bytes(7), element.end)
