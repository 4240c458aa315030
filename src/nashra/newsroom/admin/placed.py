"""Stories by rows that belong to them, in lists of any size: where they stand, who signed them, what they are about."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast

from nashra.editions.models import Edition, Section
from nashra.newsroom.models import Article, Placement

FEW = 20_000
"""Rows that are read whole. Where there are more, the list is walked in its order and each story asked about."""


def placed_in(
    stories: QuerySet[Article], edition: Edition | None, section: Section | None
) -> QuerySet[Article]:
    """Of these stories those that have a placement in an edition, in a section, or in a section of an edition."""
    where: dict[str, Any] = {"edition": edition, "section": section}
    where = {name: value for name, value in where.items() if value is not None}
    if not where:
        return stories
    rows = Placement.objects.filter(**where).order_by()
    if is_many(rows):
        return stories.filter(Exists(rows.filter(article=OuterRef("pk"))))
    return stories.filter(pk__in=rows.values("article"))


def with_any(
    stories: QuerySet[Article], rows: QuerySet[Any], key: str, of: QuerySet[Any]
) -> QuerySet[Article]:
    """Of these stories those that have a row whose key is any of some numbers, which are asked for within the query."""
    found = rows.filter(**{f"{key}__in": of}).order_by()
    if not is_many(found):
        return stories.filter(pk__in=found.values("article"))
    # Cast, so that no database goes by the key's index to all of its rows for each story.
    its = rows.order_by().filter(article=OuterRef("pk")).alias(number=Cast(key, BigIntegerField()))
    return stories.filter(Exists(its.filter(number__in=of)))


def is_many(rows: QuerySet[Any]) -> bool:
    """Whether there are too many to be read whole; counts no further."""
    return rows[: FEW + 1].count() > FEW
