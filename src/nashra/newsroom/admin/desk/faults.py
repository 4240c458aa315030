"""The panel that says what of stories readers lack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.desk.rows import row_of, stories
from nashra.newsroom.models import Article, StoryFault
from nashra.newsroom.queries import faults

SHOWN = 10
"""Stories."""

LOOKED_AT = 200
"""Of the newest faults, so many are read: a broken template may fail every story."""


class FaultsPanel(Panel):
    """Stories of which something could not be shown: what, and since when; there only while there are such."""

    name = "faults"
    heading = _("What readers lack")
    template_name = "newsroom/desk/faults.html"
    follows = (CHANGES,)
    width = "whole"
    is_alert = True

    def context(self, desk: Desk) -> Mapping[str, Any] | None:
        failing = failing_stories(desk.user)
        known = stories().in_bulk(list(failing)[:SHOWN])
        shown = [
            (row_of(desk.user, known[number], pieces[0].seen_at), pieces)
            for number, pieces in failing.items()
            if number in known
        ]
        return {"shown": shown, "more": len(failing) - SHOWN} if failing else None


def failing_stories(user: Any) -> dict[int, list[StoryFault]]:
    """What failed of stories that the user may see, by their numbers, the last first."""
    rows = list(faults.newest()[:LOOKED_AT])
    numbers = {row.article_id for row in rows}
    visible = policy.stories.visible(user, Article.objects.filter(pk__in=numbers))
    seen, found = set(visible.values_list("pk", flat=True)), dict[int, list[StoryFault]]()
    for row in rows:
        if row.article_id in seen:
            found.setdefault(row.article_id, []).append(row)
    return found
