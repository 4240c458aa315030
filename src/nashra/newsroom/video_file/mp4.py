"""MP4: boxes within boxes, see ISO/IEC 14496-12."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from struct import unpack
from typing import BinaryIO

from nashra.newsroom.video_file.facts import Span, UnplayableVideoError, UnreadableVideoError, VideoFacts

PLAYED = frozenset([b"avc1", b"avc3", b"av01", b"vp09"])
"""Codings that all current browsers play."""

_MOST_BOXES = 10_000
_TELLING = frozenset([b"udta", b"meta", b"uuid"])
"""Where cameras write their name and where they stood."""
_SHOWN = frozenset([b"vide", b"soun"])
"""Kinds of tracks that are played; others are timed notes, of the camera's place among them."""


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int  # of its head
    body: int
    end: int


def read_mp4(file: BinaryIO, size: int) -> VideoFacts:
    """What an MP4 says of itself. Raises UnreadableVideoError."""
    return _Reader(file).read(size)


class _Reader:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._seen = 0
        self._told: list[Span] = []

    def read(self, size: int) -> VideoFacts:
        boxes = [*self._boxes(0, size)]
        kinds = [box.kind for box in boxes]
        if kinds[:1] != [b"ftyp"] or b"mdat" not in kinds or kinds.count(b"moov") != 1:
            raise UnreadableVideoError
        self._leave_out(box for box in boxes if box.kind in _TELLING)
        return self._movie(boxes[kinds.index(b"moov")])

    def _movie(self, movie: _Box) -> VideoFacts:
        inner = [*self._boxes(movie.body, movie.end)]
        self._leave_out(box for box in inner if box.kind in _TELLING)
        sizes = [size for box in inner if box.kind == b"trak" and (size := self._track(box))]
        if not sizes:
            raise UnreadableVideoError
        header = next((box for box in inner if box.kind == b"mvhd"), None)
        return VideoFacts("mp4", *sizes[0], self._seconds(header) if header else 0, tuple(self._told))

    def _track(self, track: _Box) -> tuple[int, int] | None:
        """The size of a track's picture; None of another kind. What is not played is left out."""
        inner = {box.kind: box for box in self._boxes(track.body, track.end)}
        media = {box.kind: box for box in self._within(inner.get(b"mdia"))}
        handler = self._bytes(media.get(b"hdlr"), 12)[8:12]
        if handler not in _SHOWN:
            self._leave_out([track])
            return None
        self._leave_out(box for kind, box in inner.items() if kind in _TELLING)
        return self._picture(inner, media) if handler == b"vide" else None

    def _picture(self, track: dict[bytes, _Box], media: dict[bytes, _Box]) -> tuple[int, int]:
        described = {box.kind: box for box in self._within(media.get(b"minf"))}
        table = {box.kind: box for box in self._within(described.get(b"stbl"))}
        coding = self._bytes(table.get(b"stsd"), 16)[12:16]
        if coding not in PLAYED:
            raise UnplayableVideoError(coding.decode("latin-1"))
        head = self._bytes(track.get(b"tkhd"), 96)
        at = 88 if head[:1] == b"\x01" else 76
        if len(head) < at + 8:
            raise UnreadableVideoError
        width, height = (number >> 16 for number in unpack(">II", head[at : at + 8]))
        is_turned = head[at - 36 : at - 32] == bytes(4)  # by a quarter: phones film so
        if not (0 < width <= 8192 and 0 < height <= 8192):
            raise UnreadableVideoError
        return (height, width) if is_turned else (width, height)

    def _seconds(self, header: _Box) -> int:
        body = self._bytes(header, 32)
        is_long = body[:1] == b"\x01"
        if len(body) < (32 if is_long else 20):
            raise UnreadableVideoError
        scale, length = unpack(">IQ", body[20:32]) if is_long else unpack(">II", body[12:20])
        return min(round(length / scale), 86_400) if scale else 0

    def _leave_out(self, boxes: Iterable[_Box]) -> None:
        """Make free space of boxes: their length stays, so that no other place in the file moves."""
        for box in boxes:
            self._told.append(Span(box.start + 4, b"free", box.start + 8))
            self._told.append(Span(box.body, b"", box.end))

    def _within(self, box: _Box | None) -> Iterator[_Box]:
        return self._boxes(box.body, box.end) if box else iter(())

    def _boxes(self, start: int, end: int) -> Iterator[_Box]:
        """The boxes between two places, which they fill without a gap."""
        while start < end:
            self._seen += 1
            head = self._at(start, 16)
            if len(head) < 8 or self._seen > _MOST_BOXES:
                raise UnreadableVideoError
            length, kind, body = int.from_bytes(head[:4]), head[4:8], start + 8
            if length == 1:
                length, body = int.from_bytes(head[8:16]), start + 16
            stop = end if length == 0 else start + length
            if stop < body or stop > end:
                raise UnreadableVideoError
            yield _Box(kind, start, body, stop)
            start = stop

    def _bytes(self, box: _Box | None, most: int) -> bytes:
        if box is None:
            raise UnreadableVideoError
        return self._at(box.body, min(most, box.end - box.body))

    def _at(self, place: int, length: int) -> bytes:
        self._file.seek(place)
        return self._file.read(length)
