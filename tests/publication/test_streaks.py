"""A failure that repeats is in the log at its first, now and then, and at its end."""

from __future__ import annotations

import logging

import pytest

from nashra.publication import streaks
from nashra.publication.streaks import Streaks


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What time.monotonic gives."""
    now = [1000.0]
    monkeypatch.setattr(streaks.time, "monotonic", lambda: now[0])
    return now


def fail(running: Streaks, name: str = "index") -> None:
    try:
        raise OSError("No space left")
    except OSError as error:
        running.failed(name, error)


def test_first_failure_has_its_traceback_and_the_last_is_followed_by_a_line(clock, caplog) -> None:
    running = Streaks()
    fail(running)
    assert "Traceback" in caplog.text
    clock[0] += 5
    running.worked("index")
    assert "index works again, after 1 failures in 5 seconds." in caplog.text
    running.worked("index")
    assert caplog.text.count("works again") == 1


def test_lines_come_at_pauses_that_grow_however_often_it_fails(clock, caplog) -> None:
    running = Streaks()
    lines = []
    for second in range(100):
        caplog.clear()
        fail(running)
        if caplog.records:
            lines.append(second)
        clock[0] += 1
    assert lines == [0, 1, 3, 7, 15, 31, 63]


def test_lines_after_the_first_say_how_often_and_why(clock, caplog) -> None:
    running = Streaks()
    fail(running)
    caplog.clear()
    clock[0] += 2
    fail(running)
    (line,) = caplog.records
    assert line.levelno == logging.ERROR
    assert line.getMessage() == "index has failed 2 times in 2 seconds: OSError('No space left')"
    assert not line.exc_info


def test_pauses_grow_to_a_quarter_of_an_hour_and_not_beyond(clock, caplog) -> None:
    running = Streaks()
    for _ in range(60):
        fail(running)
        clock[0] += 900
    assert len(caplog.records) == 60


def test_each_thing_has_a_streak_of_its_own(clock, caplog) -> None:
    running = Streaks()
    fail(running, "index")
    fail(running, "related")
    assert caplog.text.count("Traceback") == 2
