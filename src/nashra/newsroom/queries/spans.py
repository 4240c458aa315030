"""When an edition's readers got stories: which spans have any, what lies around them, and the stories of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from nashra.changes.ask import ask, aware
from nashra.newsroom.models import Placement
from nashra.newsroom.queries import statements
from nashra.newsroom.queries.older import older_than

_AT_ONCE = 100


class Span(NamedTuple):
    """From a time on and before another; both aware."""

    begin: datetime
    end: datetime


class Around(NamedTuple):
    """The nearest stories outside a span: when the last before it and the first after it were published."""

    before: datetime | None
    after: datetime | None


def with_stories(edition: int, spans: Sequence[Span]) -> frozenset[int]:
    """The places of those spans in which readers of the edition got a story: a look into an index for each."""
    found: set[int] = set()
    for start in range(0, len(spans), _AT_ONCE):
        some = spans[start : start + _AT_ONCE]
        each = [statements.IN_SPAN.format(list=start + place) for place in range(len(some))]
        values = [value for span in some for value in (edition, *map(_stored, span))]
        found |= {place for place, _when in ask(" UNION ALL ".join(each), values)}
    return frozenset(found)


def around(wanted: Sequence[tuple[int, Span]]) -> list[Around]:
    """What lies around spans of editions, in one statement."""
    if not wanted:
        return []
    each = [statements.AROUND.format(before=2 * place, after=2 * place + 1) for place in range(len(wanted))]
    values = [
        value
        for edition, span in wanted
        for value in (edition, _stored(span.begin), edition, _stored(span.end))
    ]
    found = {place: aware(when) for place, when in ask(" UNION ALL ".join(each), values)}
    return [Around(found.get(2 * place), found.get(2 * place + 1)) for place in range(len(wanted))]


def newest_in(
    edition: int, span: Span, limit: int, cursor: tuple[datetime, int] | None = None
) -> tuple[int, ...]:
    """The numbers of a span's newest stories, or of those older than a time and number."""
    rows = Placement.objects.filter(live=True, edition=edition, published_at__gte=span.begin)
    return older_than(rows.filter(published_at__lt=span.end), cursor or (span.end, 0), limit)


def ends(edition: int) -> Span | None:
    """When the edition's first and newest stories were published; None where it has none."""
    rows = Placement.objects.filter(live=True, edition=edition, published_at__isnull=False)
    times = rows.order_by("published_at").values_list("published_at", flat=True)
    first, last = times.first(), times.reverse().first()
    return Span(first, last) if first and last else None


def _stored(when: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(when)
