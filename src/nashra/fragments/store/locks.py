"""One rendering at a time, in all processes of a machine.

Locks of the kernel (flock) on a fixed number of files: a process that dies lets go of them. Two keys
may share a file; that costs a wait and nothing else.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import xxhash

_SHARDS = 64


class KeyLocks:
    """Locks by key, held in files of a folder that all processes share."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    @contextmanager
    def holding(self, keys: Sequence[bytes]) -> Iterator[None]:
        """Hold the locks of all these keys; waits for others, threads of this process among them.

        Whoever holds some must not ask for more. Taken in one order, so that nobody waits in a circle.
        """
        with ExitStack() as held:
            for shard in sorted({xxhash.xxh3_64_intdigest(key) % _SHARDS for key in keys}):
                file = held.enter_context((self._folder / f"{shard:02}").open("wb", buffering=0))
                fcntl.flock(file, fcntl.LOCK_EX)
            yield
