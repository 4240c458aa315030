"""The panel that says what of stories readers lack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.models import Article, StoryFault
from nashra.newsroom.queries import faults

SHOWN = 10
"""Stories."""

LOOKED_AT = 200
"""Of the newest faults, so many are read: a broken template may fail every story."""


@dataclass(slots=True)
class Failing:
    """A story of which something failed. address: of its form, for who may open it."""

    story: Article
    address: str | None
    seen_at: datetime
    pieces: list[StoryFault] = field(default_factory=list)


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
        return {"shown": failing[:SHOWN], "more": len(failing) - SHOWN} if failing else None


def failing_stories(user: Any) -> list[Failing]:
    """What failed of stories that the user may see, the last first."""
    rows = list(faults.newest()[:LOOKED_AT])
    stories = Article.objects.filter(pk__in={row.article_id for row in rows})
    visible = set(policy.stories.visible(user, stories).values_list("pk", flat=True))
    finder, found = AdminURLFinder(user), dict[int, Failing]()
    for row in rows:
        if row.article_id in visible:
            one = found.get(row.article_id)
            if one is None:
                one = Failing(row.article, finder.get_edit_url(row.article), row.seen_at)
                found[row.article_id] = one
            one.pieces.append(row)
    return list(found.values())
