"""The index's files: numbered generations in one folder, of which ``current`` names the one that answers.

``current`` is replaced in one step, so at any moment there is one whole index or none; what a killed
rebuild leaves is a folder that nobody names, removed by the next one.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nashra.search.engine import IndexDamagedError
from nashra.search.index.damage import reading
from nashra.search.index.schema import VERSION

_GENERATION = re.compile(r"v(\d+)-(\d+)")
_UNFINISHED = "unfinished-"


class Files:
    """The folder of an index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> Path | None:
        """The generation that answers; none when there is none yet. Raises what `state` does."""
        found = self._find()
        return found[0] if found else None

    def state(self) -> tuple[int, int]:
        """Something that differs after every commit and change of generation.

        Raises IndexDamagedError when the index is of another version, or its files are gone, and IndexUnusableError.
        """
        found = self._find()
        return (found[1].st_ino, found[1].st_mtime_ns) if found else (0, 0)

    def _find(self) -> tuple[Path, os.stat_result] | None:
        name = ""
        with reading:
            while (now := self._current_name()) != name:  # another one, if a rebuild has just replaced it
                name = now
                if (known := _GENERATION.fullmatch(name)) and int(known[1]) == VERSION:
                    path = self.folder / name
                    with suppress(FileNotFoundError):
                        return path, (path / "meta.json").stat()
        if not name and not self._generations():
            return None
        raise IndexDamagedError(f"The search index {name!r} is of another version, or its files are gone.")

    def unfinished(self, name: str) -> Path:
        """An empty folder, to become the next generation; one for each of those that may make one at a time."""
        path = self.folder / f"{_UNFINISHED}{name}"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        return path

    def make_current(self, unfinished: Path) -> Path:
        """Let a finished generation answer from now on; returns where it is."""
        numbers = [int(name.rpartition("-")[2]) for name in self._generations()]
        path = unfinished.rename(self.folder / f"v{VERSION}-{max(numbers, default=0) + 1}")
        draft = self.folder / "current.new"
        with draft.open("w", encoding="ascii") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.folder / "current")
        return path

    def remove_others(self) -> None:
        """Remove all generations but the current; who has one of them open keeps reading it."""
        current = self._current_name()
        others = [self.folder / name for name in self._generations() if name != current]
        for other in [*others, *self.folder.glob(f"{_UNFINISHED}*")]:
            shutil.rmtree(other, ignore_errors=True)

    def _current_name(self) -> str:
        try:
            return (self.folder / "current").read_text(encoding="ascii", errors="replace").strip()
        except FileNotFoundError:
            return ""

    def _generations(self) -> list[str]:
        return [path.name for path in self.folder.glob("v*-*") if _GENERATION.fullmatch(path.name)]

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Hold a lock that the kernel gives back when the process dies; waits for it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{name}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    @contextmanager
    def locked_if_free(self, name: str) -> Iterator[bool]:
        """The same without waiting; tells whether the lock is held."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{name}.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True
