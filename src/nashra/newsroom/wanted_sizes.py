"""Sizes of photos that somebody asked for and that are not made yet: a file each, which the worker takes.

Whoever sends files and whoever renders leaves them here, and waits for nothing. What is asked for again is the same
file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from nashra.newsroom.photo_names import SizeName, read_name

MOST = 500
"""Files at once; what is asked for beyond is asked for again later."""

_SLASH = "+"  # a name's slashes, within the name of one file


def put(folder: Path, name: SizeName) -> None:
    """Ask for a size. Where nothing can be written, nothing is asked."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / str(name).replace("/", _SLASH)
        if not path.exists() and len(os.listdir(folder)) < MOST:
            path.touch()
    except OSError:
        return


def take(folder: Path) -> Iterator[SizeName]:
    """All that is asked for, what was asked first first. A file goes when the next is asked for."""
    for path in sorted(_files(folder), key=lambda path: path.stat().st_mtime_ns):
        if name := read_name(path.name.replace(_SLASH, "/")):
            yield name
        path.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    return [*folder.iterdir()] if folder.is_dir() else []
