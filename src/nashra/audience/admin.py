"""The panel of the desk that says what is read most now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.audience.queries import most_read_of
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.desk.rows import row_of, stories
from nashra.newsroom.queries import placements

EDITIONS = 3
"""Of the page's editions, the first."""

SHOWN = 10
"""Stories; fewer of each edition where several are shown."""


@dataclass(frozen=True, slots=True)
class Read:
    """A story of an edition's ranking. address: of its form, for who may open it."""

    headline: str
    address: str | None


class MostReadPanel(Panel):
    """Each edition's most read stories as they were ranked last."""

    name = "most_read"
    heading = _("Most read now")
    template_name = "audience/most_read.html"
    follows = (CHANGES,)

    def context(self, desk: Desk) -> Mapping[str, Any]:
        editions = desk.editions[:EDITIONS]
        shown = SHOWN if len(editions) == 1 else SHOWN // 2
        ranked = {
            edition: numbers[:shown]
            for edition, numbers in most_read_of([edition.pk for edition in editions]).items()
        }
        read = _read(desk, ranked)
        return {
            "rankings": [(edition, read[edition.pk]) for edition in editions if read.get(edition.pk)],
            "has_several": len(editions) > 1,
        }


def _read(desk: Desk, ranked: Mapping[int, tuple[int, ...]]) -> dict[int, list[Read]]:
    """The stories of rankings, by the editions' numbers, under the headlines that their readers see."""
    wanted = [(edition, number) for edition, numbers in ranked.items() for number in numbers]
    places = placements.in_editions(wanted)
    known = stories().in_bulk([number for _edition, number in wanted])
    return {
        edition: [
            Read(places[edition, number].headline, row_of(desk.user, known[number]).address)
            for number in numbers
            if number in known and (edition, number) in places
        ]
        for edition, numbers in ranked.items()
    }
