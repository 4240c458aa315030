"""Where moments stand on a day that is drawn as a line of hours. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from nashra.arabic.times.clock_changes import first_moment_of
from nashra.newsroom.planning.calendar import Day

HOURS = range(0, 24, 3)
"""Those that are written under a line."""


def hours_of_line(day: Day, zone: ZoneInfo) -> list[datetime]:
    """The moments in UTC of the hours under a day's line; one that the clock skips is the moment at which it does."""
    return [first_moment_of(datetime.combine(day.date, time(hour)), zone) for hour in HOURS]


def place_on(day: Day, when: datetime) -> float:
    """Where a moment stands, in percent of the day; what lies outside stands at its ends."""
    share = (when - day.start) / (day.end - day.start) * 100
    return round(min(max(share, 0.0), 100.0), 2)


def lanes(places: Sequence[float], apart: float) -> list[int]:
    """For each place, in percent and in their order, the lowest lane in which it is so far from the one before it."""
    last: list[float] = []
    found = []
    for place in places:
        lane = next((lane for lane, taken in enumerate(last) if place - taken >= apart), len(last))
        last[lane : lane + 1] = [place]
        found.append(lane)
    return found
