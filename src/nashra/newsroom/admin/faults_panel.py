"""The panel of the newsroom's home that says what of stories readers lack; it is there only while they do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component

from nashra.newsroom.admin import policy
from nashra.newsroom.models import Article, StoryFault
from nashra.newsroom.queries import faults

SHOWN = 10
"""Stories."""


@dataclass(slots=True)
class Failing:
    """A story of which something failed. address: of its form, for who may open it."""

    story: Article
    address: str | None
    seen_at: datetime
    pieces: list[StoryFault] = field(default_factory=list)


class FaultsPanel(Component):
    """Stories of which something could not be shown: what, and since when."""

    name = "faults"
    order = 5
    template_name = "newsroom/home_faults.html"

    def __init__(self, failing: list[Failing]) -> None:
        self.failing = failing

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"shown": self.failing[:SHOWN], "more": len(self.failing) - SHOWN}


def failing_stories(user: Any) -> list[Failing]:
    """What failed of stories that the user may see, the last first."""
    rows = list(faults.newest())
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


def show_faults(request: HttpRequest, panels: list[Component]) -> None:
    """Put the panel before those of stories, for who may read drafts."""
    if policy.stories.user_has_any_permission(request.user, policy.READ_DRAFTS):
        failing = failing_stories(request.user)
        if failing:
            panels.append(FaultsPanel(failing))
