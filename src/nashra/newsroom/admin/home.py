"""The desk's first page: what an editor has begun, what waits for its time, what went out last."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from nashra.newsroom.admin import policy
from nashra.newsroom.models import Article
from nashra.newsroom.queries import scheduled as schedules

SHOWN = 8
"""Stories a panel."""

SCHEDULED_LOOKED_AT = 200
"""Of the stories that wait, so many are read to find those that the user may see."""


class StoriesPanel(Component):
    """A list of stories, each with a link to its form."""

    template_name = "newsroom/home_stories.html"

    def __init__(self, name: str, heading: Any, empty: Any, stories: list[Article], order: int) -> None:
        self.name, self.heading, self.empty, self.stories, self.order = name, heading, empty, stories, order

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"panel": self}


def in_progress(user: Any) -> list[Article]:
    """Stories that the user wrote on last and that readers do not have so."""
    rows = _stories().filter(has_unpublished_changes=True, latest_revision__user=user)
    rows = rows.filter(Q(live=True) | Q(last_published_at__isnull=True))
    return list(rows.exclude(pk__in=schedules.stories()).order_by("-updated_at", "-pk")[:SHOWN])


def scheduled(user: Any) -> list[Article]:
    """Stories that wait for their time and that the user may see, the next first; each with its time as `due_at`."""
    times = schedules.times(at_most=SCHEDULED_LOOKED_AT)
    visible = policy.stories.visible(user, _stories().filter(pk__in=times))
    stories = {story.pk: story for story in visible}
    for number, story in stories.items():
        story.due_at = times[number]
    return [stories[number] for number in times if number in stories][:SHOWN]


def published() -> list[Article]:
    """What went out last, for the first time."""
    rows = _stories().filter(live=True, first_published_at__isnull=False)
    return list(rows.order_by("-first_published_at", "-pk")[:SHOWN])


def show_stories(request: HttpRequest, panels: list[Component]) -> None:
    """Put the desk's panels before Wagtail's, of which those for pages go; for those who may read drafts."""
    pages_only = {"recent_edits", "locked_pages"}
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in pages_only]
    if not policy.stories.user_has_any_permission(request.user, policy.READ_DRAFTS):
        return
    panels += [
        StoriesPanel(
            "in_progress",
            _("Your stories in progress"),
            _("Nothing begun. A draft that you save is found here."),
            in_progress(request.user),
            10,
        ),
        StoriesPanel(
            "scheduled", _("Scheduled"), _("No story waits for its time."), scheduled(request.user), 20
        ),
        StoriesPanel("published", _("Latest published"), _("Nothing is published yet."), published(), 30),
    ]


def _stories() -> QuerySet[Article]:
    return Article.objects.select_related("main_edition", "main_section").defer("body")
