"""What consumers have yet to do: acknowledged by each for itself, and removed when nobody is left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from nashra.changes.change import Change, Kind
from nashra.changes.deliveries import Left, acknowledge, due, take_over
from nashra.changes.models import Delivery, OutboxRow
from nashra.changes.outbox import record

BOTH = ("pages", "index")
LATER = datetime(2100, 1, 1, tzinfo=UTC)


def waiting(consumer: str, now: datetime | None = None) -> list[int]:
    return [change.number for change, _attempts in due(consumer, 10, now)]


def test_change_that_all_have_consumed_is_gone(outbox) -> None:
    numbers = [record(Kind.DAY), record(Kind.DAY)]
    acknowledge(numbers[:1], [], BOTH)
    assert [change.number for change in outbox.changes()] == numbers[1:]


def test_what_is_left_keeps_the_change_for_that_consumer_alone(outbox) -> None:
    number = record(Kind.DAY)
    acknowledge([number], [Left(number, "index", 7, "disk full", 1, timedelta(seconds=60))], BOTH)
    assert outbox.changes() == []
    assert waiting("index") == [], "it is left alone for a minute"
    assert due("index", 10, LATER) == [(Change(number, Kind.DAY, position=7), 1)]
    assert waiting("pages", LATER) == []
    acknowledge([number], [], ["index"])
    assert not OutboxRow.objects.exists()


def test_one_consumer_that_acknowledges_leaves_the_others_their_part(outbox) -> None:
    number = record(Kind.DAY)
    take_over(BOTH, LATER)
    acknowledge([number], [], ["pages"])
    assert waiting("pages", LATER) == []
    assert waiting("index", LATER) == [number]


def test_change_is_taken_over_only_when_its_own_process_is_late(outbox) -> None:
    number = record(Kind.DAY)
    take_over(BOTH)
    assert waiting("pages") == []
    assert [change.number for change in outbox.changes()] == [number]
    take_over(BOTH, LATER)
    take_over(BOTH, LATER)
    assert Delivery.objects.count() == 2


def test_process_that_is_late_but_done_acknowledges_what_was_taken_over(outbox) -> None:
    number = record(Kind.DAY)
    take_over(BOTH, LATER)
    acknowledge([number], [], BOTH)
    assert not OutboxRow.objects.exists()


def test_failure_noted_after_another_process_has_done_it_brings_nothing_back(outbox) -> None:
    number = record(Kind.DAY)
    OutboxRow.objects.all().delete()
    acknowledge([number], [Left(number, "index", error="disk full", attempts=1)], BOTH)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("failed", [0, 1])
def test_those_that_failed_least_come_first(outbox, failed: int) -> None:
    numbers = [record(Kind.DAY), record(Kind.DAY)]
    left = [Left(number, "index", attempts=place != failed) for place, number in enumerate(numbers)]
    acknowledge(numbers, left, BOTH)
    assert waiting("index", LATER) == [numbers[failed], numbers[1 - failed]]
