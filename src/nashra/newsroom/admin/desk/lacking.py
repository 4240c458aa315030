"""The panel of stories that readers have and that lack something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.desk.rows import row_of, stories
from nashra.newsroom.queries import placements
from nashra.newsroom.queries.rows import PlacementRow

SHOWN = 10
"""Stories."""

LOOKED_AT = 30
"""Of each edition's stories, the newest."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A story in an edition. address: of its form, for who may open it."""

    place: PlacementRow
    edition: str
    address: str | None


class LackingPanel(Panel):
    """The newest stories of the user's editions that have no picture or no summary there."""

    name = "lacking"
    heading = _("Without picture or summary")
    template_name = "newsroom/desk/lacking.html"
    needs = ("publish",)
    follows = (CHANGES,)

    def context(self, desk: Desk) -> Mapping[str, Any]:
        return {"lacking": lacking(desk)}


def lacking(desk: Desk) -> list[Lacking]:
    """Those that the user may change, the last published first."""
    newest = placements.newest([(edition.pk, 0) for edition in desk.editions], LOOKED_AT)
    wanted = [(edition, number) for (edition, _section), numbers in newest.items() for number in numbers]
    rows = [row for row in placements.in_editions(wanted).values() if row.photo is None or not row.summary]
    rows = sorted(rows, key=lambda row: (row.published_at, row.article), reverse=True)[: 2 * SHOWN]
    known = stories().in_bulk([row.article for row in rows])
    names = {edition.pk: edition.name for edition in desk.editions}
    found = [
        Lacking(row, names[row.edition], row_of(desk.user, known[row.article]).address)
        for row in rows
        if row.article in known
    ]
    return [one for one in found if one.address][:SHOWN]
