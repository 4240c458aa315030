"""The outbox: recording a change in the transaction that makes it, and reading what is yet to be consumed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import F, Q
from django.dispatch import Signal
from django.utils import timezone

from nashra.changes.change import Change, Kind, Subject
from nashra.changes.models import OutboxRow

committed = Signal()
"""Sent after the commit for each change that its transaction recorded, with its `number`."""


OVERDUE_AFTER = timedelta(seconds=2)
"""After so long a change that its own process has not followed is the worker's."""


LONGEST_DOUBLING = 9


def record(kind: Kind, subject: Subject | None = None) -> int:
    """Give the running transaction's change its number and put it in the outbox.

    Call it last in the transaction: the counter's row stays locked until the commit, so that
    numbers follow commits. Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("A change is recorded in the transaction that makes it.")
    with transaction.get_connection().cursor() as cursor:  # in half the time of querysets, at every change
        cursor.execute("UPDATE changes_changesequence SET number = number + 1 WHERE id = 1")
        cursor.execute("SELECT number FROM changes_changesequence WHERE id = 1")
        (number,) = cursor.fetchone()
    OutboxRow.objects.create(number=number, kind=kind, subject=asdict(subject or Subject()))
    transaction.on_commit(partial(committed.send_robust, sender=None, number=number))
    return number


def pending(limit: int, since: int = 0) -> Sequence[Change]:
    """Changes from a number on that no attempt to follow has failed for, oldest first."""
    return [_change(row) for row in OutboxRow.objects.filter(attempts=0, number__gte=since)[:limit]]


def by_numbers(numbers: Sequence[int]) -> Sequence[Change]:
    """Of by_numbers changes those that no attempt to follow has failed for, oldest first."""
    return [_change(row) for row in OutboxRow.objects.filter(attempts=0, number__in=numbers)]


def overdue(limit: int, now: datetime | None = None) -> Sequence[Change]:
    """Changes that their own process has not followed in time, oldest first.

    A row that failed is left alone for twice as long after each attempt, up to a quarter of an hour.
    """
    now = now or timezone.now()
    waits = (OVERDUE_AFTER * 2 ** min(attempts, LONGEST_DOUBLING) for attempts in range(LONGEST_DOUBLING + 1))
    due = Q(pk__in=[])
    for attempts, wait in enumerate(waits):
        which = Q(attempts=attempts) if attempts < LONGEST_DOUBLING else Q(attempts__gte=attempts)
        due |= which & Q(tried_at__lt=now - wait)
    return [_change(row) for row in OutboxRow.objects.filter(due)[:limit]]


def _change(row: OutboxRow) -> Change:
    return Change(row.number, Kind(row.kind), Subject.from_json(row.subject))


def acknowledge(numbers: Sequence[int]) -> None:
    """Remove rows that have been followed."""
    OutboxRow.objects.filter(number__in=numbers).delete()


def note_failure(numbers: Sequence[int], why: str) -> None:
    """Keep rows that could not be followed, with the reason, for a later attempt."""
    OutboxRow.objects.filter(number__in=numbers).update(
        attempts=F("attempts") + 1, failure=why[:2000], tried_at=timezone.now()
    )
