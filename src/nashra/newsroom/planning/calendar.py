"""Days, weeks and hours as an edition counts them, right also on days of 23 and 25 hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from nashra.arabic.times.clock_changes import first_moment_of

DAY = timedelta(days=1)
MONDAY = 0
_STEP = timedelta(minutes=15)
"""No zone changes its clocks, or is off from UTC, by less."""

FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)
"""The days that have a calendar."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date of a zone, from its first moment until the next date's."""

    date: date
    start: datetime  # UTC
    end: datetime  # UTC

    def holds(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour that a zone's clocks show on a day: shorter or longer than sixty minutes where they change within it."""

    number: int  # 0 to 23
    start: datetime  # UTC
    end: datetime  # UTC

    def holds(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


Span = TypeVar("Span", Day, Hour)
Item = TypeVar("Item")


@cache
def first_weekday(language: str, country: str) -> int:
    """The day with which a week begins in a country, Monday being 0.

    Monday where CLDR knows neither the country nor the language.
    """
    for one in (language, *get_official_languages(country)):
        try:
            return int(Locale.parse(f"{one}_{country}").first_week_day)
        except (UnknownLocaleError, ValueError):
            continue
    return MONDAY


def date_of(moment: datetime, zone: ZoneInfo) -> date:
    """The date on which an aware moment falls in a zone."""
    return moment.astimezone(zone).date()


def within(day: date) -> date:
    """The date, or the nearest that has a calendar."""
    return min(max(day, FIRST), LAST)


def day_of(day: date, zone: ZoneInfo) -> Day:
    """A date's moments: 23 to 25 hours where clocks change, and none before the first where midnight is skipped."""
    start, end = (first_moment_of(datetime.combine(one, time()), zone) for one in (day, day + DAY))
    return Day(day, start, end)


def week_of(day: date, first: int, zone: ZoneInfo) -> tuple[Day, ...]:
    """The seven days of the week in which a date lies, where weeks begin with the weekday `first`."""
    begin = day - timedelta(days=(day.weekday() - first) % 7)
    return tuple(day_of(begin + timedelta(days=number), zone) for number in range(7))


def hours_of(day: Day, zone: ZoneInfo) -> tuple[Hour, ...]:
    """A day's hours in their order: one that is skipped is not there, one that comes twice is there twice."""
    begins: list[tuple[int, datetime]] = []
    shown, moment = None, day.start
    while moment < day.end:
        local = moment.astimezone(zone)
        if shown != (local.hour, local.utcoffset()):
            shown = (local.hour, local.utcoffset())
            begins.append((local.hour, moment))
        moment += _STEP
    ends = [*(start for _number, start in begins[1:]), day.end]
    return tuple(Hour(number, start, end) for (number, start), end in zip(begins, ends, strict=True))


def on_day(moment: datetime, day: date, zone: ZoneInfo) -> datetime:
    """The moment in UTC at which clocks show the same time on another day.

    Where they skip it, the first moment after; where they show it twice, the first of both.
    """
    wall = moment.astimezone(zone).replace(tzinfo=None, fold=0)
    return first_moment_of(datetime.combine(day, wall.time()), zone)


def in_hour(moment: datetime, start: datetime, zone: ZoneInfo) -> datetime:
    """The moment in UTC with the same minutes in the hour that begins at `start`; a shorter hour's last minute."""
    day = day_of(date_of(start, zone), zone)
    hour = next(one for one in hours_of(day, zone) if one.holds(start))
    local = moment.astimezone(zone)
    found = hour.start + timedelta(minutes=local.minute - hour.start.astimezone(zone).minute)
    return min(max(found, hour.start), hour.end - timedelta(minutes=1)).astimezone(UTC)


def by_span(
    spans: Sequence[Span], items: Iterable[Item], when: Callable[[Item], datetime]
) -> list[tuple[Span, list[Item]]]:
    """Each of these days or hours with the items whose moment lies in it, in the order of their moments."""
    ordered = sorted(items, key=when)
    return [(span, [item for item in ordered if span.holds(when(item))]) for span in spans]
