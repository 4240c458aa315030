"""Whether an LMDB file that nobody uses can be read to its end."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
from pathlib import Path

import lmdb

_log = logging.getLogger(__name__)

DAMAGE = (
    lmdb.CorruptedError,
    lmdb.InvalidError,
    lmdb.PageNotFoundError,
    lmdb.VersionMismatchError,
    lmdb.IncompatibleError,
)
"""What LMDB says of a file that is damaged or foreign. Its other errors say nothing about the file."""

_DAMAGED = 3  # the walk's exit code
_CRASHES = frozenset({-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGABRT})

# A page that is not what it should be shows as any of LMDB's own errors, or as a missing entry.
_WALK = f"""
import sys, lmdb
OF_THE_MACHINE = (lmdb.Error, lmdb.MemoryError, lmdb.DiskError)  # Error itself: any other errno
try:
    env = lmdb.open(sys.argv[1], readonly=True, lock=False, max_dbs=4)
    with env.begin() as txn:
        names = [bytes(name) for name, _ in txn.cursor()]
    for name in names:
        db = env.open_db(name, create=False)
        with env.begin(db=db) as txn:
            found = sum(1 for _ in txn.cursor().iternext(values=False))
            if found != txn.stat(db)["entries"]:
                sys.exit({_DAMAGED})
except lmdb.Error as error:
    if type(error) in OF_THE_MACHINE:
        raise
    print(error, file=sys.stderr)
    sys.exit({_DAMAGED})
"""


class UncheckedError(OSError):
    """The machine let nobody find out whether the file is sound."""


def is_sound(folder: Path) -> bool:
    """Whether the file in the folder, if there is one, is whole. Raises lmdb.Error, OSError or UncheckedError."""
    data = folder / "data.mdb"
    if not data.exists():
        return True
    if _is_cut(data):
        _log.warning("The fragment store in %s is cut off: emptied", folder)
        return False
    # In a process of its own: LMDB trusts its file, and a damaged one may take the process with it.
    command = [sys.executable, "-I", "-c", _WALK, str(folder)]
    walk = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own program
    if walk.returncode == _DAMAGED or walk.returncode in _CRASHES:
        _log.warning("The fragment store in %s is damaged: emptied. %s", folder, walk.stderr[-300:])
        return False
    if walk.returncode:
        raise UncheckedError(f"The fragment store in {folder} could not be checked: {walk.stderr[-300:]!r}")
    return True


def _is_cut(data: Path) -> bool:
    """Whether pages that the file should have are not there: reading one would kill the process."""
    try:
        with lmdb.open(str(data.parent), readonly=True, lock=False) as env:
            pages, page_size = env.info()["last_pgno"] + 1, env.stat()["psize"]
    except DAMAGE:
        return True
    return data.stat().st_size < pages * page_size
