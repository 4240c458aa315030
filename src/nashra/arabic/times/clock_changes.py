"""From a wall clock's time to a moment, where a zone's clocks are put forward or back.

Offsets are compared and no `dst()` is asked: Casablanca's clocks are put back for Ramadan, which the time zone
database describes as a negative summer time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from nashra.arabic.times.problems import Problem, TypedTimeError


def moments(wall: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The moments in UTC, in their order, at which the zone's clocks show a naive time: none, one or two."""
    both = [wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    shown = {one for one in both if one.astimezone(zone).replace(tzinfo=None, fold=0) == wall}
    return tuple(sorted(shown))


def moment_at(wall: datetime, zone: ZoneInfo, which: int | None = None) -> datetime:
    """The one moment at which clocks show a naive time; `which` is 0 or 1 where they show it twice.

    Raises TypedTimeError, SKIPPED or REPEATED.
    """
    found = moments(wall, zone)
    if not found:
        start, end = gap(wall, zone)
        raise TypedTimeError(Problem.SKIPPED, start=start, end=end)
    if len(found) == 2 and which is None:
        raise TypedTimeError(Problem.REPEATED, first=found[0], second=found[1])
    return found[which or 0] if len(found) == 2 else found[0]


def first_moment_of(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment at or after a naive time, such as a day's begin where midnight is skipped."""
    found = moments(wall, zone)
    return found[0] if found else gap(wall, zone)[1].replace(tzinfo=zone).astimezone(UTC)


def gap(wall: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Between which naive times the clocks are put forward, for a naive time that they skip."""
    low = wall.replace(tzinfo=UTC) - timedelta(days=1, hours=12)
    high = low + timedelta(days=3)
    before = wall.replace(tzinfo=zone, fold=0).utcoffset() or timedelta(0)
    after = wall.replace(tzinfo=zone, fold=1).utcoffset() or timedelta(0)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    change = high.replace(tzinfo=None, microsecond=0)
    return change + before, change + after
