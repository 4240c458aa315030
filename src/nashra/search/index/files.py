"""The index's files: numbered generations in one folder, of which ``current`` names the one that answers.

``current`` is replaced in one step, so at any moment there is one whole index or none; what a killed
rebuild leaves is a folder that nobody names, removed by the next one.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nashra.search.engine import IndexUnusableError
from nashra.search.index.schema import VERSION

_PREFIX = f"v{VERSION}-"


class Files:
    """The folder of an index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def current(self) -> Path | None:
        """The generation that answers; none when there is none yet.

        Raises IndexUnusableError when it is of another version, or its files are gone.
        """
        name = self._current_name()
        if not name:
            return None
        path = self.folder / name
        if not name.startswith(_PREFIX) or not (path / "meta.json").exists():
            raise IndexUnusableError(f"The search index {name} is of another version, or its files are gone.")
        return path

    def new(self) -> Path:
        """An empty folder for the next generation."""
        numbers = [int(old.name.rpartition("-")[2]) for old in self.folder.glob("v*-*")]
        path = self.folder / f"{_PREFIX}{max(numbers, default=0) + 1}"
        path.mkdir()
        return path

    def make_current(self, path: Path) -> None:
        """Let ``path`` answer from now on."""
        draft = self.folder / "current.new"
        with draft.open("w", encoding="ascii") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.folder / "current")

    def remove_others(self) -> None:
        """Remove all generations but the current; who has one of them open keeps reading it."""
        current = self._current_name()
        for old in self.folder.glob("v*-*"):
            if old.name != current:
                shutil.rmtree(old, ignore_errors=True)

    def _current_name(self) -> str:
        try:
            return (self.folder / "current").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""

    def state(self) -> tuple[int, int]:
        """Something that differs after every commit and change of generation."""
        current = self.current()
        if current is None:
            return (0, 0)
        stat = (current / "meta.json").stat()
        return (stat.st_ino, stat.st_mtime_ns)

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Hold a lock that the kernel gives back when the process dies; waits for it."""
        with (self.folder / f"{name}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    @contextmanager
    def locked_if_free(self, name: str) -> Iterator[bool]:
        """The same without waiting; tells whether the lock is held."""
        with (self.folder / f"{name}.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True
