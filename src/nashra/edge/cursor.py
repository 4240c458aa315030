"""Where a list's older stories begin: "before", the one parameter of a public page that is ours."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import parse_qsl

PARAMETER = "before"

_CURSOR = re.compile(r"([0-9]{1,11}\.[0-9]{6})-([0-9]{1,18})")

Cursor = tuple[datetime, int]
"""The time and number of the story that the older ones follow."""


def spell(when: datetime, number: int) -> str:
    """A cursor as the parameter says it. `when` is aware."""
    return f"{when.timestamp():.6f}-{number}"


def cursor_in(query: str) -> Cursor | None:
    """The cursor in a query; None where there is none, or none that can be read: the first page is meant."""
    if PARAMETER not in query:
        return None
    given = (value for name, value in parse_qsl(query) if name == PARAMETER)
    found = next(filter(None, map(_CURSOR.fullmatch, given)), None)
    return (datetime.fromtimestamp(float(found[1]), UTC), int(found[2])) if found else None
