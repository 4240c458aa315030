"""Why a typed time is refused."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Problem(StrEnum):
    """A reason; each comes with the details that its sentence needs."""

    UNKNOWN = "unknown"  # word: the part that means nothing here
    TWICE = "twice"  # word: a second date or a second hour
    NO_CLOCK = "no_clock"  # a day without an hour
    NO_SUCH_CLOCK = "no_such_clock"  # word: 25:00
    NO_SUCH_DAY = "no_such_day"  # word: 31/2/2026, or 12/25/2026, whose month comes first
    SHORT_YEAR = "short_year"  # word: 5/12/26
    OTHER_WEEKDAY = "other_weekday"  # day: the date, whose weekday is not the one that was typed
    OUT_OF_RANGE = "out_of_range"  # before 1970 or after 9000
    SKIPPED = "skipped"  # start, end: wall clock times between which the clock is put forward
    REPEATED = "repeated"  # first, second: the two moments (UTC) that the wall clock shows so


class TypedTimeError(ValueError):
    """A typed time that cannot be taken, with its problem and the problem's details."""

    def __init__(self, problem: Problem, **details: Any) -> None:
        super().__init__(problem, details)
        self.problem = problem
        self.details = details
