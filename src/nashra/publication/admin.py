"""The panel of the desk that says what is late."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.changes.lateness import backlogs
from nashra.newsroom.admin.desk.panel import Desk, Panel
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


class LatePanel(Panel):
    """What is late, since when, and why; there only while something is, for those who may publish."""

    name = "late"
    heading = _("What readers see may be incomplete")
    template_name = "publication/late.html"
    needs = ("publish",)
    width = "whole"
    is_alert = True

    def context(self, desk: Desk) -> Mapping[str, Any] | None:
        found = health.late(desk.now, backlogs(CONSUMERS))
        return (
            {"late": [{"name": NAMES.get(one.name, one.name), "what": one} for one in found]}
            if found
            else None
        )
