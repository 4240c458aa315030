"""Stories on their way through the desk: what waits for it, and what it has returned."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from wagtail.models import TaskState, WorkflowState

from nashra.newsroom.models import Article


def waiting(stories: QuerySet[Article]) -> QuerySet[TaskState]:
    """Reviews in progress of such stories, each with its `story`'s number, the first submitted first."""
    reviews = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=Article.get_base_content_type(),
    )
    return _of(reviews, "workflow_state__object_id", stories).order_by("started_at", "pk")


def returned(user: Any, stories: QuerySet[Article]) -> QuerySet[WorkflowState]:
    """What of such stories the user submitted and was returned, with its `story`'s number, the last first."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        requested_by=user,
        base_content_type=Article.get_base_content_type(),
    )
    found = _of(states, "object_id", stories).select_related("current_task_state__finished_by")
    return found.order_by("-current_task_state__finished_at", "-pk")


def of_story() -> QuerySet[WorkflowState]:
    """Within a query of stories: the review in which its story is, that waits for the desk or for its writer."""
    number = Cast(OuterRef("pk"), CharField())
    ours = WorkflowState.objects.filter(base_content_type=Article.get_base_content_type(), object_id=number)
    return ours.filter(status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES])


def _of(rows: QuerySet[Any], number: str, stories: QuerySet[Article]) -> QuerySet[Any]:
    """Each story is looked up by its key, so that as few are read as there are reviews."""
    rows = rows.annotate(story=Cast(number, BigIntegerField()))
    return rows.filter(Exists(stories.filter(pk=OuterRef("story"))))
