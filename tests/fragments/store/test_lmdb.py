"""What the LMDB store does beyond what every store does: processes, crashes, a full disk budget."""

from __future__ import annotations

import logging
import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from nashra.fragments.key import kind_of
from nashra.fragments.model import SITES, Entry, Piece, Sites
from nashra.fragments.store.lmdb import environment as store_folder
from nashra.fragments.store.lmdb import store as lmdb_module
from nashra.fragments.store.lmdb.store import LmdbStore, open_store

STORY = b"g1/1/story/7"
SHARED = b"g1/1/latest/all"
EVICTABLE = frozenset({b"story"})

_spawn = multiprocessing.get_context("spawn")


@contextmanager
def opened(
    folder: Path,
    installation: str = "installation",
    current: int | Callable[[], int] = 1 << 50,
    budget: int = 1 << 20,
) -> Iterator[LmdbStore]:
    store = open_store(folder, installation, current, evictable=EVICTABLE, budget=budget)
    try:
        yield store
    finally:
        store.close()


def put(store: LmdbStore, key: bytes, version: int = 1, html: bytes = b"x", begun: float = 0) -> int:
    return store.put_many([Entry(key, version, Piece(html), begun)])


def has(store: LmdbStore, key: bytes) -> bool:
    return store.get_many([key]) != [None]


def test_store_is_there_after_it_was_closed(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        put(store, STORY)
    with opened(tmp_path) as store:
        assert has(store, STORY)


@pytest.mark.parametrize("change", [{"installation": "another"}, {"current": 4}])
def test_store_of_another_state_of_things_is_emptied(tmp_path: Path, change: dict[str, object]) -> None:
    with opened(tmp_path, current=5) as store:
        put(store, STORY, 5)
    with opened(tmp_path, **({"current": 5} | change)) as store:  # type: ignore[arg-type]
        assert not has(store, STORY)
        put(store, STORY, 1)
    with opened(tmp_path, **({"current": 1} | change)) as store:  # type: ignore[arg-type]
        assert has(store, STORY)


def test_sequence_is_asked_after_the_store_so_that_publishing_meanwhile_does_no_harm(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        put(store, STORY, 6)
    asked: list[int] = []

    def current() -> int:
        asked.append(6)
        return 6

    with opened(tmp_path, current=current) as store:
        assert asked
        assert has(store, STORY)


def test_invalidated_numbers_count_for_the_sequence_too(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        put(store, SHARED, 1)
        store.invalidate([STORY], 5)
    with opened(tmp_path, current=4) as store:
        assert not has(store, SHARED)


def test_store_left_by_another_boot_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as store:
        put(store, STORY)
    monkeypatch.setattr(store_folder, "boot_id", lambda: "the next boot")
    with opened(tmp_path) as store:
        assert not has(store, STORY)
        put(store, STORY)
    with opened(tmp_path) as store:
        assert has(store, STORY)


def format_folder(root: Path) -> Path:
    return root / f"format-{store_folder.FORMAT}"


def fill(folder: Path, count: int = 2000) -> Path:
    with opened(folder, budget=1 << 28) as store:
        store.put_many([Entry(b"g1/1/story/%d" % n, 1, Piece(os.urandom(900))) for n in range(count)])
    return format_folder(folder) / "data.mdb"


def cut_in_half(data: Path) -> None:
    os.truncate(data, data.stat().st_size // 2)


def cut_to_a_few_bytes(data: Path) -> None:
    os.truncate(data, 100)


def overwrite_the_start(data: Path) -> None:
    with data.open("r+b") as file:
        file.write(random.Random(1).randbytes(1 << 16))


def overwrite_the_middle(data: Path) -> None:
    with data.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(random.Random(1).randbytes(data.stat().st_size - 4 * 4096))


def zero_the_middle(data: Path) -> None:
    with data.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(bytes(data.stat().st_size - 4 * 4096))


@pytest.mark.parametrize(
    "damage",
    [cut_in_half, cut_to_a_few_bytes, overwrite_the_start, overwrite_the_middle, zero_the_middle],
    ids=lambda damage: damage.__name__,
)
def test_damaged_file_is_thrown_away_and_said_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: object
) -> None:
    data = fill(tmp_path)
    damage(data)  # type: ignore[operator]
    with caplog.at_level(logging.WARNING), opened(tmp_path) as store:
        assert not has(store, STORY)
        assert put(store, STORY) == 1
        assert has(store, STORY)
    assert "emptied" in caplog.text


def test_folder_may_be_removed_while_the_store_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "store"
    with opened(folder) as store:
        put(store, STORY)
    shutil.rmtree(folder)
    with opened(folder) as store:
        assert not has(store, STORY)


def test_process_whose_files_were_removed_comes_back_to_the_new_ones(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "store"
    with opened(folder) as store:
        put(store, STORY)
        before = store.stamp()
        shutil.rmtree(folder)
        store.sweep()
        assert not has(store, STORY)
        assert store.stamp() != before
        put(store, SHARED)
        store.sweep()
        assert has(store, SHARED)
    assert "removed" in caplog.text


def test_full_store_forgets_the_oldest_stories_and_nothing_shared(tmp_path: Path) -> None:
    budget = 1 << 20
    with opened(tmp_path, budget=budget) as store:
        store.put_many([Entry(SITES, 1, Sites({}, "g1/1/"))])
        put(store, SHARED, html=os.urandom(3000))
        for number in range(1000):
            assert put(store, b"g1/1/story/%d" % number, html=os.urandom(3000)) == 1
            assert store.used() <= budget
        there = [has(store, b"g1/1/story/%d" % number) for number in range(1000)]
        assert 100 < sum(there) < 300
        assert there == sorted(there)
        assert has(store, SHARED)
        assert store.get_many([SITES]) == [Sites({}, "g1/1/")]


def test_story_that_is_put_again_is_young_again(tmp_path: Path) -> None:
    with opened(tmp_path, budget=1 << 20) as store:
        for number in range(600):
            put(store, STORY)
            put(store, b"g1/1/story/1%d" % number, html=os.urandom(3000))
        assert has(store, STORY)


def test_evicted_tombstone_still_holds_back_what_it_held_back(tmp_path: Path) -> None:
    begun = time.time()
    with opened(tmp_path, budget=1 << 20) as store:
        store.invalidate([STORY], 5)
        for number in range(1000):
            put(store, b"g1/1/story/1%d" % number, html=os.urandom(3000))
        assert store.versions([STORY]) == [None]
        assert put(store, STORY, 4, b"taken down", begun) == 0
        assert put(store, STORY, 5, b"rendered since", time.time()) == 1


def test_new_generation_is_filled_while_the_old_one_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lmdb_module, "_DROP_BATCH", 1)
    with opened(tmp_path) as store:
        store.put_many([Entry(SITES, 1, Sites({}, "g2/1/"))])
        for number in range(20):
            put(store, b"g1/1/story/%d" % number)
        drop, kept = store._drop, []

        def drop_and_fill(*batch: Any) -> None:
            begun = time.time()
            drop(*batch)
            kept.append(put(store, b"g2/1/story/%d" % len(kept), begun=begun))

        monkeypatch.setattr(store, "_drop", drop_and_fill)
        store.drop_prefixes_except([b"g2/1/"])
    assert kept == [1] * 20


def test_clock_that_was_set_back_does_not_shut_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as store:
        store.clear()
        now = time.time()
        monkeypatch.setattr(time, "time", lambda: now - 3600)
        put(store, SHARED)
        monkeypatch.setattr(time, "time", lambda: now - 3590)
        assert put(store, STORY, begun=now - 3595) == 1


def test_map_that_is_full_is_emptied_rather_than_refusing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(store_folder, "MAP_SIZE", 1 << 20)
    with opened(tmp_path, budget=1 << 21) as store:
        for number in range(600):
            assert put(store, b"g1/1/shared/%d" % number, html=os.urandom(3000)) == 1
    assert "full beyond its budget" in caplog.text


def test_kind_is_read_from_the_key() -> None:
    assert kind_of(b"g1/3/story-page/7") == b"story-page"
    assert kind_of(b"sites") == b""


def put_from_elsewhere(folder: Path, key: bytes, version: int) -> None:
    with opened(folder) as store:
        put(store, key, version, b"from elsewhere")


def test_what_another_process_puts_is_seen_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        put(store, STORY)
        stamp = store.stamp()
        process = _spawn.Process(target=put_from_elsewhere, args=(tmp_path, STORY, 2))
        process.start()
        process.join()
        assert store.stamp() != stamp
        assert store.get_many([STORY]) == [Piece(b"from elsewhere")]


def put_for_ever(folder: Path, started: object) -> None:
    store = open_store(folder, "installation", 1 << 50, evictable=EVICTABLE, budget=1 << 20)
    version = 0
    while True:
        version += 1
        put(store, b"g1/1/story/%d" % (version % 50), version, os.urandom(3000))
        started.set()  # type: ignore[attr-defined]


def test_writer_killed_in_the_middle_leaves_a_store_that_works(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for _ in range(3):
            started = _spawn.Event()
            process = _spawn.Process(target=put_for_ever, args=(tmp_path, started))
            process.start()
            assert started.wait(30)
            assert process.pid is not None
            os.kill(process.pid, signal.SIGKILL)
            process.join()
            assert put(store, SHARED, 1 << 41) == 1
            store.sweep()
            assert has(store, SHARED)
    with opened(tmp_path) as store:
        assert has(store, SHARED)
