"""The comments on stories."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Max

from nashra.newsroom.models import Comment


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies, the oldest first."""

    comment: Comment
    replies: tuple[Comment, ...]


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
