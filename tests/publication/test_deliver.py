"""Delivering changes: a transaction's own at once, each consumer for itself, each failure by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction

from nashra.changes import deliveries, outbox
from nashra.changes.change import Change, Kind, Subject
from nashra.changes.deliveries import Left
from nashra.changes.models import Delivery, OutboxRow
from nashra.fragments.store.lmdb.floor import Floor
from nashra.publication import deliver
from nashra.publication.attempts import GIVE_UP_AFTER
from nashra.publication.consumers import Consumer
from nashra.publication.streaks import streaks

pytestmark = pytest.mark.django_db


class Seen:
    """A consumer that remembers the editions of what it consumed, and fails where it is told to."""

    def __init__(self) -> None:
        self.editions: list[int] = []
        self.calls = 0
        self.broken: Callable[[int], bool] = lambda edition: False

    def consume(self, changes: Sequence[Change]) -> None:
        self.calls += 1
        for change in changes:
            if self.broken(change.subject.edition):
                raise RuntimeError("a template is broken")
        self.editions += [change.subject.edition for change in changes]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Seen]]:
    """Two consumers, one after the other."""
    made = [Seen(), Seen()]
    consumers = tuple(
        Consumer(name, one.consume) for name, one in zip(("first", "second"), made, strict=True)
    )
    monkeypatch.setattr(deliver, "CONSUMERS", consumers)
    monkeypatch.setattr(deliver, "NAMES", ("first", "second"))
    yield made
    for name in ("first", "second"):
        streaks.worked(name)


@pytest.fixture
def record(django_capture_on_commit_callbacks) -> Callable[..., list[int]]:
    """Records a day of each edition in one transaction, and what its commit brings about."""

    def record(*editions: int) -> list[int]:
        with django_capture_on_commit_callbacks(execute=True):
            return record_only(*editions)

    return record


def record_only(*editions: int) -> list[int]:
    with transaction.atomic():
        return [outbox.record(Kind.DAY, Subject(edition=edition)) for edition in editions]


def deliver_due(name: str) -> int:
    """What the worker does when all that waits is due."""
    Delivery.objects.update(due_at=datetime(2020, 1, 1, tzinfo=UTC))
    (consumer,) = [one for one in deliver.CONSUMERS if one.name == name]
    return deliver.deliver_due(consumer)


def left() -> list[tuple[str, int, int]]:
    rows = Delivery.objects.order_by("change", "consumer")
    return list(rows.values_list("consumer", "change__subject__edition", "attempts"))


def test_changes_of_one_transaction_are_delivered_together_and_removed(seen, record) -> None:
    record(2, 3, 4)
    assert [one.editions for one in seen] == [[2, 3, 4]] * 2
    assert [one.calls for one in seen] == [1, 1]
    assert not OutboxRow.objects.exists()


def test_changes_of_one_transaction_are_asked_for_batch_by_batch(seen, record, monkeypatch) -> None:
    monkeypatch.setattr(deliver, "BATCH", 20)
    asked = []
    pending = outbox.pending

    def count(limit: int, since: int) -> Sequence[Change]:
        asked.append(since)
        return pending(limit, since)

    monkeypatch.setattr(outbox, "pending", count)
    numbers = record(*range(50))
    assert asked == [numbers[0], numbers[20], numbers[40]]
    assert seen[0].editions == [*range(50)]


def test_outbox_that_cannot_be_read_lets_nothing_older_be_shown(seen, record, monkeypatch, tmp_path) -> None:
    with closing(Floor(tmp_path / "fragments")) as floor:
        monkeypatch.setattr(deliver, "floor", lambda: floor)
        monkeypatch.setattr(outbox, "pending", lambda *arguments, **named: 1 / 0)
        (number,) = record(2)
        assert floor.version() == number
        monkeypatch.undo()


def test_floor_is_removed_when_all_is_invalidated(monkeypatch, tmp_path) -> None:
    with closing(Floor(tmp_path / "fragments")) as floor:
        monkeypatch.setattr(deliver, "floor", lambda: floor)
        (number,) = record_only(2)
        floor.raise_to(number)
        deliver.show_again()
        assert floor.version() == number, "nobody has invalidated it yet"
        later = [Left(number, name) for name in deliver.NAMES[1:]]
        deliveries.acknowledge([number], later, deliver.NAMES)
        deliver.show_again()
        assert floor.version() == 0, "what is left to others hides nothing"


def test_what_others_had_recorded_before_is_left_to_them(seen, record) -> None:
    others = record_only(8)
    record(2)
    assert seen[0].editions == [2]
    assert list(OutboxRow.objects.values_list("number", flat=True)) == others


def test_consumer_that_fails_holds_up_no_other(seen, record, caplog) -> None:
    seen[0].broken = lambda edition: True
    record(2)
    assert seen[1].editions == [2]
    assert left() == [("first", 2, 1)]
    assert "a template is broken" in Delivery.objects.get().error
    assert "first failed" in caplog.text
    assert "Traceback" in caplog.text
    seen[0].broken = lambda edition: False
    assert deliver_due("second") == 0
    assert deliver_due("first") == 1
    assert [one.editions for one in seen] == [[2], [2]]
    assert not OutboxRow.objects.exists()
    assert "first works again" in caplog.text


def test_change_that_fails_holds_up_no_other(seen, record) -> None:
    seen[0].broken = lambda edition: edition == 4
    record(2, 4, 6)
    assert seen[0].editions == [2, 6]
    assert left() == [("first", 4, 1)]


def test_each_failure_makes_the_next_attempt_wait_longer(seen, record) -> None:
    seen[0].broken = lambda edition: True
    record(2)
    waits = []
    for _ in range(4):
        Delivery.objects.update(due_at=datetime(2020, 1, 1, tzinfo=UTC))
        deliver.deliver_due(deliver.CONSUMERS[0])
        waits.append(Delivery.objects.get().due_at - datetime.now(UTC))
    assert Delivery.objects.get().attempts == 5
    for shorter, longer in pairwise(waits):
        assert timedelta(seconds=1) < shorter < longer


def test_broken_consumer_is_not_tried_with_every_change_that_waits(seen, record) -> None:
    seen[0].broken = lambda edition: True
    record(*range(50))
    assert seen[0].calls == 1 + GIVE_UP_AFTER
    assert len(left()) == 50
    assert not Delivery.objects.filter(due_at__lt=datetime.now(UTC)).exists(), "all of them wait"


def test_changes_behind_some_that_always_fail_get_their_turn(seen, record) -> None:
    seen[0].broken = lambda edition: edition < 10
    record(*range(20))
    for _ in range(4):
        deliver_due("first")
    assert seen[0].editions == [*range(10, 20)]


def test_worker_takes_what_a_dead_process_left(seen) -> None:
    record_only(2, 3)
    OutboxRow.objects.update(recorded_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert [deliver.deliver_due(consumer) for consumer in deliver.CONSUMERS] == [0, 0]
    deliver.take_over()
    assert [deliver.deliver_due(consumer) for consumer in deliver.CONSUMERS] == [2, 2]
    assert [one.editions for one in seen] == [[2, 3]] * 2
    assert not OutboxRow.objects.exists()


def test_what_a_consumer_records_is_delivered_to_all_by_the_same_loop(seen, record, monkeypatch) -> None:
    consume = seen[1].consume

    def record_more(changes: Sequence[Change]) -> None:
        consume(changes)
        if changes[0].subject.edition == 2:
            with transaction.atomic():
                record_only(3)

    consumers = (deliver.CONSUMERS[0], Consumer("second", record_more))
    monkeypatch.setattr(deliver, "CONSUMERS", consumers)
    record(2)
    assert [one.editions for one in seen] == [[2, 3], [2, 3]]
    assert not OutboxRow.objects.exists()


def test_consumer_that_takes_steps_goes_on_where_it_stood(seen, record, monkeypatch) -> None:
    positions = []

    def step(changes: Sequence[Change]) -> dict[int, int]:
        positions.extend(change.position for change in changes)
        return {change.number: change.position + 10 for change in changes if change.position < 30}

    monkeypatch.setattr(deliver, "CONSUMERS", (Consumer("first", step), deliver.CONSUMERS[1]))
    record(2)
    assert positions == [0], "one step at once, whatever it takes altogether"
    assert deliver_due("first") == 1
    assert positions == [0, 10, 20, 30]
    assert not OutboxRow.objects.exists()
