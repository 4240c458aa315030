"""The panel of stories that readers have and that lack something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.desk.rows import row_of, stories
from nashra.newsroom.models import Article, StoryTopic, Topic
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


class TopiclessPanel(Panel):
    """The newest stories of the user's editions that are about no topic; not there before the network has topics."""

    name = "topicless"
    heading = _("Without a topic")
    template_name = "newsroom/desk/lacking.html"
    needs = ("publish",)
    follows = (CHANGES,)

    def context(self, desk: Desk) -> Mapping[str, Any] | None:
        return {"lacking": topicless(desk)} if Topic.objects.exists() else None


def lacking(desk: Desk) -> list[Lacking]:
    """Those that the user may change, the last published first."""
    rows = [row for row in _newest(desk) if row.photo is None or not row.summary]
    return [one for one, _story in _lines(desk, rows) if one.address][:SHOWN]


def topicless(desk: Desk) -> list[Lacking]:
    """Those of which the user may write the text, to which topics belong; the last published first."""
    rows = _newest(desk)
    present = StoryTopic.objects.filter(
        article__in={row.article for row in rows}, topic__deleted_at__isnull=True
    )
    about = set(present.values_list("article", flat=True))
    found = _lines(desk, [row for row in rows if row.article not in about])
    may_write = policy.stories.may_write_text
    return [one for one, story in found if one.address and may_write(desk.user, story)][:SHOWN]


def _newest(desk: Desk) -> list[PlacementRow]:
    """Each edition's newest stories, the last published first."""
    newest = placements.newest([(edition.pk, 0) for edition in desk.editions], LOOKED_AT)
    wanted = [(edition, number) for (edition, _section), numbers in newest.items() for number in numbers]
    rows = placements.in_editions(wanted).values()
    return sorted(rows, key=lambda row: (row.published_at, row.article), reverse=True)


def _lines(desk: Desk, rows: list[PlacementRow]) -> list[tuple[Lacking, Article]]:
    rows = rows[: 2 * SHOWN]
    known = stories().in_bulk([row.article for row in rows])
    names = {edition.pk: edition.name for edition in desk.editions}
    return [
        (Lacking(row, names[row.edition], row_of(desk.user, story).address), story)
        for row in rows
        if (story := known.get(row.article)) is not None
    ]
