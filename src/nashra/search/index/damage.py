"""Telling a damaged index from one that the machine cannot read or write just now.

tantivy raises ValueError for nearly everything, or panics. A system's error is named in the text alone ("os error 28");
where the thread that writes fails, not even there. So after a failed write the disk is tried, then the checksums.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import msgspec

from nashra.search.engine import IndexDamagedError, IndexUnusableError
from nashra.search.index.checksums import first_damage

_PANIC = "PanicException"
"""What Rust's panics become in Python, in a module that cannot be imported."""

_SYSTEM_ERROR = re.compile(r"\(os error (\d+)\)")
_OF_THE_MACHINE = frozenset(
    getattr(errno, name)
    for name in (
        "EACCES",
        "EAGAIN",
        "EDQUOT",
        "EFBIG",
        "EMFILE",
        "ENFILE",
        "ENOMEM",
        "ENOSPC",
        "EPERM",
        "EROFS",
    )
)
"""Errors that say nothing of the files that are read."""

_TRIED_BYTES = 32_000_000
"""What a write may need at once; a disk that refuses so much is full."""


class _Reading:
    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is not None and _is_of_files(error):
            unusable = IndexUnusableError if _number(error) in _OF_THE_MACHINE else IndexDamagedError
            raise unusable(f"The search index cannot be read: {error}") from error


reading = _Reading()
"""Around what reads the index's files. Raises IndexDamagedError, or IndexUnusableError where they may be whole."""


@contextmanager
def writing(generation: Path) -> Iterator[None]:
    """Around what writes a generation. Raises OSError where the disk refuses, IndexDamagedError where that is why.

    What is neither is raised as it is.
    """
    try:
        yield
    except BaseException as error:
        if not _is_of_files(error):
            raise
        number = _number(error)
        if number and number != errno.ENOENT:
            raise OSError(number, f"The search index cannot be written: {error}") from error
        try_disk(generation)
        if damage := first_damage(generation):
            raise IndexDamagedError(f"The search index cannot be written: {damage}") from error
        raise


def try_disk(folder: Path, size: int = _TRIED_BYTES) -> None:
    """Raise the OSError with which the disk refuses a new file of `size` bytes in `folder`, if it does."""
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        if sys.platform == "linux":
            os.posix_fallocate(file.fileno(), 0, size)
        file.write(b"-")
        os.fsync(file.fileno())


def _is_of_files(error: BaseException) -> bool:
    """Whether tantivy may have raised it, or what decodes what it has read."""
    if isinstance(error, IndexUnusableError):
        return False
    return isinstance(error, ValueError | OSError | msgspec.MsgspecError) or type(error).__name__ == _PANIC


def _number(error: BaseException) -> int | None:
    """The system's number of an error, where there is one."""
    if isinstance(error, OSError):
        return error.errno
    found = _SYSTEM_ERROR.search(str(error))
    return int(found[1]) if found else None
