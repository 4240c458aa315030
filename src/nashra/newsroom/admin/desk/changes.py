"""The panel that names scheduled changes which were not published and wait for an editor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.models import Article, ScheduledChange
from nashra.newsroom.queries import scheduled

SHOWN = 10
"""Changes."""

LOOKED_AT = 200
"""Of the last changes, so many are read to find those that the user may see."""


class ChangesPanel(Panel):
    """Changes that wait for an editor, each with its story, its time and why; there only while there are such."""

    name = "changes"
    heading = _("Scheduled changes that wait for an editor")
    template_name = "newsroom/desk/changes.html"
    follows = (CHANGES, "nashra.change_stopped")
    width = "whole"
    is_alert = True

    def context(self, desk: Desk) -> Mapping[str, Any] | None:
        changes = stopped_changes(desk.user)
        rows = [(one, story_view("edit", one.article_id)) for one in changes[:SHOWN]]
        return {"shown": rows, "more": len(changes) - SHOWN} if rows else None


def stopped_changes(user: Any) -> list[ScheduledChange]:
    """Changes that wait for an editor, of stories that the user may see as the desk does, the last first."""
    changes = list(scheduled.stopped_changes()[:LOOKED_AT])
    stories = Article.objects.filter(pk__in={one.article_id for one in changes})
    visible = set(policy.stories.visible(user, stories).values_list("pk", flat=True))
    return [one for one in changes if one.article_id in visible]
