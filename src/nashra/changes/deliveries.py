"""Who has yet to consume which change: what the process that made a change leaves to the worker.

A change that all consumers get through at once has no deliveries: its row of the outbox is simply removed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from nashra.changes.change import Change
from nashra.changes.models import Delivery, OutboxRow
from nashra.changes.outbox import change_of

OVERDUE_AFTER = timedelta(seconds=2)
"""After so long a change that its own process has not consumed is the worker's."""

_LONGEST_ERROR = 2000

_REMOVE = """
    DELETE FROM changes_outboxrow WHERE number IN ({these}) AND NOT EXISTS
        (SELECT 1 FROM changes_delivery WHERE changes_delivery.change_id = changes_outboxrow.number)
"""


@dataclass(frozen=True, slots=True)
class Left:
    """What a consumer has yet to do for a change."""

    number: int
    consumer: str
    position: int = 0  # from where it goes on
    error: str = ""  # why it failed; empty where it did not
    attempts: int = 0  # how often it has failed by now
    wait: timedelta = timedelta(0)  # until it is tried next


def acknowledge(numbers: Collection[int], left: Sequence[Left], consumers: Collection[str]) -> None:
    """Note that these consumers have consumed these changes, but for what is left.

    A change that nobody has to consume any more is removed.
    """
    if not left and _remove(numbers) == len(numbers):
        return
    with transaction.atomic():
        rows = OutboxRow.objects.select_for_update().filter(number__in=numbers)
        there = set(rows.values_list("number", flat=True))  # the worker may have been quicker
        Delivery.objects.filter(change__in=numbers, consumer__in=consumers).delete()
        Delivery.objects.bulk_create(_delivery(one) for one in left if one.number in there)
        _remove(numbers)


def take_over(consumers: Collection[str], now: datetime | None = None) -> None:
    """Make the changes that their own processes have not consumed in time due for all consumers."""
    now = now or timezone.now()
    overdue = OutboxRow.objects.filter(deliveries=None, recorded_at__lt=now - OVERDUE_AFTER)
    if not overdue.exists():
        return
    with transaction.atomic():
        numbers = list(overdue.select_for_update(of=("self",)).values_list("number", flat=True)[:1000])
        Delivery.objects.bulk_create(
            Delivery(change_id=number, consumer=consumer, due_at=now)
            for number in numbers
            for consumer in consumers
        )


def due(consumer: str, limit: int, now: datetime | None = None) -> Sequence[tuple[Change, int]]:
    """Changes that a consumer is to consume by now, each with how often it has failed.

    Those that failed least come first, so that some that always fail never keep others waiting.
    """
    rows = Delivery.objects.filter(consumer=consumer, due_at__lte=now or timezone.now())
    rows = rows.select_related("change").order_by("attempts", "change")[:limit]
    return [(_change(row), row.attempts) for row in rows]


def is_left(consumer: str, up_to: int) -> bool:
    """Whether a consumer has yet to consume any change up to a number."""
    rows = OutboxRow.objects.filter(number__lte=up_to)
    return rows.filter(Q(deliveries=None) | Q(deliveries__consumer=consumer)).exists()


def has_failed(consumer: str, besides: Collection[Change]) -> bool:
    """Whether a change waits, besides these, that a consumer has failed for."""
    failed = Delivery.objects.filter(consumer=consumer, attempts__gt=0)
    return failed.exclude(change__in=[change.number for change in besides]).exists()


def _change(row: Delivery) -> Change:
    return change_of(row.change.number, row.change.kind, row.change.subject, row.position)


def _delivery(left: Left) -> Delivery:
    return Delivery(
        change_id=left.number,
        consumer=left.consumer,
        attempts=left.attempts,
        due_at=timezone.now() + left.wait,
        error=left.error[:_LONGEST_ERROR],
        position=left.position,
    )


def _remove(numbers: Iterable[int]) -> int:
    """Remove the rows of the outbox that have no deliveries; returns how many were."""
    values = [*numbers]
    with connection.cursor() as cursor:
        cursor.execute(_REMOVE.format(these=", ".join(["%s"] * len(values))), values)
        return int(cursor.rowcount)
