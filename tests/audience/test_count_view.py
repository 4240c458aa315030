"""Counting in the process: what is written, what waits, and what is dropped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from threading import Timer

import pytest
from django.db import connection
from django.utils import timezone

from nashra.audience.actions import count_view as counting
from nashra.audience.actions.count_view import count_view, write_views
from nashra.audience.decay import weight_of
from nashra.audience.models import StoryScore


@pytest.fixture(autouse=True)
def nothing_waits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No thread writes during these tests; they write themselves."""
    monkeypatch.setattr(Timer, "start", lambda self: None)
    yield
    counting._waiting.clear()
    counting._timer = None


def views() -> dict[int, int]:
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    return {row.article_id: round(weight_of(row.score, now)) for row in StoryScore.objects.all()}


def test_views_are_written_together_and_once(network, stories) -> None:
    first, second = stories(2)
    for story, times in ((first, 3), (second, 2)):
        for _ in range(times):
            count_view(network.maghrib.pk, story)
    assert views() == {}
    write_views()
    write_views()
    assert views() == {first: 3, second: 2}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_could_not_be_written_is_written_the_next_time(network, stories, caplog) -> None:
    [story] = stories(1)
    count_view(network.maghrib.pk, story)
    connection.cursor().execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        write_views()
        assert "could not be written" in caplog.text
        assert counting._timer is not None, "without another view too"
        count_view(network.maghrib.pk, story)
    finally:
        other.close()
        connection.close()
    write_views()
    assert views() == {story: 2}


def test_batches_written_before_a_failure_are_not_written_twice(
    network, stories, monkeypatch, caplog
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 2)
    numbers = stories(5)
    for story in numbers:
        count_view(network.maghrib.pk, story)
    add, calls = counting.add_views, []

    def fail_at_second(batch, at) -> None:
        calls.append(batch)
        if len(calls) == 2:
            raise OSError("disk full")
        add(batch, at)

    monkeypatch.setattr(counting, "add_views", fail_at_second)
    write_views()
    assert len(views()) == 2
    write_views()
    assert views() == dict.fromkeys(numbers, 1)
    assert caplog.text.count("could not be written") == 1


def test_what_waits_is_bounded_while_nothing_can_be_written(network, monkeypatch, caplog) -> None:
    monkeypatch.setattr(counting, "MOST_WAITING", 3)

    def fail(batch, at) -> None:
        count_view(1, 100)  # readers go on while the write waits for the database
        count_view(1, 101)
        raise OSError("disk full")

    monkeypatch.setattr(counting, "add_views", fail)
    for number in range(5):
        count_view(1, number)
    for _ in range(4):
        write_views()
        assert len(counting._waiting) == 3
    count_view(1, 100)
    assert counting._waiting[1, 100] > 1, "a story that waits already goes on counting"
