"""Days, months and years of an edition's archive as spans of time, in the edition's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from nashra.edge.days import parts_of
from nashra.newsroom.queries.spans import Span


def span_of(name: str, zone: str) -> Span:
    """What a name (2024-03-05, 2024-03 or 2024) covers; both ends in UTC. Raises ValueError for what is no name."""
    parts = parts_of(name)
    if not parts:
        raise ValueError(name)
    first = date(*parts, *[1] * (3 - len(parts)))
    return Span(_midnight(first, zone), _midnight(_next(first, len(parts)), zone))


def day_of(when: datetime, zone: str) -> date:
    """The day of an aware time."""
    return when.astimezone(ZoneInfo(zone)).date()


def _next(first: date, parts: int) -> date:
    if parts == 3:
        return first + timedelta(days=1)
    month = first.month % 12 + 1 if parts == 2 else 1
    return date(first.year + (month == 1), month, 1)


def _midnight(day: date, zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
