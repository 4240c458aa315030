"""Stories by where they stand, in any of their placements, in lists of any size."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from nashra.editions.models import Edition, Section
from nashra.newsroom.models import Article, Placement

FEW = 20_000
"""Placements that are read whole. Of a place with more, the list is walked in its order and each story asked about."""


def placed_in(
    stories: QuerySet[Article], edition: Edition | None, section: Section | None
) -> QuerySet[Article]:
    """Of these stories those that have a placement in an edition, in a section, or in a section of an edition."""
    where: dict[str, Any] = {"edition": edition, "section": section}
    where = {name: value for name, value in where.items() if value is not None}
    if not where:
        return stories
    rows = Placement.objects.filter(**where)
    if rows.order_by()[: FEW + 1].count() > FEW:
        return stories.filter(Exists(rows.filter(article=OuterRef("pk"))))
    return stories.filter(pk__in=rows.order_by().values("article"))
