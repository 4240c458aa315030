"""Pages of long lists by key: what follows a story, whatever was published since, at the cost of one page."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


def older_than(rows: QuerySet[M], before: tuple[datetime, int], limit: int) -> tuple[int, ...]:
    """The numbers of the newest stories that are older than a time and number, the newest first.

    `rows` have published_at and article, in an index that ends with both descending. A key, not an offset: a story
    published meanwhile makes no page repeat or skip another. The bound is one on the time alone, with the same
    time's newer stories taken out, so that no planner has to find it in an OR.
    """
    when, number = before
    older = rows.filter(published_at__lte=when).exclude(Q(published_at=when) & Q(article_id__gte=number))
    ordered = older.order_by("-published_at", "-article_id")
    return tuple(ordered.values_list("article_id", flat=True)[:limit])
