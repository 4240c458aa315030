"""Bringing changes to their consumers: right after the commit in the process that made them, or in the worker."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from nashra.changes import deliveries, outbox
from nashra.changes.change import Change
from nashra.pages.store import floor
from nashra.publication.attempts import consume
from nashra.publication.consumers import CONSUMERS, INVALIDATION, NAMES, Consumer

BATCH = 200
"""Changes consumed at once: a key that several touch is rendered once."""


class _Here(threading.local):
    """What this thread is delivering."""

    def __init__(self) -> None:
        self.is_delivering = False
        self.recorded: list[int] = []  # numbers that consumers have recorded themselves
        self.delivered: frozenset[int] = (
            frozenset()
        )  # the last batch, most of which this thread is yet told of


_here = _Here()


def on_commit(sender: Any, number: int, **kwargs: Any) -> None:
    """Deliver what a transaction of this thread has just changed, with what else that transaction recorded.

    Consumers change things too (related lists); what they record is taken up by the loop that is running.
    """
    if _here.is_delivering:
        _here.recorded.append(number)
        return
    if number in _here.delivered:
        return
    changes = _pending(number)
    if changes and changes[0].number == number:  # else another process has it
        with _delivering():
            deliver(changes)
        _here.delivered = frozenset(change.number for change in changes[1:])


def _pending(number: int) -> Sequence[Change]:
    """The changes from a number on. Where they cannot be read, nothing older than the first is shown."""
    try:
        return outbox.pending(BATCH, since=number)
    except Exception:
        floor().raise_to(number)
        raise


def deliver(changes: Sequence[Change]) -> None:
    """Let every consumer consume changes that none has seen."""
    left = [one for consumer in CONSUMERS for one in consume(consumer, changes)]
    deliveries.acknowledge([change.number for change in changes], left, NAMES)


def take_over() -> None:
    """Make due for all consumers what the processes that made it have not delivered in time."""
    deliveries.take_over(NAMES)


def deliver_due(consumer: Consumer) -> int:
    """Let one consumer consume what other processes, or earlier attempts, have left; returns how many changes."""
    done = 0
    while waiting := deliveries.due(consumer.name, BATCH):
        with _delivering():
            done += _consume_due(consumer, waiting)
    return done


def _consume_due(consumer: Consumer, waiting: Sequence[tuple[Change, int]]) -> int:
    attempts = {change.number: times for change, times in waiting}
    left = consume(consumer, [change for change, _times in waiting], attempts)
    deliveries.acknowledge(list(attempts), left, [consumer.name])
    return len(waiting) - len(left)


def show_again() -> None:
    """Show again what was not shown while an invalidation failed, once none is left to be done."""
    lowest = floor().version()
    if lowest and not deliveries.is_left(INVALIDATION.name, lowest):
        floor().remove(lowest)


@contextmanager
def _delivering() -> Iterator[None]:
    """Deliver in the end what consumers have recorded meanwhile."""
    _here.is_delivering = True
    try:
        yield
        while _here.recorded:
            numbers, _here.recorded = _here.recorded, []
            if changes := outbox.by_numbers(numbers):
                deliver(changes)
    finally:
        _here.is_delivering, _here.recorded = False, []
