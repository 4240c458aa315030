"""Children of the supervisor: started again, later and later, and ended with all that they started."""

from __future__ import annotations

import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from tests.waiting import until

from nashra.cli import supervise
from nashra.cli.supervise import Child


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test sets; and no child is ever started for real."""
    now = [100.0]
    monkeypatch.setattr(supervise.time, "monotonic", lambda: now[0])
    return now


class Ended:
    """A process that has ended."""

    pid = 2**22 + 1

    def poll(self) -> int:
        return 1


@pytest.fixture
def starts(monkeypatch, clock) -> list[float]:
    """When children were started; each has ended when it is looked at."""
    started: list[float] = []

    def start(*_: object, **__: object) -> Ended:
        started.append(clock[0])
        return Ended()

    monkeypatch.setattr(supervise.subprocess, "Popen", start)
    return started


def test_child_that_ends_at_once_is_tried_less_and_less_often_and_said_aloud(clock, starts, capsys) -> None:
    child = Child("server", ["server"])
    for _ in range(700):
        child.keep()
        clock[0] += 0.2
    pauses = [round(later - earlier) for earlier, later in pairwise(starts)]
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert capsys.readouterr().err.count("The server ends as soon as it is started") == 1


def test_child_that_ran_well_is_started_again_at_once(clock, starts, capsys) -> None:
    child = Child("server", ["server"])
    child.keep()
    clock[0] += 60
    child.keep()
    assert starts == [100.0, 160.0]
    assert "The server ended with code 1; it is started again." in capsys.readouterr().err


def test_child_is_ended_with_what_it_started(tmp_path: Path) -> None:
    note = tmp_path / "grandchild"
    code = (
        "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())) if os.fork() == 0 else 0; "
        "time.sleep(60)"
    )
    child = Child("server", [sys.executable, "-c", code, str(note)])
    child.keep()
    assert until(lambda: note.exists() and note.read_text())
    child.stop()
    child.wait(time.monotonic() + 10)
    grandchild = Path(f"/proc/{int(note.read_text())}/cmdline")
    assert until(lambda: not (grandchild.exists() and grandchild.read_bytes()), 10)
