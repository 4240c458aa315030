"""The panel of the desk's first page with what its user is to write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.newsroom.admin.desk.panel import OWN, Desk, Panel
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.queries.assignments import of_reporter

SHOWN = 8
"""Assignments."""


class MyAssignmentsPanel(Panel):
    """The user's assignments that are not filed yet, in all editions, the next first; there while there are any."""

    name = "my_assignments"
    heading = _("Your assignments")
    template_name = "newsroom/planning/panel.html"
    follows = (OWN, "nashra.assign", "nashra.reassign", "nashra.edit_assignment", "nashra.drop_assignment")

    def is_for(self, user: Any) -> bool:
        return assignments.user_has_permission(user, "take")

    def context(self, desk: Desk) -> Mapping[str, Any] | None:
        rows = list(assignments.visible(desk.user, of_reporter(desk.user))[: SHOWN + 1])
        if not rows:
            return None
        shown = [(row, row.story_id is not None, row.is_overdue(desk.now)) for row in rows[:SHOWN]]
        return {"rows": shown, "has_more": len(rows) > SHOWN}
