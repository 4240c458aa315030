"""Reading a video's file, whatever its name says, and writing it without what it tells."""

from __future__ import annotations

import os
from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import IO, BinaryIO, cast

from nashra.newsroom.video_file.facts import Span, UnreadableVideoError, VideoFacts
from nashra.newsroom.video_file.mp4 import read_mp4
from nashra.newsroom.video_file.webm import read_webm

_AT_ONCE = 1 << 20


def read_video(file: BinaryIO) -> VideoFacts:
    """What a file is by its content. Raises UnreadableVideoError for what is no MP4 and no WebM."""
    file.seek(0, os.SEEK_END)
    size = file.tell()
    file.seek(0)
    head = file.read(8)
    if head[4:] == b"ftyp":
        return read_mp4(file, size)
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return read_webm(file, size)
    raise UnreadableVideoError


def clean_copy(file: BinaryIO, told: Sequence[Span]) -> IO[bytes]:
    """The same video in a temporary file, without what these bytes tell; its other bytes stay where they are."""
    copy = TemporaryFile()  # noqa: SIM115  # whoever asks closes it
    file.seek(0)
    while piece := file.read(_AT_ONCE):
        copy.write(piece)
    for span in told:
        copy.seek(span.start)
        copy.write(span.filling)
        left = span.end - span.start - len(span.filling)
        while left > 0:
            left -= copy.write(bytes(min(left, _AT_ONCE)))
    copy.seek(0)
    return cast(IO[bytes], copy)
