"""Small videos, made byte by byte."""

from __future__ import annotations

from struct import pack


def box(kind: bytes, *inner: bytes) -> bytes:
    body = b"".join(inner)
    return pack(">I", 8 + len(body)) + kind + body


def track(coding: bytes = b"avc1", handler: bytes = b"vide", *, is_turned: bool = False) -> bytes:
    matrix = pack(">9i", *([0, 1, 0, -1, 0, 0, 0, 0, 1] if is_turned else [1, 0, 0, 0, 1, 0, 0, 0, 1]))
    head = box(b"tkhd", bytes(40), matrix, pack(">II", 640 << 16, 360 << 16))
    table = box(b"stbl", box(b"stsd", bytes(4), pack(">I", 1), pack(">I", 16), coding, bytes(8)))
    media = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(12)), box(b"minf", table))
    return box(b"trak", head, media)


def mp4(*inner: bytes, more: bytes = b"", movie: tuple[bytes, ...] | None = None) -> bytes:
    """A film of 90 seconds; inner: what its movie box has more."""
    header = box(b"mvhd", bytes(12), pack(">II", 1000, 90_000), bytes(80))
    tracks = (track(),) if movie is None else movie
    return (
        box(b"ftyp", b"isom", bytes(4)) + box(b"moov", header, *tracks, *inner) + box(b"mdat", b"film") + more
    )


def element(number: int, *inner: bytes) -> bytes:
    body = b"".join(inner)
    return number.to_bytes((number.bit_length() + 7) // 8) + (0x10000000 | len(body)).to_bytes(4) + body


def webm(*inner: bytes, coding: bytes = b"V_VP9", kind: bytes = b"webm") -> bytes:
    info = element(0x1549A966, element(0x4489, pack(">d", 90_000.0)))
    shown = element(0xE0, element(0xB0, (640).to_bytes(2)), element(0xBA, (360).to_bytes(2)))
    tracks = element(0x1654AE6B, element(0xAE, element(0x83, b"\x01"), element(0x86, coding), shown))
    segment = element(0x18538067, info, tracks, *inner, element(0x1F43B675, b"film"))
    return element(0x1A45DFA3, element(0x4282, kind)) + segment


CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:04.000\nوصل الوفدان.\n"
