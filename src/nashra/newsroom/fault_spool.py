"""Faults on their way to the database: a file each, for rendering must neither wait for the database nor need it.

Any process leaves files here, and the background worker takes them. What fails again meanwhile is the same file.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from nashra.newsroom.whole_file import write_whole

logger = logging.getLogger(__name__)

MOST = 200
"""Files at once; further faults are told when they happen again."""

_LONGEST_ERROR = 2000


class Fault(msgspec.Struct, frozen=True):
    """What of a story failed."""

    story: int
    piece: str
    error: str


def put(folder: Path, fault: Fault) -> None:
    """Leave a fault for the worker. Where nothing can be written, it is only logged."""
    path = folder / f"{fault.story}-{fault.piece}.json"
    short = msgspec.structs.replace(fault, error=fault.error[:_LONGEST_ERROR])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists() and len(os.listdir(folder)) >= MOST:
            return
        write_whole(path, msgspec.json.encode(short))
    except OSError as error:
        logger.warning("A story's fault could not be noted for the desk: %r", error)


def take(folder: Path) -> Iterator[Fault]:
    """All that lies there, the longest there first. A file goes when the next is asked for, so that none is lost."""
    for path in sorted(folder.glob("*.json"), key=_changed):
        try:
            yield msgspec.json.decode(path.read_bytes(), type=Fault)
        except FileNotFoundError:
            continue
        except msgspec.DecodeError:
            logger.warning("%s is no fault of a story.", path)
        path.unlink(missing_ok=True)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
