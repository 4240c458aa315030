"""Writing a moment as it is typed: what a field shows is what reading gives back."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from nashra.arabic.conventions import Conventions, locale_of
from nashra.arabic.digits import to_digits
from nashra.arabic.times import clock_changes

WHICH = {"ar": ("الأولى", "الثانية"), "fr": ("première", "deuxième"), "en": ("first", "second")}
"""Which of the two, where the clock shows an hour twice."""


def write(when: datetime, conventions: Conventions) -> str:
    """An aware moment to the minute: «5 دجنبر 2026، 18:30», in the zone, the months and the digits given."""
    zone = ZoneInfo(conventions.time_zone)
    wall = when.astimezone(zone).replace(tzinfo=None, fold=0, second=0, microsecond=0)
    day = format_date(wall.date(), "d MMMM y", locale=locale_of(conventions.language, conventions.country))
    comma = "،" if conventions.language == "ar" else ","
    text = f"{day}{comma} {wall.hour}:{wall:%M}{which_of_two(when, conventions)}"
    return to_digits(text, conventions.digits)


def which_of_two(when: datetime, conventions: Conventions) -> str:
    """« (الثانية)» for the second of two moments at which the clock shows the same; else empty."""
    zone = ZoneInfo(conventions.time_zone)
    minute = when.astimezone(UTC).replace(second=0, microsecond=0)
    found = clock_changes.moments(minute.astimezone(zone).replace(tzinfo=None, fold=0), zone)
    if len(found) < 2:
        return ""
    return f" ({WHICH.get(conventions.language, WHICH['en'])[found.index(minute)]})"
