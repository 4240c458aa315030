"""The folder of an LMDB store: opened safely, and thrown away where it can't be trusted.

A store is written without syncing, so what a machine left behind when it crashed may be anything;
and a store that belongs to another database, or is ahead of it, shows what never happened. Rendering
everything anew costs little, so in doubt it is thrown away.
"""

from __future__ import annotations

import fcntl
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

import lmdb

_log = logging.getLogger(__name__)

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_READERS = 1024
_WALK = """
import sys, lmdb
env = lmdb.open(sys.argv[1], readonly=True, lock=False, max_dbs=4)
with env.begin() as txn:
    names = [bytes(name) for name, _ in txn.cursor()]
for name in names:
    db = env.open_db(name, create=False)
    with env.begin(db=db) as txn:
        found = sum(1 for _ in txn.cursor().iternext(values=False))
        if found != txn.stat(db)["entries"]:
            sys.exit("entries are missing")
"""


class OpenFolder:
    """An environment, and the lock that says that this process uses it."""

    def __init__(self, env: lmdb.Environment, hold: FileIO, data: Path) -> None:
        self.env = env
        self._hold = hold
        self._data = data
        self._file = data.stat()

    def is_removed(self) -> bool:
        """Whether the file was removed or replaced since it was opened."""
        try:
            return not os.path.samestat(self._data.stat(), self._file)
        except FileNotFoundError:
            return True

    def close(self) -> None:
        """Close the environment and let go of the folder."""
        self.env.close()
        self._hold.close()


def boot_id() -> str:
    """What the kernel calls this run of the machine; "" where it doesn't say."""
    return _BOOT.read_text().strip() if _BOOT.exists() else ""


@contextmanager
def opening(folder: Path) -> Iterator[None]:
    """One process at a time opens the store and decides whether it is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "opening").open("wb", buffering=0) as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def open_folder(folder: Path, map_size: int) -> OpenFolder:
    """Open the environment, empty where it was left by another boot or is damaged. Within `opening`."""
    hold = (folder / "in-use").open("wb", buffering=0)
    if _is_alone(hold) and not _is_sound(folder):
        throw_away(folder)
    try:
        env = _environment(folder, map_size)
    except lmdb.Error:
        _log.exception("The fragment store in %s can't be opened", folder)
        throw_away(folder)
        env = _environment(folder, map_size)
    (folder / "boot").write_text(boot_id())
    fcntl.flock(hold, fcntl.LOCK_SH)
    return OpenFolder(env, hold, folder / "data.mdb")


def throw_away(folder: Path) -> None:
    """Remove what is stored. Processes that have it open find out when they sweep."""
    for name in ("data.mdb", "lock.mdb", "boot"):
        (folder / name).unlink(missing_ok=True)


def _is_alone(hold: FileIO) -> bool:
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _environment(folder: Path, map_size: int) -> lmdb.Environment:
    return lmdb.open(
        str(folder),
        map_size=map_size,
        max_dbs=4,
        max_readers=_READERS,
        max_spare_txns=4,
        sync=False,
        metasync=False,
    )


def _is_sound(folder: Path) -> bool:
    data = folder / "data.mdb"
    if not data.exists():
        return True
    boot = folder / "boot"
    if not boot.exists() or boot.read_text() != boot_id():
        _log.info("The fragment store in %s is from before the machine was started: emptied", folder)
        return False
    if _is_cut(data):
        _log.warning("The fragment store in %s is cut off: emptied", folder)
        return False
    # In a process of its own: LMDB trusts its file, and a damaged one may take the process with it.
    command = [sys.executable, "-I", "-c", _WALK, str(folder)]
    walk = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own program
    if walk.returncode:
        _log.warning("The fragment store in %s is damaged: emptied. %s", folder, walk.stderr[-300:])
    return not walk.returncode


def _is_cut(data: Path) -> bool:
    """Whether pages that the file should have are not there: reading one would kill the process."""
    try:
        with lmdb.open(str(data.parent), readonly=True, lock=False) as env:
            pages, page_size = env.info()["last_pgno"] + 1, env.stat()["psize"]
    except lmdb.Error:
        return True
    return data.stat().st_size < pages * page_size
