"""The keys of an edition's archive: a story touches its own day, the nearest days with stories, and their months."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime

from nashra.newsroom.queries import spans
from nashra.pages.context.days import day_of, span_of

KeysOf = Callable[[int, str, object], set[bytes]]

PAGE = "archive-page"
"""A recipe, under the name of a day, a month or a year; "" for the years."""
STORIES = "day-stories"
TITLE = "day-title"
"""A day's name, with the days before and after it that have stories."""
CALENDAR = "calendar"
"""A month's days with stories, with the months before and after it that have any."""
YEAR = "year-months"
YEARS = "archive-years"

KINDS = (PAGE, STORIES, TITLE, CALENDAR, YEAR, YEARS)


def listing(
    editions: Collection[int], published: Iterable[int], zones: Mapping[int, str], keys_of: KeysOf
) -> set[bytes]:
    """What shows that stories were published at these times (seconds since 1970) in these editions.

    One statement finds the days around each: where a day gets its first story, or loses its last, they lead elsewhere.
    """
    times = [datetime.fromtimestamp(when, UTC) for when in published]
    days = {(one, day_of(when, zones[one]).isoformat()) for one in editions if one in zones for when in times}
    wanted = sorted(days)
    around = spans.around([(edition, span_of(day, zones[edition])) for edition, day in wanted])
    keys: set[bytes] = set()
    for (edition, day), nearest in zip(wanted, around, strict=True):
        also = {day_of(when, zones[edition]).isoformat() for when in nearest if when}
        keys |= _of_day(edition, day, keys_of) | _of_days({day, *also}, edition, keys_of)
    return keys


def _of_day(edition: int, day: str, keys_of: KeysOf) -> set[bytes]:
    pages = (day, day[:7], day[:4], "")
    return keys_of(edition, STORIES, day).union(
        keys_of(edition, YEARS, ""),
        keys_of(edition, "sitemap", f"archive-{day[:4]}"),
        *(keys_of(edition, PAGE, page) for page in pages),
    )


def _of_days(days: Iterable[str], edition: int, keys_of: KeysOf) -> set[bytes]:
    keys: set[bytes] = set()
    for day in days:
        keys |= (
            keys_of(edition, TITLE, day)
            | keys_of(edition, CALENDAR, day[:7])
            | keys_of(edition, YEAR, day[:4])
        )
    return keys
