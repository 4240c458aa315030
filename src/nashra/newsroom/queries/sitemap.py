"""What sitemaps list: the stories that have their own page in an edition, by when they were published there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import connection

from nashra.changes.ask import Row, ask, aware
from nashra.newsroom.models.listed import AUTHOR, TOPIC
from nashra.newsroom.queries import statements

RANGE = 10_000
"""Story numbers of one file: no file has more stories, whenever they were published. The protocol allows 50,000."""


class SitemapRow(msgspec.Struct, frozen=True, gc=False):
    """A story as a sitemap lists it."""

    published_at: datetime  # aware
    revised_at: datetime | None  # aware; when its words or photos last changed for readers
    article: int
    section_slug: str
    slug: str
    headline: str


class Span(msgspec.Struct, frozen=True, gc=False):
    """A range of numbers in which an edition published stories in a time."""

    number: int  # of the range: its stories' numbers divided by RANGE
    changed_at: datetime  # aware; the newest of its stories' publications and revisions


def ranges(edition: int, since: datetime, until: datetime) -> list[Span]:
    """The ranges in which an edition published stories from a time until before another."""
    rows = ask(statements.RANGES_BETWEEN, [RANGE, edition, *_times(since, until)])
    return [
        Span(number, max(filter(None, (_time(published), _time(revised)))))
        for number, published, revised in rows
    ]


def of_range(edition: int, since: datetime, until: datetime, number: int) -> list[SitemapRow]:
    """The stories of such a range, in the order of their numbers."""
    bounds = [number * RANGE, (number + 1) * RANGE]
    values = [edition, *_times(since, until), *bounds]
    return list(_rows(ask(statements.PUBLISHED_BETWEEN + statements.IN_RANGE, values)))


def newest_since(edition: int, since: datetime, until: datetime, limit: int) -> list[SitemapRow]:
    """An edition's newest stories of a time, the newest first."""
    values = [edition, *_times(since, until), limit]
    return list(_rows(ask(statements.PUBLISHED_BETWEEN + statements.NEWEST_FIRST, values)))


def span(edition: int) -> tuple[datetime, datetime] | None:
    """When an edition published its oldest and its newest story; None where it has none."""
    found = [when for (when,) in ask(statements.SPAN, [edition, edition])]
    times = [when for when in map(_time, found) if when]
    return (min(times), max(times)) if times else None


def of_listings(edition: int, kind: str, number: int) -> list[tuple[str, datetime]]:
    """The slugs of a range's topics or authors that list stories in an edition, each with its newest story's time."""
    table = {TOPIC: "newsroom_topic", AUTHOR: "newsroom_author"}[kind]
    values = [edition, kind, number * RANGE, (number + 1) * RANGE]
    rows = ask(statements.LISTINGS_IN_RANGE.format(table=table), values)
    return [(slug, newest) for slug, when in rows if (newest := _time(when))]


def ranges_of_listings(edition: int, kind: str) -> list[int]:
    """The ranges of numbers in which topics or authors list stories in an edition."""
    ((last,),) = ask(statements.LAST_LISTED, [edition, kind])
    numbers = range((last or 0) // RANGE + 1) if last else ()
    return [
        number
        for number in numbers
        if ask(statements.ANY_LISTED, [edition, kind, number * RANGE, (number + 1) * RANGE])
    ]


def _rows(rows: Iterable[Row]) -> Iterator[SitemapRow]:
    for published, revised, *rest in rows:
        if when := aware(published):
            yield SitemapRow(when, aware(revised), *rest)


def _times(*times: datetime) -> list[Any]:
    """Times as the database takes them."""
    return [connection.ops.adapt_datetimefield_value(one) for one in times]


def _time(value: datetime | str | None) -> datetime | None:
    """A time as the database gives it; of what it computes, SQLite gives the text."""
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found
