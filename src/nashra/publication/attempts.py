"""Letting a consumer try changes: all at once, else one by one, so that one story's fault is one story's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta

from nashra.changes import deliveries
from nashra.changes.change import Change
from nashra.changes.deliveries import Left
from nashra.publication.consumers import Consumer
from nashra.publication.streaks import streaks

FIRST_WAIT = timedelta(seconds=1)
"""After the first failure; twice as long after each further one."""

GIVE_UP_AFTER = 3
"""So many failures one after another are the consumer's, not the changes': the rest is not tried."""

_DOUBLINGS = 20


def consume(
    consumer: Consumer, changes: Sequence[Change], attempts: Mapping[int, int] | None = None
) -> Sequence[Left]:
    """Let a consumer consume changes; returns what is left to do. attempts: failures until now, by number."""
    if len(changes) > 1:
        with suppress(Exception):  # which of them it was is found out by what follows
            return _step(consumer, changes)
    return _one_by_one(consumer, changes, attempts or {})


def _one_by_one(consumer: Consumer, changes: Sequence[Change], attempts: Mapping[int, int]) -> Sequence[Left]:
    left: list[Left] = []
    in_a_row = 0
    for place, change in enumerate(changes):
        try:
            left += _step(consumer, [change])
            in_a_row = 0
        except Exception as error:
            left.append(_failed(consumer, change, attempts, error))
            in_a_row += 1
        if in_a_row == GIVE_UP_AFTER:
            return [*left, *(_untried(one, left[-1], attempts) for one in changes[place + 1 :])]
    return left


def _step(consumer: Consumer, changes: Sequence[Change]) -> list[Left]:
    positions = consumer.consume(changes) or {}
    if streaks.is_running(consumer.name) and not deliveries.has_failed(consumer.name, besides=changes):
        streaks.worked(consumer.name)
    return [Left(number, consumer.name, position) for number, position in positions.items()]


def _failed(consumer: Consumer, change: Change, attempts: Mapping[int, int], error: Exception) -> Left:
    times = attempts.get(change.number, 0) + 1
    wait = min(FIRST_WAIT * 2 ** min(times - 1, _DOUBLINGS), consumer.longest_wait)
    streaks.failed(consumer.name, error)
    return Left(change.number, consumer.name, change.position, repr(error), times, wait)


def _untried(change: Change, like: Left, attempts: Mapping[int, int]) -> Left:
    """A change that waits as long as one that failed, without having failed itself."""
    before = attempts.get(change.number, 0)
    return Left(change.number, like.consumer, change.position, like.error, before, like.wait)
