"""The panel of stories that the desk has returned to their writer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import Desk, Panel
from nashra.newsroom.admin.desk.rows import StoryRow, row_of, stories
from nashra.newsroom.models import Article
from nashra.newsroom.queries import comments, reviews

SHOWN = 12
"""Stories."""


@dataclass(frozen=True, slots=True)
class Return:
    """A story that was returned: by whom, and what they said."""

    row: StoryRow
    by: Any
    comment: str
    open_comments: int  # on passages of its text


class ReturnedPanel(Panel):
    """What the user submitted and has to look at again."""

    name = "returned"
    heading = _("Returned to you")
    template_name = "newsroom/desk/returned.html"
    needs = policy.WRITE
    follows = (
        "wagtail.workflow.reject",
        "wagtail.workflow.resume",
        "wagtail.workflow.approve",
        "wagtail.workflow.cancel",
    )
    announces = _("Returned to you:")

    def context(self, desk: Desk) -> Mapping[str, Any]:
        found = returned(desk.user)
        return {"returned": found, "count": len(found)}


def returned(user: Any) -> list[Return]:
    """The last returned first."""
    visible = policy.stories.visible(user, Article.objects.all())
    states = list(reviews.returned(user, visible)[:SHOWN])
    known = stories().in_bulk([state.story for state in states])
    counts = comments.open_comments(known)
    found = []
    for state in states:
        step = state.current_task_state
        if step and state.story in known:
            row = row_of(user, known[state.story], step.finished_at or step.started_at)
            found.append(Return(row, step.finished_by, step.comment, counts.get(state.story, 0)))
    return found
