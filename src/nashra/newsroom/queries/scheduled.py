"""Stories that wait for their time: the one place that says which they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Revision

from nashra.newsroom.models import Article, Placement, ScheduledChange, Stopped

_EVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Before all times. SQLite finds what comes after a time by its index, and what has any by reading all revisions."""


def revisions() -> QuerySet[Revision]:
    """Revisions of stories that go live at their `approved_go_live_at`, the next first.

    Nearly all revisions are of stories: their type is cast, so that no database goes by its index to all of them.
    """
    rows = Revision.objects.alias(kind=Cast("base_content_type", BigIntegerField()))
    waiting = rows.filter(kind=Article.get_base_content_type().pk, approved_go_live_at__gt=_EVER)
    return waiting.order_by("approved_go_live_at")


def revisions_of_story() -> QuerySet[Revision]:
    """The same, within a query of stories: those of its story."""
    of_story = Revision.objects.filter(
        base_content_type=Article.get_base_content_type(), object_id=Cast(OuterRef("pk"), CharField())
    )
    return of_story.filter(approved_go_live_at__isnull=False).order_by("approved_go_live_at")


def stories() -> QuerySet[Any]:
    """The numbers of all stories that wait, for use within a query."""
    return revisions().order_by().annotate(story=Cast("object_id", BigIntegerField())).values("story")


def first_publication_of(story: Article) -> Revision | None:
    """The version of a story that readers do not see that goes live at its time, without its content."""
    if story.live:
        return None
    rows = Revision.objects.for_instance(story).filter(approved_go_live_at__isnull=False)
    return rows.select_related("user").defer("content").order_by("approved_go_live_at").first()


def change_of(story: Article) -> ScheduledChange | None:
    """The change of a published story that waits for its time or for an editor."""
    return _changes().filter(article=story.pk).first()


def stopped_changes() -> QuerySet[ScheduledChange]:
    """Changes that were not published at their time and wait for an editor, the last first."""
    rows = _changes().filter(stopped_at__isnull=False)
    rows = rows.select_related("article__main_edition").defer("article__body", "revision__content", "base")
    return rows.order_by("-stopped_at", "-pk")


def stopped_of(numbers: Iterable[int]) -> dict[int, ScheduledChange]:
    """Of these stories the changes that wait for an editor, without their content."""
    rows = _changes().filter(article__in=list(numbers), stopped_at__isnull=False)
    return {one.article_id: one for one in rows}


def embargoed(now: datetime) -> QuerySet[Any]:
    """The numbers of stories that an edition does not show before a time to come, for use within a query."""
    return Placement.objects.filter(live=False, embargo_at__gt=now).order_by().values("article")


def ending(now: datetime) -> QuerySet[Any]:
    """The numbers of stories that end at a time to come, everywhere or in an edition, for use within a query."""
    whole = Article.objects.filter(live=True, expire_at__gt=now).order_by().values("pk")
    return whole.union(Placement.objects.filter(live=True, expires_at__gt=now).order_by().values("article"))


def _changes() -> QuerySet[ScheduledChange]:
    """Without their contents, and without those of which a draft was to be looked at that is there no more."""
    settled = Q(stopped_for=Stopped.DRAFT, article__has_unpublished_changes=False)
    rows = ScheduledChange.objects.exclude(settled).select_related("revision", "by")
    return rows.defer("base", "revision__content")
