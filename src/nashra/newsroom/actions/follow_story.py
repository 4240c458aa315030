"""An assignment's state follows its story: filed when it is submitted or published, in work when it is returned or
taken down, dropped when it is killed. A story that merely ended at its time was delivered, and stays filed."""

from __future__ import annotations

from typing import Any

from wagtail.models import TaskState, WorkflowState

from nashra.newsroom.actions import statements
from nashra.newsroom.models import Article, Assignment

State = Assignment.State


def on_submit(sender: type, instance: TaskState, **kwargs: Any) -> None:
    if (story := _story(instance.workflow_state)) is not None:
        statements.file_assignment(story)


def on_return(sender: type, instance: WorkflowState, **kwargs: Any) -> None:
    """Note that the story came back to its writer, unless readers see it."""
    if (story := _story(instance)) is not None:
        rows = Assignment.objects.filter(story=story, state=State.FILED)
        rows.filter(story__live=False).update(state=State.IN_WORK)


def on_withdrawal(story: Article) -> None:
    """Note that a story that was taken down is to be worked on again, or that a killed one is not wanted any more."""
    rows = Assignment.objects.filter(story=story.pk)
    if story.killed:
        rows.exclude(state=State.DROPPED).update(state=State.DROPPED)
    else:
        rows.filter(state=State.FILED).update(state=State.IN_WORK)


def on_unkill(story: Article) -> None:
    """Note that a story that was not wanted is to be worked on again."""
    Assignment.objects.filter(story=story.pk, state=State.DROPPED).update(state=State.IN_WORK)


def open_again(story: Article) -> None:
    """Let the assignment of a story that is deleted be begun anew."""
    rows = Assignment.objects.filter(story=story.pk, state__in=(State.IN_WORK, State.FILED))
    rows.update(state=State.OPEN)


def _story(workflow_state: WorkflowState) -> int | None:
    """The number of the story that a workflow is of, if it is of one."""
    is_story = workflow_state.base_content_type == Article.get_base_content_type()
    return int(workflow_state.object_id) if is_story else None
