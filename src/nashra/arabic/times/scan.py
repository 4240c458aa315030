"""From a plain text to its parts: a date, a clock's time, an offset, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta

from nashra.arabic.times.problems import Problem, TypedTimeError
from nashra.arabic.times.words import phrase, vocabulary

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d+)")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/.-])")
_CLOCK = re.compile(r"(\d{1,2})(?:: ?| ?h ?)(\d{2})(?::(\d{2})(?:\.\d+)?)?(?!\d)")
_HOUR = re.compile(r"(\d{1,2}) ?h(?!\w)|(?:الساعه|at|a) (\d{1,2})(?![\d:/.-]| ?h)")
_OFFSET = re.compile(r"(?:utc|gmt)?([+-])(\d{2}):?(\d{2})(?!\d)|(?:z|utc|gmt)(?!\w)")
_NUMBER = re.compile(r"\d+")
_SKIPPED = re.compile(r"[\s/]+")

LONGEST_WORD = 30
"""Letters that a refusal repeats of what is not understood."""


@dataclass(slots=True)
class Parts:
    """What a text names. A number without a month or a meridiem beside it is not understood."""

    date: tuple[int | None, int, int] | None = None  # year, month, day
    written: str = ""  # the date as it stands in the text
    clock: time | None = None
    offset: timedelta | None = None
    day: int | None = None  # from today
    tonight: bool = False
    weekday: int | None = None  # 0: Monday
    month: int | None = None
    meridiem: int | None = None  # 0: before noon, 12: after
    which: int | None = None  # of an hour that comes twice
    is_now: bool = False
    numbers: tuple[str, ...] = ()


def scan(text: str) -> Parts:
    """The parts of a plain text. Raises TypedTimeError for what is not understood."""
    parts, at = Parts(), 0
    while at < len(text):
        at = _one(text, at, parts)
    _place_numbers(parts)
    _apply_meridiem(parts)
    if parts.is_now and (parts.clock or parts.date or parts.day is not None or parts.weekday is not None):
        raise TypedTimeError(Problem.TWICE, word=text)
    return parts


def _one(text: str, at: int, parts: Parts) -> int:
    """Take the part that begins at an offset; returns where the next begins."""
    if found := _SKIPPED.match(text, at):
        return found.end()
    if found := _YEAR_FIRST.match(text, at):
        _set(parts, "date", (int(found[1]), int(found[2]), int(found[3])), found[0])
    elif found := _DAY_FIRST.match(text, at):
        _set(parts, "date", (_year(found[4], found[0]), int(found[3]), int(found[1])), found[0])
    elif found := _DAY_AND_MONTH.match(text, at):
        _set(parts, "date", (None, int(found[2]), int(found[1])), found[0])
    elif found := _CLOCK.match(text, at) or _HOUR.match(text, at):
        _set(parts, "clock", _clock(found), found[0])
    elif found := _OFFSET.match(text, at):
        _set(parts, "offset", _offset(found), found[0])
    elif found := _NUMBER.match(text, at):
        parts.numbers = (*parts.numbers, found[0])
    elif found := phrase().match(text, at):
        _word(parts, found[0])
    else:
        raise TypedTimeError(Problem.UNKNOWN, word=text[at : at + LONGEST_WORD])
    return found.end()


def _word(parts: Parts, word: str) -> None:
    kind, number = vocabulary()[word]
    if kind == "now":
        parts.is_now = True
    elif kind == "tonight":
        parts.tonight = True
    elif kind == "month" and parts.month == number:
        return  # كانون الأول/ديسمبر
    elif kind != "filler":
        _set(parts, kind, number, word)


def _set(parts: Parts, name: str, value: object, written: str) -> None:
    if getattr(parts, name) is not None:
        raise TypedTimeError(Problem.TWICE, word=written)
    setattr(parts, name, value)
    if name == "date":
        parts.written = written


def _year(digits: str, written: str) -> int:
    if len(digits) != 4:
        raise TypedTimeError(Problem.SHORT_YEAR, word=written)
    return int(digits)


def _clock(found: re.Match[str]) -> time:
    hour, minute, second = (
        ([*found.groups(), None, None])[:3] if found.re is _CLOCK else (found[1] or found[2], 0, 0)
    )
    try:
        return time(int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError as error:
        raise TypedTimeError(Problem.NO_SUCH_CLOCK, word=found[0]) from error


def _offset(found: re.Match[str]) -> timedelta:
    if not found[1]:
        return timedelta(0)
    hours, minutes = int(found[2]), int(found[3])
    if hours > 14 or minutes > 59:
        raise TypedTimeError(Problem.UNKNOWN, word=found[0])
    return timedelta(hours=hours, minutes=minutes) * (-1 if found[1] == "-" else 1)


def _place_numbers(parts: Parts) -> None:
    """Give the numbers beside a month's name, and the hour of «6 مساءً», their meaning."""
    numbers = list(parts.numbers)
    if parts.month is not None and numbers:
        years = [one for one in numbers if len(one) == 4]
        days = [one for one in numbers if len(one) <= 2]
        if not days:
            raise TypedTimeError(Problem.UNKNOWN, word=numbers[0])
        day, year = days[0], years[0] if years else None
        numbers.remove(day)
        if year:
            numbers.remove(year)
        written = f"{day} {parts.month} {year or ''}".strip()
        _set(parts, "date", (int(year) if year else None, parts.month, int(day)), written)
    elif parts.month is not None:
        raise TypedTimeError(Problem.NO_CLOCK)
    if numbers and parts.meridiem is not None and parts.clock is None and len(numbers[0]) <= 2:
        hour = numbers.pop(0)
        if int(hour) > 23:
            raise TypedTimeError(Problem.NO_SUCH_CLOCK, word=hour)
        parts.clock = time(int(hour))
    if numbers:
        raise TypedTimeError(Problem.UNKNOWN, word=numbers[0])


def _apply_meridiem(parts: Parts) -> None:
    """Six in the evening is 18:00; what is written with 13 to 23 already stays."""
    if parts.meridiem is None or parts.clock is None:
        return
    hour = parts.clock.hour
    wrong = hour > 12 if parts.meridiem == 0 else hour == 0
    if wrong:
        raise TypedTimeError(Problem.NO_SUCH_CLOCK, word=f"{parts.clock:%H:%M}")
    if hour <= 12:
        parts.clock = parts.clock.replace(hour=hour % 12 + parts.meridiem)
