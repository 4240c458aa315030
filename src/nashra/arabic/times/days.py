"""Which day a typed time means."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from nashra.arabic.times.problems import Problem, TypedTimeError
from nashra.arabic.times.scan import Parts

Near = Literal["next", "last"]

EVENING = 12
"""Tonight's hours begin at noon: «الليلة 1:00» may be meant of the night's end, and is refused."""


def wall_clock(parts: Parts, here: datetime, near: Near) -> datetime:
    """The naive time that the parts name, where the wall shows `here`. Raises TypedTimeError."""
    clock = parts.clock
    if clock is None:
        raise TypedTimeError(Problem.NO_CLOCK)
    day = day_of(parts, here, near)
    if parts.tonight and clock.hour < EVENING:
        raise TypedTimeError(Problem.NO_SUCH_CLOCK, word=f"{clock:%H:%M}")
    is_chosen = day is not None and parts.date is not None and parts.date[0] is not None
    if is_chosen or parts.day is not None or parts.tonight:
        return datetime.combine(day or here.date(), clock)
    found = datetime.combine(day or here.date(), clock)
    return _nearest(found, here, near, _step(parts, found, near))


def day_of(parts: Parts, here: datetime, near: Near) -> date | None:
    """The day that the parts name; None where they name none."""
    named = [parts.date is not None, parts.day is not None, parts.tonight]
    if sum(named) > 1:
        raise TypedTimeError(Problem.TWICE, word=parts.written)
    day = _named(parts, here, near)
    if day is not None and parts.weekday is not None and day.weekday() != parts.weekday:
        raise TypedTimeError(Problem.OTHER_WEEKDAY, day=day)
    return day


def _named(parts: Parts, here: datetime, near: Near) -> date | None:
    today = here.date()
    if parts.date is not None:
        year, month, day = parts.date
        return _date(year if year is not None else today.year, month, day, parts.written)
    if parts.day is not None:
        return today + timedelta(days=parts.day)
    if parts.tonight:
        return today
    if parts.weekday is not None:
        ahead = (parts.weekday - today.weekday()) % 7
        return today + timedelta(days=ahead if near == "next" or not ahead else ahead - 7)
    return None


def _step(parts: Parts, found: datetime, near: Near) -> datetime:
    """The same time a year, a week or a day further in the direction that is meant."""
    sign = 1 if near == "next" else -1
    if parts.date is not None:
        return datetime.combine(_date(found.year + sign, found.month, found.day, parts.written), found.time())
    return found + timedelta(days=sign * (7 if parts.weekday is not None else 1))


def _nearest(found: datetime, here: datetime, near: Near, further: datetime) -> datetime:
    is_wrong_side = found <= here if near == "next" else found > here
    return further if is_wrong_side else found


def _date(year: int, month: int, day: int, written: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise TypedTimeError(Problem.NO_SUCH_DAY, word=written) from error
