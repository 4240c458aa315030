"""Where readers find stories now: what "view live" leads to and "copy link" copies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from nashra.editions import queries as editions
from nashra.newsroom.addresses import path_of
from nashra.newsroom.models import Article
from nashra.newsroom.queries import placements


@dataclass(frozen=True, slots=True)
class LiveLink:
    """A story's page in an edition."""

    edition: str
    address: str  # whole and percent-encoded


def live_links(numbers: Iterable[int]) -> dict[int, tuple[LiveLink, ...]]:
    """The pages of stories that readers see, by the story's number, its own edition's first; two statements."""
    placed = placements.everywhere(numbers)
    known = editions.all_editions() if placed else {}
    return {
        number: tuple(
            LiveLink(
                known[row.edition].name,
                settings.PUBLIC.origin(known[row.edition].host) + quote(path_of(row)),
            )
            for row in rows
            if row.edition in known
        )
        for number, rows in placed.items()
    }


def add_live_links(stories: Iterable[Article]) -> None:
    """Set ``live_links`` of each story."""
    stories = tuple(stories)
    links = live_links([story.pk for story in stories if story.live])
    for story in stories:
        story.live_links = links.get(story.pk, ())


def rendered(links: Iterable[LiveLink]) -> SafeString:
    """The links as they stand in messages, lists and forms; empty where there are none."""
    links = tuple(links)
    return render_to_string("newsroom/live_links.html", {"links": links}) if links else SafeString("")
