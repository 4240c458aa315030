"""A day as a line of hours, and where moments stand on it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOURS = range(0, 24, 3)
"""Those that are written under a line."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a zone: of 24 hours, or of 23 or 25 where the clock changes."""

    date: date
    zone: ZoneInfo

    @property
    def start(self) -> datetime:
        """Its first moment, in UTC."""
        return self.moment(0)

    @property
    def end(self) -> datetime:
        """Where the next day begins, in UTC."""
        return self.next.start

    @property
    def next(self) -> Day:
        return Day(self.date + timedelta(days=1), self.zone)

    def moment(self, hour: int) -> datetime:
        """An hour of its clock, in UTC; one that the clock skips is the moment at which it does."""
        return datetime.combine(self.date, time(hour), self.zone).astimezone(UTC)

    def at(self, when: datetime) -> float:
        """Where a moment stands, in percent of the day; what lies outside stands at its ends."""
        share = (when - self.start) / (self.end - self.start) * 100
        return round(min(max(share, 0.0), 100.0), 2)


def day_of(when: datetime, zone: ZoneInfo) -> Day:
    """The day of a moment."""
    return Day(when.astimezone(zone).date(), zone)


def lanes(places: Sequence[float], apart: float) -> list[int]:
    """For each place, in percent and in their order, the lowest lane in which it is so far from the one before it."""
    last: list[float] = []
    found = []
    for place in places:
        lane = next((lane for lane, taken in enumerate(last) if place - taken >= apart), len(last))
        last[lane : lane + 1] = [place]
        found.append(lane)
    return found
