"""The panel that says what of fronts readers lack: slots that cannot be read, stories that are deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.newsroom.admin import edition_policy
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.queries.fronts import faulty

SHOWN = 10
"""Fronts."""


class FrontFaultsPanel(Panel):
    """Fronts of which something is left out, for who may edit them; there only while there are such."""

    name = "front-faults"
    heading = _("What fronts lack")
    template_name = "newsroom/desk/front_faults.html"
    follows = (CHANGES,)
    width = "whole"
    is_alert = True

    def context(self, desk: Desk) -> Mapping[str, Any] | None:
        editable = edition_policy.fronts.instances_user_has_permission_for(desk.user, "change")
        found = faulty(editable.filter(edition__in=desk.editions))
        return {"shown": found[:SHOWN]} if found else None
