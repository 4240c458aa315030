"""The panel of what its user has begun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, Q, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import OWN, Desk, Panel
from nashra.newsroom.admin.desk.rows import StoryRow, row_of, stories
from nashra.newsroom.queries import reviews, scheduled

SHOWN = 8
"""Stories."""

LOOKED_AT = 200
"""Of a person's newest revisions, so many are read to find stories that are not finished."""


class InProgressPanel(Panel):
    """Stories that the user wrote on last and that readers do not have so."""

    name = "in_progress"
    heading = _("Your stories in progress")
    template_name = "newsroom/desk/in_progress.html"
    needs = policy.WRITE
    follows = (OWN, "wagtail.workflow.reject")

    def context(self, desk: Desk) -> Mapping[str, Any]:
        return {"rows": in_progress(desk.user)}


def in_progress(user: Any) -> list[tuple[StoryRow, str]]:
    """The user's stories, the last first, each with the status of its review, if it is in one."""
    last = Revision.objects.filter(user=user)
    rows = stories().filter(
        ~Exists(scheduled.revisions_of_story()),
        Q(live=True) | Q(last_published_at__isnull=True),
        has_unpublished_changes=True,
        latest_revision__in=last.order_by("-pk").values("pk")[:LOOKED_AT],
    )
    rows = policy.stories.visible(user, rows)
    rows = rows.annotate(review=Subquery(reviews.of_story().values("status")[:1]))
    return [
        (row_of(user, story), story.review or "") for story in rows.order_by("-updated_at", "-pk")[:SHOWN]
    ]
