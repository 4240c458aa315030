"""Covering a story live, ending the coverage and taking it up again."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from nashra.newsroom.actions import placements
from nashra.newsroom.models import Article


@transaction.atomic
def cover_live(*, article: Article, by: Any = None) -> Article:
    """Let a story be told by updates from now on, or again. Raises PermissionDenied."""
    story = placements.lock(article.pk)
    check(story, by)
    if story.covered_since is None or story.covered_until is not None:
        story.covered_since, story.covered_until = story.covered_since or timezone.now(), None
        _save(story, "nashra.cover_live", by)
    return story


@transaction.atomic
def end_coverage(*, article: Article, by: Any = None) -> Article:
    """Say that a coverage has ended; its updates stay. Raises PermissionDenied."""
    story = placements.lock(article.pk)
    check(story, by)
    if story.covered_since is not None and story.covered_until is None:
        story.covered_until = timezone.now()
        _save(story, "nashra.end_coverage", by)
    return story


def check(story: Article, by: Any) -> None:
    """Whoever may publish a story and write its text may tell it live. Raises PermissionDenied."""
    if by is not None and not may_cover(by, story):
        raise PermissionDenied


def may_cover(user: Any, story: Article) -> bool:
    """Whether somebody may tell a story live."""
    policy = policy_registry.get_by_type(Article)
    may_publish = policy.user_has_permission_for_instance(user, "publish", story)
    return bool(may_publish and policy.may_write_text(user, story))


def _save(story: Article, action: str, by: Any) -> None:
    story.save(update_fields=["covered_since", "covered_until"])
    log(story, action, user=by)
    rows = placements.rows_of(story.pk)
    placements.record(story.pk, rows, rows)
