"""The folder of an LMDB store: opened safely, and emptied only where its content can't be trusted.

A store is written without syncing, so what a machine left behind when it crashed may be anything;
and a store that belongs to another database, or is ahead of it, shows what never happened. Rendering
everything anew costs little, so such a store is thrown away: when it is damaged, and nobody else uses it.
An error of the machine (no memory, no permission, a full disk) throws nothing away and is raised.

Each format of the store has a folder of its own, `format-3`: a process never reads what another version
of the software wrote. The folders of other formats go once no process has them open.
"""

from __future__ import annotations

import fcntl
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

import lmdb

from nashra.fragments.store.lmdb.soundness import DAMAGE, is_sound

_log = logging.getLogger(__name__)

FORMAT = 6
"""Raised whenever values (`codec`, `model`) or tables (`transaction`) are laid out in another way."""

MAP_SIZE = 256 << 30
"""Bytes of address space, not of the disk. The same in all processes, whatever their budget: LMDB refuses to
read a file that another process has made larger than one's own map."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_READERS = 1024
_FILES = ("data.mdb", "lock.mdb", "boot")
_USED = "in-use"
_FOLDER = re.compile(r"format-\d+")


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
def opening(root: Path) -> Iterator[Path]:
    """One process at a time opens the store and decides whether it is kept; returns its format's folder."""
    folder = root / f"format-{FORMAT}"
    folder.mkdir(parents=True, exist_ok=True)
    with (root / "opening").open("wb", buffering=0) as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        _drop_other_formats(root, folder)
        yield folder


def open_folder(folder: Path) -> OpenFolder:
    """Open the environment, empty where it was left by another boot or is damaged. Within `opening`.

    Raises lmdb.Error or OSError where it can't be opened for another reason, or is damaged and in use.
    """
    hold = (folder / _USED).open("wb", buffering=0)
    try:
        env = _open_kept_or_empty(folder, is_alone=_is_alone(hold))
        _note_boot(folder)
        fcntl.flock(hold, fcntl.LOCK_SH)
        return OpenFolder(env, hold, folder / "data.mdb")
    except BaseException:
        hold.close()
        raise


def throw_away(folder: Path) -> None:
    """Remove what is stored in a folder."""
    for name in _FILES:
        (folder / name).unlink(missing_ok=True)


def _open_kept_or_empty(folder: Path, *, is_alone: bool) -> lmdb.Environment:
    if not is_alone:
        return _environment(folder)
    if not (_is_of_this_boot(folder) and is_sound(folder)):
        throw_away(folder)
    try:
        return _environment(folder)
    except DAMAGE:
        _log.exception("The fragment store in %s is damaged: emptied", folder)
        throw_away(folder)
        return _environment(folder)


def _is_alone(hold: FileIO) -> bool:
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _environment(folder: Path) -> lmdb.Environment:
    return lmdb.open(
        str(folder),
        map_size=MAP_SIZE,
        max_dbs=4,
        max_readers=_READERS,
        max_spare_txns=4,
        sync=False,
        metasync=False,
    )


def _is_of_this_boot(folder: Path) -> bool:
    boot = folder / "boot"
    if not (folder / "data.mdb").exists() or (boot.exists() and boot.read_text() == boot_id()):
        return True
    _log.info("The fragment store in %s is from before the machine was started: emptied", folder)
    return False


def _note_boot(folder: Path) -> None:
    """Say of which boot the store is. Nothing is written where that stands already: the disk may be full."""
    boot = folder / "boot"
    if not boot.exists() or boot.read_text() != boot_id():
        boot.write_text(boot_id())


def _drop_other_formats(root: Path, own: Path) -> None:
    """Remove the stores of other versions that no process has open. The oldest lay in the root itself."""
    others = [other for other in root.iterdir() if other != own and _FOLDER.fullmatch(other.name)]
    for folder in (root, *others):
        try:
            _drop_unused(folder)
        except OSError:
            _log.exception("The fragment store of another version in %s could not be removed", folder)


def _drop_unused(folder: Path) -> None:
    if not (folder / _USED).exists():
        return
    with (folder / _USED).open("wb", buffering=0) as hold:
        if _is_alone(hold):
            throw_away(folder)
            (folder / _USED).unlink()
            if _FOLDER.fullmatch(folder.name):
                folder.rmdir()
