"""The weight of views: each counts half after a half-life. See docs/most-read.md for the formula.

A score is the natural logarithm of all views, each times 2 ** (its time / HALF_LIFE). Time passing changes no score
and no order of scores, and a logarithm of 64 bits neither overflows nor has to be rebased.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta

HALF_LIFE = timedelta(hours=24)

WINDOW = timedelta(days=30)
"""A story whose views together weigh less than a single one of so long ago is forgotten."""

_RATE = math.log(2) / HALF_LIFE.total_seconds()


def score_of(views: int, at: datetime) -> float:
    """The score of so many views (one or more) at an aware time."""
    return math.log(views) + at.timestamp() * _RATE


def weight_of(score: float, now: datetime) -> float:
    """How many views of an aware time weigh as much as this score."""
    return math.exp(score - score_of(1, now))
