"""Recording a change on the line, inside the transaction that makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.dispatch import Signal
from django.utils import timezone

from nashra.changes.models import Line, OutboxRow

committed = Signal()
"""Sent after the commit for each change that its transaction recorded, with its `number`."""


class Kind(StrEnum):
    STORY = "story"  # a story was published, corrected, scheduled, taken down or deleted
    RELATED = "related"  # the related lists of stories were computed or edited anew
    NETWORK = "network"  # an edition, a section, or what an edition shows of them
    AUTHOR = "author"
    PHOTO = "photo"
    MOST_READ = "most_read"  # an edition's ranking of most read stories
    DAY = "day"  # an edition's midnight passed


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where readers find a story: a section of an edition, by their numbers."""

    edition: int
    section: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about. Which fields are filled depends on the kind."""

    stories: tuple[int, ...] = ()
    places: tuple[Place, ...] = ()  # the stories' places before and after
    shown_by: tuple[int, ...] = ()  # stories that showed a deleted one by an editor's hand
    edition: int = 0
    author: int = 0
    photo: int = 0

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Subject:
        places = tuple(Place(**place) for place in data["places"])
        lists = {name: tuple(data[name]) for name in ("stories", "shown_by")}
        return cls(**{**data, **lists, "places": places})


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the outbox as its readers get it."""

    number: int
    kind: Kind
    subject: Subject = field(default_factory=Subject)


LEFT_BEHIND = timedelta(seconds=2)
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
        cursor.execute("UPDATE changes_line SET number = number + 1 WHERE id = 1")
        cursor.execute("SELECT number FROM changes_line WHERE id = 1")
        (number,) = cursor.fetchone()
    OutboxRow.objects.create(number=number, kind=kind, subject=asdict(subject or Subject()))
    transaction.on_commit(partial(committed.send_robust, sender=None, number=number))
    return number


def current() -> int:
    """The number of the latest change that this transaction can see."""
    return Line.objects.values_list("number", flat=True).get(pk=1)


def installation() -> str:
    """A name that no other database has, for stores made from this one."""
    return str(Line.objects.values_list("installation", flat=True).get(pk=1))


def fresh(limit: int, since: int = 0) -> Sequence[Change]:
    """Changes from a number on that no attempt to follow has failed for, oldest first."""
    return [_change(row) for row in OutboxRow.objects.filter(attempts=0, number__gte=since)[:limit]]


def these(numbers: Sequence[int]) -> Sequence[Change]:
    """Of these changes those that no attempt to follow has failed for, oldest first."""
    return [_change(row) for row in OutboxRow.objects.filter(attempts=0, number__in=numbers)]


def left_behind(limit: int, now: datetime | None = None) -> Sequence[Change]:
    """Changes that their own process has not followed in time, oldest first.

    A row that failed is left alone for twice as long after each attempt, up to a quarter of an hour.
    """
    now = now or timezone.now()
    waits = (LEFT_BEHIND * 2 ** min(attempts, LONGEST_DOUBLING) for attempts in range(LONGEST_DOUBLING + 1))
    due = Q(pk__in=[])
    for attempts, wait in enumerate(waits):
        which = Q(attempts=attempts) if attempts < LONGEST_DOUBLING else Q(attempts__gte=attempts)
        due |= which & Q(tried_at__lt=now - wait)
    return [_change(row) for row in OutboxRow.objects.filter(due)[:limit]]


def _change(row: OutboxRow) -> Change:
    return Change(row.number, Kind(row.kind), Subject.from_json(row.subject))


def settle(numbers: Sequence[int]) -> None:
    """Remove rows that have been followed."""
    OutboxRow.objects.filter(number__in=numbers).delete()


def note_failure(numbers: Sequence[int], why: str) -> None:
    """Keep rows that could not be followed, with the reason, for a later attempt."""
    OutboxRow.objects.filter(number__in=numbers).update(
        attempts=F("attempts") + 1, failure=why[:2000], tried_at=timezone.now()
    )
