"""The panel of photos that leave all pages soon, with the stories that lose them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.desk.rows import row_of, stories
from nashra.newsroom.admin.photo_policy import photos
from nashra.newsroom.queries.photo_rights import ending_soon, stories_with

SHOWN = 6
"""Photos."""

NAMED = 3
"""Stories of each."""


class EndingPhotosPanel(Panel):
    """Photos whose rights end within a week, for whoever may change them; there while there are any."""

    name = "ending_photos"
    heading = _("Photos whose rights end soon")
    template_name = "newsroom/desk/ending_photos.html"
    follows = (CHANGES,)

    def is_for(self, user: Any) -> bool:
        return bool(photos.user_has_permission(user, "change"))

    def context(self, desk: Desk) -> Mapping[str, Any] | None:
        mine = photos.instances_user_has_permission_for(desk.user, "change")
        ending = list(ending_soon(mine, desk.now)[: SHOWN + 1])
        if not ending:
            return None
        shown = ending[:SHOWN]
        using = stories_with(shown, NAMED + 1)
        numbers = {number for found in using.values() for number in found}
        visible = policy.stories.visible(desk.user, stories().filter(pk__in=numbers, live=True))
        rows = {story.pk: row_of(desk.user, story) for story in visible}
        told = [
            (photo, [rows[number] for number in sorted(using[photo.pk], reverse=True) if number in rows])
            for photo in shown
        ]
        return {
            "ending": [(photo, found[:NAMED], len(found) > NAMED) for photo, found in told],
            "more_photos": len(ending) > SHOWN,
        }
