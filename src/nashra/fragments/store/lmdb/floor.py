"""The version below which nothing that is stored is shown, in memory that all processes of the machine share.

It is raised when an invalidation cannot be written: what should have been invalidated is then not shown by
any process, nor anything else of its age, until the invalidation has succeeded. Raising it takes no space on
the disk, for the file is written whole when it is made; and it lies beside the store's folder, so that it is
there when that is removed. Whoever makes the store's files anew says so here too, to those who had them open.
"""

from __future__ import annotations

import fcntl
import mmap
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import Struct

_SIZE = mmap.PAGESIZE
_FIELDS = Struct("<QQ")  # the floor; how often this was changed


class Floor:
    """The file of a store's floor, mapped. A few nanoseconds to read, so that it can be at every request."""

    def __init__(self, root: Path) -> None:
        """root: the store's folder. Raises OSError."""
        self._of_threads = threading.Lock()
        root.parent.mkdir(parents=True, exist_ok=True)
        self._file = root.with_name(f"{root.name}.floor").open("a+b", buffering=0)
        with self._locked():
            missing = _SIZE - self._file.seek(0, 2)
            if missing > 0:
                self._file.write(bytes(missing))
        self._memory = mmap.mmap(self._file.fileno(), _SIZE)

    def state(self) -> bytes:
        """What differs whenever anything here was changed."""
        return self._memory[: _FIELDS.size]

    def version(self) -> int:
        """The floor; 0 where there is none."""
        return int(_FIELDS.unpack_from(self._memory)[0])

    def turns(self) -> int:
        """How often anything here was changed."""
        return int(_FIELDS.unpack_from(self._memory)[1])

    def raise_to(self, version: int) -> None:
        """Let nothing below this version be shown."""
        with self._locked():
            self._write(max(version, self.version()))

    def remove(self, version: int) -> None:
        """Let everything be shown again, unless the floor was raised above this version meanwhile."""
        with self._locked():
            if self.version() <= version:
                self._write(0)

    def turn(self) -> None:
        """Let all processes look whether the store's files are still those that they have open."""
        with self._locked():
            self._write(self.version())

    def close(self) -> None:
        """Give up the file."""
        self._memory.close()
        self._file.close()

    def _write(self, version: int) -> None:
        _FIELDS.pack_into(self._memory, 0, version, self.turns() + 1)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._of_threads:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)
