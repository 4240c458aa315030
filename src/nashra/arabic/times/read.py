"""Reading a typed time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

from nashra.arabic.times import clock_changes, days
from nashra.arabic.times.amounts import Span, relative
from nashra.arabic.times.days import Near
from nashra.arabic.times.problems import Problem, TypedTimeError
from nashra.arabic.times.scan import scan
from nashra.arabic.times.words import plain

Bound = Literal["start", "end"]

FIRST_YEAR, LAST_YEAR = 1970, 9000
LONGEST = 200
"""Letters of a text that are read."""


def read(
    text: str, *, now: datetime, zone: ZoneInfo, near: Near = "next", bound: Bound | None = None
) -> datetime:
    """The moment, in UTC, that a text means in a zone, where it is `now` (aware).

    near: what an hour or a day without a year means, the next such one or the last. bound: a day without an hour
    means its first or its last moment; without bound it is refused. An offset in the text (2026-12-05 18:30+01:00)
    goes before the zone. Raises TypedTimeError.
    """
    simple = plain(text[:LONGEST])
    if (span := relative(simple)) is not None:
        return _from_now(span, now, zone)
    parts = scan(simple)
    if parts.is_now:
        return _whole_minute(now)
    there = zone if parts.offset is None else timezone(parts.offset)
    here = now.astimezone(there).replace(tzinfo=None, fold=0)
    if parts.clock is None:
        return _bound_of_day(days.day_of(parts, here, near), zone, bound)
    wall = days.wall_clock(parts, here, near)
    if parts.offset is not None:
        return _checked(wall).replace(tzinfo=UTC) - parts.offset
    return clock_changes.moment_at(_checked(wall), zone, parts.which)


def _from_now(span: Span, now: datetime, zone: ZoneInfo) -> datetime:
    """Never earlier than was said, were it by seconds."""
    try:
        wall = now.astimezone(zone).replace(tzinfo=None) + span.days
        begun = clock_changes.first_moment_of(_checked(wall), zone) if span.days else now
        when = _whole_minute(begun + span.hours)
        _checked(when)
    except OverflowError as error:
        raise TypedTimeError(Problem.OUT_OF_RANGE) from error
    return when


def _whole_minute(when: datetime) -> datetime:
    begun = when.second or when.microsecond
    minute = when.replace(second=0, microsecond=0) + timedelta(minutes=1 if begun else 0)
    return minute.astimezone(UTC)


def _bound_of_day(day: date | None, zone: ZoneInfo, bound: Bound | None) -> datetime:
    if day is None or bound is None:
        raise TypedTimeError(Problem.NO_CLOCK)
    first = _checked(datetime(day.year, day.month, day.day))
    if bound == "start":
        return clock_changes.first_moment_of(first, zone)
    return clock_changes.first_moment_of(first + timedelta(days=1), zone) - timedelta(microseconds=1)


def _checked(wall: datetime) -> datetime:
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise TypedTimeError(Problem.OUT_OF_RANGE)
    return wall
