"""Who consumes changes, in order.

Invalidation comes first and depends on nothing else: whatever fails after it can only make a page slower.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from nashra.changes.change import Change
from nashra.duplicates import consumer as duplicates
from nashra.pages import invalidate_pages, render_pages
from nashra.related import consumer as related
from nashra.search.indexing import consumer as index

Positions = Mapping[int, int]
"""From where changes go on, by their numbers, of which a consumer has taken a step only."""


@dataclass(frozen=True, slots=True)
class Consumer:
    """Something that follows changes, each at least once, in any order, and raises where it cannot."""

    name: str
    consume: Callable[[Sequence[Change]], Positions | None]
    longest_wait: timedelta = timedelta(minutes=15)  # between two attempts at a change


INVALIDATION = Consumer("invalidate_pages", invalidate_pages.consume, longest_wait=timedelta(seconds=1))
CONSUMERS = (
    INVALIDATION,
    Consumer("related", related.consume),
    Consumer("duplicates", duplicates.consume),
    Consumer("render_pages", render_pages.consume),
    Consumer("index", index.consume),
)

NAMES = tuple(consumer.name for consumer in CONSUMERS)
