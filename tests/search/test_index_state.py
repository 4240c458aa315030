"""What is noted beside the index is whole and true, however many threads note something at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest

from nashra.search.indexing import index_state
from nashra.site import data

THREADS, TIMES = 8, 40


def at_once(act: Callable[[int], object]) -> list[Exception]:
    """Let threads do something again and again, all beginning each time together; gives what they raised."""
    barrier, raised = Barrier(THREADS), list[Exception]()

    def run(number: int) -> None:
        for time in range(TIMES):
            barrier.wait(60)
            try:
                act(number + THREADS * time)
            except Exception as error:
                raised.append(error)

    threads = [Thread(target=run, args=(number,), daemon=True) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return raised


def test_publishes_at_once_note_the_highest_change_and_leave_nothing_else() -> None:
    assert at_once(index_state.record_consumed) == []
    assert index_state.consumed() == THREADS * TIMES - 1
    assert {file.name for file in index_state.folder().iterdir()} == {"consumed", "consumed.lock"}


def test_two_that_note_what_an_index_was_made_from_leave_one_whole_note() -> None:
    assert at_once(lambda number: index_state.write_basis({"version": number})) == []
    assert list(index_state.basis() or {}) == ["version"]
    assert {file.name for file in index_state.folder().iterdir()} == {"basis.json"}


def test_note_that_the_disk_does_not_take_leaves_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    index_state.record_consumed(7)

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        index_state.record_consumed(8)
    assert index_state.consumed() == 7
    assert {file.name for file in index_state.folder().iterdir()} == {"consumed", "consumed.lock"}


def test_first_starts_at_once_have_one_secret(tmp_path: Path) -> None:
    folders = [tmp_path / str(time) for time in range(TIMES)]
    for folder in folders:
        folder.mkdir()
    found = set[str]()
    assert at_once(lambda number: found.add(data.make_secret_key(folders[number // THREADS]))) == []
    assert len(found) == TIMES
    assert {file.name for file in tmp_path.glob("*/*")} == {"secret-key"}


def test_servers_that_start_at_once_leave_one_address(tmp_path: Path) -> None:
    assert at_once(lambda number: data.remember_public(tmp_path, data.Public("http", number))) == []
    assert 0 <= data.public(tmp_path).port < THREADS * TIMES
    assert [file.name for file in tmp_path.iterdir()] == ["public.json"]
