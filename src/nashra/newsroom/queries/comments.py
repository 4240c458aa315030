"""The comments on stories, and what was returned to somebody."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max
from wagtail.models import TaskState, WorkflowState
from wagtail.permissions import policy_registry

from nashra.newsroom.models import Article, Comment

LOOKED_AT = 200
"""Of the workflows that somebody began, so many of the newest are looked at."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies, the oldest first."""

    comment: Comment
    replies: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class Returned:
    """A story that its desk has returned to whoever submitted it."""

    story: Article
    reason: str
    by: Any  # the user who returned it; None where they are gone
    at: datetime | None
    open_comments: int


def threads(story: int) -> list[Thread]:
    """All comments on a story, the oldest first."""
    found = Comment.objects.filter(story=story).select_related("author", "resolved_by").order_by("pk")
    first: dict[int, Comment] = {}
    replies: dict[int, list[Comment]] = {}
    for one in found:
        if one.parent_id is None:
            first[one.pk] = one
        else:
            replies.setdefault(one.parent_id, []).append(one)
    return [Thread(one, tuple(replies.get(number, ()))) for number, one in first.items()]


def mark(story: int) -> str:
    """What differs as soon as a comment on the story is made or changed."""
    found = Comment.objects.filter(story=story).aggregate(Count("pk"), Max("changed_at"))
    latest = found["changed_at__max"]
    return f"{found['pk__count']}-{latest.timestamp() if latest else 0}"


def open_comments(stories: Collection[int]) -> dict[int, int]:
    """How many comments are not dealt with yet, by story; none stands for no such comment."""
    rows = Comment.objects.filter(story__in=stories, parent__isnull=True, resolved_at__isnull=True)
    return dict(rows.order_by().values_list("story").annotate(Count("pk")))


def returned(user: Any, at_most: int) -> list[Returned]:
    """Stories that were returned to a user, not submitted again, and still theirs to change; the last one first."""
    states = WorkflowState.objects.filter(
        content_type=ContentType.objects.get_for_model(Article),
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        requested_by=user,
    )
    newest = states.select_related("current_task_state__finished_by").order_by("-pk")[:LOOKED_AT]
    waiting = {int(state.object_id): state.current_task_state for state in newest}
    policy = policy_registry.get_by_type(Article)
    rows = policy.instances_user_has_any_permission_for(user, ["change"]).filter(pk__in=waiting, killed=False)
    stories = {story.pk: story for story in rows.select_related("main_edition", "main_section").defer("body")}
    shown = [number for number in waiting if number in stories][:at_most]
    counts = open_comments(shown)
    return [_told(stories[number], waiting[number], counts.get(number, 0)) for number in shown]


def _told(story: Article, state: TaskState | None, open_ones: int) -> Returned:
    if state is None:
        return Returned(story, "", None, None, open_ones)
    return Returned(story, state.comment, state.finished_by, state.finished_at, open_ones)
