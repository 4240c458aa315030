"""The keys of sitemaps that list stories, by when these were published; months are those of UTC."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from nashra.newsroom.queries.sitemap import RANGE

LAST_YEAR = 9998
"""Of which a month's end is a time that there is."""

KeysOf = Callable[[int, str, object], set[bytes]]


def month_of(when: datetime) -> str:
    """A time's month: 2026-11."""
    return f"{when.astimezone(UTC):%Y-%m}".rjust(7, "0")


def months_between(first: datetime, last: datetime) -> tuple[str, ...]:
    """The months from one time's to another's, both included."""
    begin, end = (when.astimezone(UTC) for when in (first, last))
    counted = range(begin.year * 12 + begin.month - 1, min(end.year * 12 + end.month, LAST_YEAR * 12 + 12))
    return tuple(f"{one // 12:04}-{one % 12 + 1:02}" for one in counted)


def listing_page(edition: int, kind: str, number: int, keys_of: KeysOf) -> set[bytes]:
    """The sitemap that lists the page of a topic or an author, by its number, if it lists any story."""
    return keys_of(edition, "sitemap", f"{kind}s-{number // RANGE}")


def listing(edition: int, stories: Iterable[int], published: Iterable[int], keys_of: KeysOf) -> set[bytes]:
    """The sitemaps of an edition that list stories, or will: their numbers, and when they were published."""
    months = {month_of(datetime.fromtimestamp(when, UTC)) for when in published}
    files = {f"{month}-{number // RANGE}" for month in months for number in stories}
    return set().union(
        keys_of(edition, "sitemap", "index"),
        keys_of(edition, "sitemap", "news"),
        *(keys_of(edition, "sitemap-month", month) for month in months),
        *(keys_of(edition, "sitemap", file) for file in files),
    )
