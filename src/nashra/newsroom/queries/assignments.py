"""Assignments as the calendar and the first page ask for them, each by an index of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from nashra.editions.models import Edition
from nashra.newsroom.models import Article, Assignment
from nashra.newsroom.models.assignment import UNFINISHED
from nashra.newsroom.queries import timeline


def due_between(
    edition: int, start: datetime, end: datetime, section: int | None = None, reporter: int | None = None
) -> QuerySet[Assignment]:
    """The assignments of an edition that are due from a moment until before another, the next first."""
    rows = _shown().filter(edition=edition, due__gte=start, due__lt=end)
    if section is not None:
        rows = rows.filter(section=section)
    return rows if reporter is None else rows.filter(reporter=reporter)


def unassigned(edition: int, section: int | None = None) -> QuerySet[Assignment]:
    """The open assignments of an edition that nobody has, the next first."""
    rows = _shown().filter(edition=edition, state=Assignment.State.OPEN, reporter__isnull=True)
    return rows if section is None else rows.filter(section=section)


def of_reporter(user: Any) -> QuerySet[Assignment]:
    """What somebody has yet to file, in all editions, the next first."""
    return _shown().filter(reporter=user.pk, state__in=UNFINISHED)


def embargoed_between(
    edition: Edition, start: datetime, end: datetime, now: datetime, at_most: int
) -> dict[int, datetime]:
    """When an edition is to show live stories that others may show already, by their numbers, the next first."""
    rows = timeline.embargoed([edition], now).filter(embargo_at__gte=start, embargo_at__lt=end)
    return dict(rows.values_list("article", "embargo_at")[:at_most])


def scheduled_between(edition: int, start: datetime, end: datetime, at_most: int) -> dict[int, datetime]:
    """When stories go live that stand in an edition first, by their numbers, the next first."""
    rows = timeline.going_live(Article.objects.filter(main_edition=edition))
    rows = rows.filter(approved_go_live_at__gte=start, approved_go_live_at__lt=end)
    return dict(rows.values_list("story", "approved_go_live_at")[:at_most])


def _shown() -> QuerySet[Assignment]:
    """With what is shown of each; of its story only that it is there."""
    rows = Assignment.objects.select_related("edition", "section", "reporter")
    return rows.order_by("due", "pk")
