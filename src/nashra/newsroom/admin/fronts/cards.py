"""Stories as the screen shows them, beside the slots and in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any, TypedDict

from django.conf import settings
from django.utils import timezone

from nashra.editions.models import Edition
from nashra.newsroom.actions.make_sizes import path_of as path_of_size
from nashra.newsroom.addresses import path_of
from nashra.newsroom.admin import policy
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.models import Article
from nashra.newsroom.photo_framing import stem
from nashra.newsroom.photo_names import WIDTHS, base_of
from nashra.newsroom.queries import placements, stories
from nashra.newsroom.queries.rows import PlacementRow


class StoryCard(TypedDict):
    """What is told of a story."""

    headline: str
    section: str
    when: str  # «قبل ساعتين»
    at: str  # the same in full
    photo: str  # address of a small size; empty: none is there
    path: str  # of its page in the edition; empty where readers of the edition do not see it


def of_numbers(edition: Edition, numbers: Collection[int], user: Any) -> dict[int, StoryCard]:
    """Cards of stories by their numbers; none of those that are not there or that the user may not see."""
    rows = placements.in_editions({(edition.pk, number) for number in numbers}) if numbers else {}
    found = of_rows(edition, rows.values())
    if missing := set(numbers) - found.keys():
        hidden = policy.stories.visible(user, Article.objects.filter(pk__in=missing))
        found |= {number: _hidden(headline) for number, headline in hidden.values_list("pk", "headline")}
    return found


def of_rows(edition: Edition, rows: Iterable[PlacementRow]) -> dict[int, StoryCard]:
    """Cards of stories that readers of an edition see, in the rows' order; three statements."""
    rows = tuple(rows)
    names = {shown.section_id: str(shown) for shown in edition.shown_sections.select_related("section")}
    photos = thumbnails(row.photo for row in rows if row.photo)
    clock, now = clock_of(edition), timezone.now()
    return {
        row.article: StoryCard(
            headline=row.headline,
            section=names.get(row.section, ""),
            when=wording.relative(_rough(now - row.published_at), clock) if row.published_at else "",
            at=wording.in_words(row.published_at, clock) if row.published_at else "",
            photo=photos.get(row.photo or 0, ""),
            path=path_of(row),
        )
        for row in rows
    }


def _rough(span: timedelta) -> timedelta:
    """Some time ago in its largest unit, as a list tells it."""
    units = (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1))
    unit = next((unit for unit in units if span >= unit), units[-1])
    return -(span // unit * unit)


def thumbnails(numbers: Iterable[int]) -> dict[int, str]:
    """Addresses of a small size of each photo that pages show already; opening the screen makes none."""
    found = stories.photos(set(numbers))
    return {number: address for number, photo in found.items() if (address := _small(stem(photo)))}


def _small(begin: str) -> str:
    is_shown = path_of_size(base_of(begin, "list")).exists()
    return settings.MEDIA_URL + f"{begin}-list-{WIDTHS[0]}.webp" if is_shown else ""


def _hidden(headline: str) -> StoryCard:
    return StoryCard(headline=headline, section="", when="", at="", photo="", path="")
