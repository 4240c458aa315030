"""A story as a line of a panel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import Desk
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.models import Article, Placement


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with what a line says of it."""

    story: Article
    headline: str
    address: str | None  # of its form, for who may open it
    when: datetime


def stories() -> QuerySet[Article]:
    """Stories with what a line needs, their draft's headline too, and without their text."""
    rows = Article.objects.select_related("main_edition", "main_section").defer("body")
    drafts: QuerySet[Article] = rows.annotate(draft_headline=F("latest_revision__object_str"))
    return drafts.prefetch_related("placements")


def row_of(user: Any, story: Article, when: datetime | None = None) -> StoryRow:
    """A line about a story of `stories` that the user may see, by its newest draft. when: else its last change."""
    may_open = policy.stories.user_has_permission_for_instance(user, "change", story)
    address = story_view("edit", story.pk) if may_open else None
    return StoryRow(story, story.draft_headline or str(story), address, when or story.updated_at)


def standing_in(desk: Desk, rows: QuerySet[Article]) -> QuerySet[Article]:
    """Those that stand in the page's editions, or nowhere yet."""
    there = Placement.objects.filter(article=OuterRef("pk"), edition__in=desk.editions)
    return rows.filter(Q(main_edition__in=desk.editions) | Q(main_edition__isnull=True) | Exists(there))
