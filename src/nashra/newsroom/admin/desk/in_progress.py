"""The panel of what its user has begun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import OWN, Desk, Panel
from nashra.newsroom.admin.desk.rows import StoryRow, row_of, stories
from nashra.newsroom.models import Article
from nashra.newsroom.queries import scheduled

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
    follows = (OWN,)

    def context(self, desk: Desk) -> Mapping[str, Any]:
        return {"rows": in_progress(desk.user)}


def in_progress(user: Any) -> list[StoryRow]:
    """The user's stories, the last first."""
    last = Revision.objects.filter(user=user, base_content_type=Article.get_base_content_type())
    rows = stories().filter(
        Q(live=True) | Q(last_published_at__isnull=True),
        has_unpublished_changes=True,
        latest_revision__in=last.order_by("-pk").values("pk")[:LOOKED_AT],
    )
    rows = policy.stories.visible(user, rows).exclude(pk__in=scheduled.stories())
    return [row_of(user, story) for story in rows.order_by("-updated_at", "-pk")[:SHOWN]]
