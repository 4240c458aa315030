"""The panel of what readers have had last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.desk.rows import StoryRow, row_of, stories
from nashra.newsroom.admin.live_links import LiveLink, live_links
from nashra.newsroom.models import Article, AuditEntry, Placement
from nashra.newsroom.queries import placements

SHOWN = 10
"""Stories."""

PUBLISHING = ("wagtail.publish", "wagtail.publish.scheduled")


@dataclass(frozen=True, slots=True)
class Published:
    """A story in an edition. by: who published it last, empty where nobody knows."""

    row: StoryRow
    edition: str
    by: str
    link: LiveLink | None


class PublishedPanel(Panel):
    """The newest stories of the user's editions."""

    name = "published"
    heading = _("Just published")
    template_name = "newsroom/desk/published.html"
    follows = (CHANGES,)

    def context(self, desk: Desk) -> Mapping[str, Any]:
        return {"published": published(desk)}


def published(desk: Desk) -> list[Published]:
    """The last first, each story once: where it came last."""
    places = _newest(desk)
    numbers = [place.article_id for place in places]
    known, by = stories().in_bulk(numbers), _publishers(numbers)
    links = live_links(numbers)
    return [
        Published(
            row_of(desk.user, known[place.article_id], place.published_at),
            place.edition.name,
            by.get(place.article_id, ""),
            next(
                (link for link in links.get(place.article_id, ()) if link.edition == place.edition.name), None
            ),
        )
        for place in places
        if place.article_id in known
    ]


def _newest(desk: Desk) -> list[Placement]:
    """The newest placement of each of the newest stories; as many are read of each edition as are shown."""
    lists = [(edition.pk, 0) for edition in desk.editions]
    numbers = {number for found in placements.newest(lists, SHOWN).values() for number in found}
    shown = {edition.pk for edition in desk.editions}  # not asked for: a database would go through an edition
    rows = Placement.objects.filter(article__in=numbers, live=True, published_at__isnull=False)
    newest: dict[int, Placement] = {}
    for place in rows.select_related("edition").order_by("-published_at", "-article_id"):
        if place.edition_id in shown:
            newest.setdefault(place.article_id, place)
    return list(newest.values())[:SHOWN]


def _publishers(numbers: Iterable[int]) -> dict[int, str]:
    """Who published these stories last, by the stories' numbers."""
    entries = AuditEntry.objects.filter(
        content_type=Article.get_content_type(),
        object_id__in=[str(number) for number in numbers],
        action__in=PUBLISHING,
    )
    return {int(entry.object_id): entry.user_display_name for entry in entries.order_by("timestamp", "pk")}
