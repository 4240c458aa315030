"""The time zones that there are."""

from __future__ import annotations

import zoneinfo
from functools import cache


@cache
def zones() -> frozenset[str]:
    """Their names. Asked once a process: the answer is read from some hundred files."""
    return frozenset(zoneinfo.available_timezones())
