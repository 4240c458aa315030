"""Opening an LMDB store: what is thrown away, and what is not."""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import lmdb
import pytest
from tests.fragments.store.test_lmdb import STORY, format_folder, has, opened, put

from nashra.fragments.codec import decode, encode
from nashra.fragments.model import (
    Bundle,
    FormerGeneration,
    Fragment,
    ListFragment,
    ListItem,
    Part,
    Piece,
    Recipe,
    Sites,
    Tombstone,
)
from nashra.fragments.store.lmdb import environment, soundness
from nashra.fragments.store.lmdb.store import LmdbStore
from nashra.fragments.store.protocol import StoreWriteError

_spawn = multiprocessing.get_context("spawn")


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """The folder of a closed store that holds a story."""
    with opened(tmp_path) as store:
        put(store, STORY)
    return tmp_path


@pytest.mark.parametrize(
    "error",
    [
        lmdb.MapResizedError,
        lmdb.MemoryError,
        lmdb.DiskError,
        lmdb.ReadersFullError,
        lmdb.Error,
        PermissionError,
    ],
)
def test_error_of_the_machine_at_opening_throws_nothing_away(
    filled: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse(folder: Path) -> lmdb.Environment:
        raise error("not now")

    with monkeypatch.context() as patched:
        patched.setattr(environment, "_environment", refuse)
        with pytest.raises(error), opened(filled):
            pass
    with opened(filled) as store:
        assert has(store, STORY)


def open_with_little_memory(folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (1 << 32, resource.RLIM_INFINITY))
    with pytest.raises(lmdb.MemoryError), opened(folder):
        pass


def test_process_that_may_not_map_the_store_leaves_it_alone(filled: Path) -> None:
    process = _spawn.Process(target=open_with_little_memory, args=(filled,))
    process.start()
    process.join()
    assert process.exitcode == 0
    with opened(filled) as store:
        assert has(store, STORY)


def test_check_that_is_killed_throws_nothing_away(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    with monkeypatch.context() as patched:
        patched.setattr(soundness, "_WALK", killed)
        with pytest.raises(soundness.UncheckedError, match="could not be checked"), opened(filled):
            pass
    with opened(filled) as store:
        assert has(store, STORY)


def open_in_vain(folder: Path) -> None:
    with pytest.raises(lmdb.Error), opened(folder):
        pass


def test_store_that_a_process_uses_is_never_thrown_away(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        put(store, STORY)
        data = format_folder(tmp_path) / "data.mdb"
        kept, inode = data.read_bytes(), data.stat().st_ino
        with data.open("r+b") as file:
            file.write(random.Random(1).randbytes(2 * 4096))
        process = _spawn.Process(target=open_in_vain, args=(tmp_path,))
        process.start()
        process.join()
        with data.open("r+b") as file:
            file.write(kept)
        assert process.exitcode == 0
        assert data.stat().st_ino == inode
        assert has(store, STORY)


def test_store_of_another_format_is_left_while_a_process_uses_it_and_goes_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as old:
        put(old, STORY)
        before = format_folder(tmp_path)
        monkeypatch.setattr(environment, "FORMAT", environment.FORMAT + 1)
        with opened(tmp_path) as new:
            assert not has(new, STORY)
            assert has(old, STORY)
            old.sweep()
            assert has(old, STORY)
        assert before.exists()
    with opened(tmp_path):
        assert not before.exists()


def test_store_from_before_there_were_formats_goes(tmp_path: Path) -> None:
    for name in ("data.mdb", "lock.mdb", "boot", "in-use"):
        (tmp_path / name).write_bytes(b"of an earlier version")
    with opened(tmp_path) as store:
        assert put(store, STORY) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"format-{environment.FORMAT}", "opening"]


STORED: tuple[tuple[Fragment, str], ...] = (
    (
        Piece(b"<p>7</p>"),
        "0300000000000000000000000000000000a269eb1108000000dfeb116e6f91fdd5b229b033b7d12fb003000000ffff",
    ),
    (
        ListFragment(
            b"<ul>",
            (ListItem(7, b"<li>7", b"<li>lead"), ListItem(8, b"<li>8", again=b"<li>seen")),
            b"</ul>",
        ),
        "03000000000000000000000000000000010200040000001b0000000b00000070808d488173c1c307000000000000000800000000000000120000001a61ef101100000053d2a1c62b6676701b000000e5141fef16000000e31660b92d2f97d9b229cdb1b3c9c9b4cb494d4c01000000ffff02d11600000000ffffb2d12fcdb103000000ffff9a7c84d52627d3ce7cd21186230c938e301ce1b0c9c9b42b4e4dcd03000000ffff",
    ),
    (
        Recipe(200, "/a", (7,), (Part(b"k", 5), Part(b"")), ("s",), (("a", "b"),), (b"<p>7</p>",)),
        "030000000000000000000000000000000201001e0000000e000000a269eb1108000000dfeb116e6f91fdd597ccc8a22f6191079293c4016b050093c400000091a1739192a161a16290b229b033b7d12fb003000000ffff",
    ),
    (Bundle((Part(b"k", 5),)), "0300000000000000000000000000000003919193c4016b0500"),
    (
        Sites({"misr.localhost": "g/2/"}, "g/1/", zones={2: "Africa/Cairo"}),
        "03000000000000000000000000000000049581ae6d6973722e6c6f63616c686f7374a4672f322fa4672f312f80a08102ac4166726963612f436169726f",
    ),
    (FormerGeneration("g/1/", 1.5), "030000000000000000000000000000000692a4672f312fcb3ff8000000000000"),
    (Tombstone(), "0300000000000000000000000000000005"),
)
"""Values as this format lays them out. Where this fails, raise environment.FORMAT and write them down anew."""


@pytest.mark.parametrize(("fragment", "stored"), STORED, ids=lambda one: type(one).__name__)
def test_values_are_laid_out_as_the_format_says(fragment: Fragment, stored: str) -> None:
    assert environment.FORMAT == 6
    assert decode(bytes.fromhex(stored)) == fragment
    assert len(encode(fragment, 3)) == len(bytes.fromhex(stored))


@pytest.fixture
def full_disk() -> Iterator[None]:
    """The kernel refuses to make any file of this process larger, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def fill_the_disk(folder: Path) -> None:
    size = (format_folder(folder) / "data.mdb").stat().st_size
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))


def write_too_much(store: LmdbStore) -> None:
    for number in range(100):
        put(store, b"g1/1/story/1%d" % number, html=os.urandom(50_000))


@pytest.mark.usefixtures("full_disk")
def test_full_disk_stops_writing_and_nothing_else(tmp_path: Path) -> None:
    with opened(tmp_path, budget=1 << 28) as store:
        put(store, STORY)
        fill_the_disk(tmp_path)
        with pytest.raises(StoreWriteError, match="takes nothing"):
            write_too_much(store)
        assert has(store, STORY)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        write_too_much(store)
        assert has(store, STORY)


READ = """
import resource, signal, sys
from pathlib import Path
from tests.fragments.store.test_lmdb import STORY, has, opened
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
with opened(Path(sys.argv[1])) as store:
    assert has(store, STORY)
"""


def test_store_is_opened_and_read_on_a_full_disk(filled: Path) -> None:
    done = subprocess.run([sys.executable, "-c", READ, str(filled)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
