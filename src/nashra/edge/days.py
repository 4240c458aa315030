"""Days, months and years in addresses of the archive: /archive/2024/03/05."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

ARCHIVE = "archive"

_FIRST_YEAR, _LAST_YEAR = 1000, 9998
"""Between which each time zone's midnights are times that there are."""

_YEAR, _PART = re.compile(r"\d{4}"), re.compile(r"\d{1,2}")
_LENGTHS = {4: 1, 7: 2, 10: 3}  # of a name: how many parts it has


def name_in(segments: Sequence[str]) -> str | None:
    """What the segments after "archive" name: 2024-03-05, 2024-03, 2024, or all of it (""); None: no such day.

    Digits of all scripts are taken, since people type their own.
    """
    if not segments:
        return ""
    year, *rest = segments
    if len(rest) > 2 or not _YEAR.fullmatch(year) or not all(map(_PART.fullmatch, rest)):
        return None
    numbers = [int(segment) for segment in segments]
    if not _FIRST_YEAR <= numbers[0] <= _LAST_YEAR:
        return None
    try:
        day = date(*numbers, *[1] * (3 - len(numbers)))
    except ValueError:
        return None
    return day.isoformat()[: (4, 7, 10)[len(rest)]]


def parts_of(name: str) -> tuple[int, ...]:
    """Year, month and day of a name, as many as it has; none of "". Raises ValueError for what is no name."""
    if not name:
        return ()
    if len(name) not in _LENGTHS or name_in(name.split("-")) != name:
        raise ValueError(name)
    return tuple(map(int, name.split("-")))


def path_of_name(name: str) -> str:
    """The address of a name."""
    return "/".join(["", ARCHIVE, *filter(None, name.split("-"))])


def address_of(day: date) -> str:
    """The address of a day."""
    return path_of_name(day.isoformat())
