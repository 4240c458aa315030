"""Faults wait in files for the worker: bounded, one a piece, and never in the way of who leaves them."""

from __future__ import annotations

from pathlib import Path

import pytest

from nashra.newsroom import fault_spool
from nashra.newsroom.fault_spool import Fault


def test_fault_that_was_left_is_taken_once(tmp_path: Path) -> None:
    fault_spool.put(tmp_path / "faults", Fault(7, "photo", "OSError()"))
    assert list(fault_spool.take(tmp_path / "faults")) == [Fault(7, "photo", "OSError()")]
    assert list(fault_spool.take(tmp_path / "faults")) == []


def test_piece_that_fails_again_is_there_once_with_its_last_error(tmp_path: Path) -> None:
    fault_spool.put(tmp_path, Fault(7, "photo", "first"))
    fault_spool.put(tmp_path, Fault(7, "photo", "second"))
    fault_spool.put(tmp_path, Fault(7, "body", "x" * 5000))
    photo, body = sorted(fault_spool.take(tmp_path), key=lambda fault: fault.error)
    assert photo.error == "second"
    assert len(body.error) == 2000


def test_files_are_bounded_in_number_and_a_known_piece_still_gets_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fault_spool, "MOST", 3)
    for story in range(1, 9):
        fault_spool.put(tmp_path, Fault(story, "photo", "first"))
    fault_spool.put(tmp_path, Fault(2, "photo", "second"))
    taken = {fault.story: fault.error for fault in fault_spool.take(tmp_path)}
    assert taken == {1: "first", 2: "second", 3: "first"}


def test_fault_is_not_lost_where_it_could_not_be_noted(tmp_path: Path) -> None:
    fault_spool.put(tmp_path, Fault(7, "photo", "error"))
    next(fault_spool.take(tmp_path))  # and no more: noting it has failed
    assert [fault.story for fault in fault_spool.take(tmp_path)] == [7]


def test_folder_that_cannot_be_written_stops_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "faults").write_text("a file in the folder's place")
    fault_spool.put(tmp_path / "faults", Fault(7, "photo", "error"))
    assert "could not be noted" in caplog.text
    assert list(fault_spool.take(tmp_path / "missing")) == []


def test_file_that_is_no_fault_goes_and_holds_up_no_other(tmp_path: Path) -> None:
    (tmp_path / "1-photo.json").write_text("{")
    (tmp_path / "unfinished.12-3").write_text("{")
    fault_spool.put(tmp_path, Fault(7, "photo", "error"))
    assert [fault.story for fault in fault_spool.take(tmp_path)] == [7]
    assert not (tmp_path / "1-photo.json").exists()
