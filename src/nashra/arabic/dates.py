"""Moments and days as an edition writes them: its time zone, month names, clock and digits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from hijridate import Gregorian

from nashra.arabic.conventions import Conventions, locale_of
from nashra.arabic.digits import to_digits

# CLDR puts a comma after the weekday and pads the hour; Arabic newspapers do neither.
_ARABIC_FULL = "EEEE d MMMM y"


@dataclass(frozen=True, slots=True)
class MomentText:
    """A point in time in an edition's words."""

    iso: str  # UTC, 2026-11-24T09:40:00Z, for <time datetime>
    clock: str  # 9:40
    day: str  # 24 نونبر 2026
    full: str  # الثلاثاء 24 نونبر 2026، 9:40


@dataclass(frozen=True, slots=True)
class TodayText:
    """A day in an edition's words."""

    iso: str  # 2026-11-24
    text: str  # الثلاثاء 24 نونبر 2026
    hijri: str  # 14 جمادى الآخرة 1448 هـ, or empty


def moment(when: datetime, conventions: Conventions) -> MomentText:
    """An aware moment in the edition's time zone. Raises ValueError for a naive one."""
    if when.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    local = when.astimezone(ZoneInfo(conventions.time_zone))
    clock = _clock(time(local.hour, local.minute), conventions)
    comma = "،" if conventions.language in {"ar", "fa", "ur"} else ","
    return MomentText(
        iso=when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        clock=clock,
        day=_date(local.date(), conventions, "long"),
        full=f"{_date(local.date(), conventions, 'full')}{comma} {clock}",
    )


def today(day: date, conventions: Conventions) -> TodayText:
    """A day (the edition's own, not UTC's) for the date line in the header."""
    return TodayText(
        iso=day.isoformat(),
        text=_date(day, conventions, "full"),
        hijri=hijri(day, conventions)
        if conventions.calendar == "both" and conventions.language == "ar"
        else "",
    )


def hijri(day: date, conventions: Conventions) -> str:
    """The day in the Umm al-Qura calendar, empty outside the years it is set for (1924 to 2077).

    Countries that sight the moon themselves can differ by a day.
    """
    try:
        there = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return ""
    month = there.month_name("ar")
    return to_digits(f"{there.day} {month} {there.year}\N{NO-BREAK SPACE}هـ", conventions.digits)


@lru_cache(maxsize=8192)
def _date(day: date, conventions: Conventions, style: str) -> str:
    """Remembered, for stories of the same days are listed again and again: some megabyte."""
    arabic = conventions.language == "ar"
    locale = locale_of(conventions.language, conventions.country)
    pattern = _ARABIC_FULL if arabic and style == "full" else style
    return to_digits(format_date(day, pattern, locale=locale), conventions.digits)


@lru_cache(maxsize=4096)
def _clock(local: time, conventions: Conventions) -> str:
    """Of a whole minute: a day has few."""
    locale = locale_of(conventions.language, conventions.country)
    pattern = locale.time_formats["short"].pattern
    if conventions.language == "ar":
        pattern = pattern.replace("HH", "H")
    return to_digits(format_time(local, pattern, locale=locale), conventions.digits)


def month_name(day: date, conventions: Conventions) -> str:
    """The month of a day and its year: آذار 2024."""
    locale = locale_of(conventions.language, conventions.country)
    return to_digits(format_date(day, f"{_month(conventions)} y", locale=locale), conventions.digits)


def bare_month(day: date, conventions: Conventions) -> str:
    """The month of a day without its year."""
    return format_date(day, _month(conventions), locale=locale_of(conventions.language, conventions.country))


def _month(conventions: Conventions) -> str:
    """The pattern of a month that stands alone.

    Arabic has one form of it, which Babel knows of each country within a date alone: آب and أوت would be أغسطس.
    """
    return "MMMM" if conventions.language == "ar" else "LLLL"


def weekdays(conventions: Conventions) -> tuple[tuple[int, str, str], ...]:
    """The days of a week in the country's order: 0 for Monday, the short name and the whole one."""
    locale = locale_of(conventions.language, conventions.country)
    names = locale.days["stand-alone"]
    order = [(locale.first_week_day + place) % 7 for place in range(7)]
    return tuple((one, names["narrow"][one], names["wide"][one]) for one in order)
