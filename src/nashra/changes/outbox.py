"""The outbox: recording a change in the transaction that makes it, and reading what is yet to be consumed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from nashra.changes.ask import ask, marks, run
from nashra.changes.change import Change, Kind, Subject

committed = Signal()
"""Sent after the commit for each change that its transaction recorded, with its `number`."""

_NEXT = "UPDATE changes_changesequence SET number = number + 1 WHERE id = 1 RETURNING number"

_PUT = "INSERT INTO changes_outboxrow (number, kind, subject, recorded_at) VALUES (%s, %s, %s, %s)"

_PENDING = """
    SELECT number, kind, subject FROM changes_outboxrow
    WHERE {which} AND NOT EXISTS (SELECT 1 FROM changes_delivery WHERE change_id = changes_outboxrow.number)
    ORDER BY number
"""
"""Changes that no consumer has acknowledged or failed for, oldest first; the subject is JSON."""


def record(kind: Kind, subject: Subject | None = None) -> int:
    """Give the running transaction's change its number and put it in the outbox.

    Call it last in the transaction: the counter's row stays locked until the commit, so that
    numbers follow commits. Raises TransactionManagementError outside a transaction.
    """
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A change is recorded in the transaction that makes it.")
    ((number,),) = ask(_NEXT)
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    run(_PUT, (number, kind.value, json.dumps(asdict(subject or Subject())), now))
    transaction.on_commit(partial(committed.send_robust, sender=None, number=number))
    return int(number)


def pending(limit: int, since: int = 0) -> Sequence[Change]:
    """Changes from a number on that no consumer has acknowledged or failed for, oldest first."""
    return _changes("number >= %s", " LIMIT %s", (since, limit))


def by_numbers(numbers: Sequence[int]) -> Sequence[Change]:
    """Of these changes those that no consumer has acknowledged or failed for, oldest first."""
    return _changes(f"number IN ({marks(len(numbers))})", "", numbers)


def change_of(number: int, kind: str, subject: dict[str, Any], position: int = 0) -> Change:
    """A row as consumers get it."""
    return Change(number, Kind(kind), Subject.from_json(subject), position)


def _changes(which: str, limit: str, values: Sequence[int]) -> Sequence[Change]:
    rows = ask(_PENDING.format(which=which) + limit, values)
    return [change_of(number, kind, json.loads(subject)) for number, kind, subject in rows]
