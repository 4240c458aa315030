"""When the demo's stories were published, and the days that their texts name.

A story is so many days old (``days_ago``). One whose text speaks of morning or night has an hour (``at``), too: it was
published when the clock of its canonical edition showed that hour last before then. Stories that speak of each
other's day are ``together``: the last of them has the group's age, and each was published so many days before that
day (``days_before``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from nashra.arabic.conventions import locale_of

_DAY = re.compile(r"\{(day )?\+(\d+)\}")
_DATED = ("headline", "summary", "caption", "body")


def published(
    stories: Iterable[Mapping[str, Any]], zones: Mapping[str, str], now: datetime
) -> dict[str, datetime]:
    """When each story was published, by its key: aware, never later than now. zones: by edition."""
    found: dict[str, datetime] = {}
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for story in stories:
        if "at" in story:
            groups.setdefault(story.get("together", story["key"]), []).append(story)
        else:
            found[story["key"]] = now - timedelta(days=story["days_ago"])
    for group in groups.values():
        found |= _of_group(group, zones, now)
    return found


def _of_group(
    group: Sequence[Mapping[str, Any]], zones: Mapping[str, str], now: datetime
) -> dict[str, datetime]:
    """The moments of stories that are together, on the latest days on which none is younger than the group."""
    latest = now - timedelta(days=min(story["days_ago"] for story in group))
    day = latest.astimezone(ZoneInfo("Pacific/Kiritimati")).date()  # no zone is further ahead
    while max((found := {story["key"]: _at(story, day, zones) for story in group}).values()) > latest:
        day -= timedelta(days=1)
    return found


def _at(story: Mapping[str, Any], day: date, zones: Mapping[str, str]) -> datetime:
    hour = time.fromisoformat(story["at"])
    zone = ZoneInfo(zones[story["canonical"]])
    return datetime.combine(day - timedelta(days=story.get("days_before", 0)), hour, zone)


def dated(story: Mapping[str, Any], when: datetime, country: str) -> dict[str, Any]:
    """The story with «{+12}» in its texts as the day twelve days after ``when``: «10 دجنبر» in Morocco.

    «{day +12}» has the day of the week before it.
    """

    def write(match: re.Match[str]) -> str:
        day = when.date() + timedelta(days=int(match[2]))
        pattern = "EEEE d MMMM" if match[1] else "d MMMM"
        return format_date(day, pattern, locale=locale_of("ar", country))

    return {**story, **{name: _DAY.sub(write, story[name]) for name in _DATED if name in story}}
