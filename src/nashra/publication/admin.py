"""The panel of the newsroom's home that says what is late; it is there only while something is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from nashra.changes.lateness import backlogs
from nashra.newsroom.admin import policy
from nashra.publication import health
from nashra.publication.consumers import NAMES as CONSUMERS

NAMES = {
    "invalidate_pages": _("Taking outdated pages away"),
    "related": _("Related stories"),
    "duplicates": _("Finding stories that say the same"),
    "render_pages": _("Rendering pages"),
    "index": _("The search index"),
    "schedule": _("Scheduled publishing"),
    "days": _("The date on pages"),
    "most read": _("Most read stories"),
    "rebuilding the index": _("Rebuilding the search index"),
}


class LatePanel(Component):
    """What is late, since when, and why."""

    name = "late"
    order = 1
    template_name = "publication/late.html"

    def __init__(self, found: list[health.Late]) -> None:
        self.found = found

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"late": [{"name": NAMES.get(one.name, one.name), "what": one} for one in self.found]}


def show_late(request: HttpRequest, panels: list[Component]) -> None:
    """Put the panel before all others, for those who may publish."""
    if policy.stories.user_has_any_permission(request.user, ["publish"]):
        found = health.late(timezone.now(), backlogs(CONSUMERS))
        if found:
            panels.append(LatePanel(found))
