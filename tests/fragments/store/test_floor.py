"""What is not shown while an invalidation cannot be written, in any process."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.fragments.store.test_lmdb import SHARED, STORY, has, opened, put

from nashra.fragments.model import SITES, Entry, Sites
from nashra.fragments.store.lmdb.floor import Floor

_spawn = multiprocessing.get_context("spawn")


def in_another_process(work: Callable[..., None], *arguments: Any) -> None:
    process = _spawn.Process(target=work, args=arguments)
    process.start()
    process.join(60)
    assert process.exitcode == 0


def raise_floor(root: Path, version: int) -> None:
    with closing(Floor(root)) as floor:
        floor.raise_to(version)


def remove_floor(root: Path, version: int) -> None:
    with closing(Floor(root)) as floor:
        floor.remove(version)


def put_into(root: Path, key: bytes, version: int) -> None:
    with opened(root) as store:
        put(store, key, version)


def expect(root: Path, versions: list[int]) -> None:
    with opened(root) as store:
        assert store.versions([STORY, SHARED]) == versions


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "fragments"


def test_nothing_below_the_floor_is_shown_until_it_is_removed(root: Path) -> None:
    with opened(root) as store:
        put(store, STORY, 4)
        put(store, SHARED, 6)
        in_another_process(raise_floor, root, 5)
        assert not has(store, STORY)
        assert has(store, SHARED)
        assert store.versions([STORY]) == [None]
        in_another_process(remove_floor, root, 5)
        assert has(store, STORY)


def test_hosts_are_known_below_the_floor(root: Path) -> None:
    with opened(root) as store:
        store.put_many([Entry(SITES, 1, Sites({"maghrib.localhost": "g1/1/"}, ""))])
        raise_floor(root, 5)
        assert has(store, SITES)


def test_floor_is_heard_of_by_whoever_remembers_pages(root: Path) -> None:
    with opened(root) as store:
        put(store, STORY)
        stamp, order = store.stamp(), store.changes_since(0).order
        assert store.changes_since(order).keys == ()
        for change in (raise_floor, remove_floor):
            change(root, 5)
            assert store.stamp() > stamp
            learned = store.changes_since(order)
            assert learned.keys is None, "anything may be shown otherwise than before"
            assert learned.order > order
            stamp, order = store.stamp(), learned.order
        put(store, SHARED)
        assert store.changes_since(order).keys == (SHARED,)


def test_floor_raised_meanwhile_stays(root: Path) -> None:
    with closing(Floor(root)) as floor:
        floor.raise_to(5)
        floor.raise_to(3)
        floor.remove(4)
        assert floor.version() == 5
        floor.remove(5)
        assert floor.version() == 0


def test_floor_is_raised_where_no_file_may_grow(root: Path) -> None:
    with opened(root) as store:
        put(store, STORY, 4)
        in_another_process(raise_without_space, root)
        assert not has(store, STORY)


def raise_without_space(root: Path) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    raise_floor(root, 5)


@pytest.mark.parametrize("what", ["read", "write", "stamp"])
def test_store_made_anew_by_another_process_is_the_store_of_all_at_once(root: Path, what: str) -> None:
    with opened(root) as store:
        put(store, STORY, 1)
        stamp = store.stamp()
        shutil.rmtree(root)
        in_another_process(put_into, root, SHARED, 2)
        if what == "read":
            assert has(store, SHARED)
            assert not has(store, STORY)
        elif what == "write":
            put(store, STORY, 3)
            in_another_process(expect, root, [3, 2])
        else:
            assert store.stamp() != stamp
        assert not store.get_many([b"g1/1/story/8"])[0]


def test_rendering_that_began_before_the_files_were_made_is_refused(root: Path) -> None:
    with opened(root) as store:
        begun = os.stat(root.with_name("fragments.floor")).st_mtime - 5
        assert put(store, STORY, 1, begun=begun) == 0
