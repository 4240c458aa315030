"""What stories have before them: when they go live, come out of an embargo, and end. The next first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Revision

from nashra.editions.models import Edition
from nashra.newsroom.models import Article, Placement
from nashra.newsroom.queries import scheduled


def going_live(stories: QuerySet[Article]) -> QuerySet[Revision]:
    """Revisions of such stories that wait for their time, each with its `story`'s number."""
    rows = scheduled.revisions().annotate(story=Cast("object_id", BigIntegerField()))
    return rows.filter(Exists(stories.filter(pk=OuterRef("story")))).defer("content")


def ending(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Such stories that are taken down everywhere at their `expire_at`."""
    return stories.filter(live=True, expire_at__isnull=False).order_by("expire_at")


def embargoed(editions: Iterable[Edition], now: datetime) -> QuerySet[Placement]:
    """Places of live stories that readers of these editions see from their `embargo_at` on.

    One that is overdue for longer than a day is left out: its story has been taken down, or ended there.
    """
    begun = Placement.objects.filter(live=False, embargo_at__gt=now - timedelta(days=1), article__live=True)
    ended = Q(expires_at__isnull=False, expires_at__lte=now)
    return _in_editions(begun.exclude(ended), editions).order_by("embargo_at")


def leaving(editions: Iterable[Edition]) -> QuerySet[Placement]:
    """Places of live stories that readers of these editions lose at their `expires_at`."""
    rows = Placement.objects.filter(live=True, expires_at__isnull=False)
    return _in_editions(rows, editions).order_by("expires_at")


def _in_editions(rows: QuerySet[Placement], editions: Iterable[Edition]) -> QuerySet[Placement]:
    """Cast, so that no database goes by the edition's index to all that it has ever placed."""
    cast = rows.alias(of=Cast("edition", BigIntegerField()))
    return cast.filter(of__in=[edition.pk for edition in editions])
