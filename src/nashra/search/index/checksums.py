"""Whether a generation's files are as tantivy wrote them, byte by byte, by the checksums that it ends them with."""

from __future__ import annotations

import errno
import json
import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from nashra.search.index import new_words
from nashra.search.index.schema import VOCABULARY

_COMPONENTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_END = struct.Struct("<II")  # the footer's length, and what says that there is one
_HAS_FOOTER = 1337
_AT_ONCE = 1 << 20


def first_damage(generation: Path) -> str:
    """The first file that is gone or damaged, and how; empty where all are whole.

    Reads all of them, some GB a second. Raises OSError where the machine cannot read now (too many open files).
    """
    for folder in (generation, generation / VOCABULARY):
        try:
            files = list(_files(folder))
        except (FileNotFoundError, ValueError, LookupError, TypeError) as error:
            return f"{folder / 'meta.json'}: {error!r}"
        for file in files:
            if damage := _damage(file):
                return f"{file}: {damage}"
    try:
        new_words.read(generation / VOCABULARY)
    except ValueError as error:
        return f"{generation / VOCABULARY / new_words.FILE}: {error!r}"
    return ""


def _files(folder: Path) -> Iterator[Path]:
    """The files of an index as it was last committed."""
    for segment in json.loads((folder / "meta.json").read_bytes())["segments"]:
        name = segment["segment_id"].replace("-", "")
        yield from (folder / f"{name}.{component}" for component in _COMPONENTS)
        if deletes := segment["deletes"]:
            yield folder / f"{name}.{deletes['opstamp']}.del"


def _damage(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            length, wanted = _footer(opened)
            return "" if _checksum(opened, length) == wanted else "its checksum is another"
    except FileNotFoundError:
        return "it is gone"
    except (ValueError, LookupError, TypeError) as error:
        return f"its end is damaged: {error!r}"
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        return "the disk cannot read it"


def _footer(file: BinaryIO) -> tuple[int, int]:
    """How long a file is without its footer, and the checksum of so much. Raises ValueError and the like."""
    end = file.seek(0, os.SEEK_END) - _END.size
    if end < 0:
        raise ValueError("it is too short")
    file.seek(end)
    length, magic = _END.unpack(file.read())
    if magic != _HAS_FOOTER or length > end:
        raise ValueError("it has no footer")
    file.seek(end - length)
    return end - length, json.loads(file.read(length))["crc"]


def _checksum(file: BinaryIO, left: int) -> int:
    file.seek(0)
    found = 0
    while left and (chunk := file.read(min(left, _AT_ONCE))):
        found, left = zlib.crc32(chunk, found), left - len(chunk)
    return found
