"""Gathering what a story is compared with: the index's nearest, and those that the index does not have yet.

The index follows a change only after the related lists; so the stories of changes that are still in the
outbox come from the database, as do those whose lists show the story or that an editor pinned into its own.
Without an index that can be used, the newest stories come from there too.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from nashra.arabic.analysis.tokens import tokens, words
from nashra.changes.line import Kind
from nashra.changes.models import OutboxRow
from nashra.newsroom.models import Placement
from nashra.search import stories
from nashra.search.engine import Filters, Found, IndexUnusableError, StoryText
from nashra.search.models import RelatedStory
from nashra.search.nearness.likeness import Collection, rarities
from nashra.search.nearness.nearest import Story
from nashra.search.nearness.profile import telling_stem
from nashra.search.nearness.telling import telling
from nashra.search.opened import engine

logger = logging.getLogger(__name__)

ASKED = 24
"""Stories that the index is asked for."""
PENDING = 100
"""Stories that the index does not have yet, of those that many can be at once when an archive is imported."""
LISTING = 30
"""Stories whose lists show this one, compared anew."""
NEWEST = 80
"""Stories of the section, and of all, where there is no index."""


class Neighbourhood(msgspec.Struct, frozen=True):
    """What a story is compared with."""

    others: Sequence[Story]
    collection: Collection


class Sample:
    """The stories at hand, for want of a whole collection's statistics."""

    def __init__(self, of: Sequence[Story]) -> None:
        self.stories = len(of)
        self._frequency = Counter(stem for story in of for stem in story.profile.weights)

    def stem_frequency(self, stem: str) -> int:
        return self._frequency[stem]


def story_text(article: int) -> StoryText | None:
    """A story as readers find it; None where they don't."""
    text = next(iter(stories.of_numbers([article])))
    return text if text.placements else None


def story_of(text: StoryText) -> Story:
    """A story from the database, as it is compared."""
    return _stories([text])[0]


def neighbourhood(story: Story, pinned: Iterable[int]) -> Neighbourhood:
    """The stories to compare one with, and what is known of all; ``pinned`` stand first in its list."""
    beside = {*_beside(story.number), *pinned}
    try:
        found, collection = _from_index(story)
    except IndexUnusableError:
        logger.warning("Related stories of %s are computed without an index.", story.number)
        found, collection = [], Sample([])
    if not found and collection.stories <= 1:
        beside |= _newest(story.sections)
    wanted = beside - {other.number for other in found} - {story.number}
    others = [*found, *_stories(text for text in stories.of_numbers(wanted) if text.placements)]
    return Neighbourhood(others, collection if collection.stories > len(others) else Sample([story, *others]))


def as_written(text: StoryText) -> dict[str, str]:
    """A story's stems, each with the word in which the story has it first, for an editor to read."""
    whole = f"{text.headline} {text.kicker} {text.summary} {text.body}"
    written: dict[str, str] = {}
    for token in tokens(whole):
        written.setdefault(telling_stem(token.word, text.language), whole[token.start : token.end])
    return written


def _from_index(story: Story) -> tuple[list[Story], Collection]:
    snapshot = engine().snapshot()
    collection = snapshot.statistics
    asked = telling(story.profile, rarities(story.profile, collection))
    if asked.is_empty:
        return [], collection
    found = [one for one in snapshot.best(asked, Filters(), ASKED + 1) if one.story != story.number]
    return _readable(found, snapshot.texts(found)), collection


def _readable(found: Sequence[Found], texts: Sequence[str]) -> list[Story]:
    """What the index found, with what the database knows of it now; without what readers do not find there."""
    rows = Placement.objects.filter(article__in=[one.story for one in found], live=True)
    places: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for number, *place in rows.order_by("-canonical", "sort_order", "pk").values_list(
        "article", "section", "edition__language", "article__headline"
    ):
        places[number].append((place[0], place[1], place[2]))
    return [
        Story(
            one.story,
            text.split(" "),
            words(places[one.story][0][2]),
            float(one.published),
            frozenset(section for section, _, _ in places[one.story]),
            tuple(dict.fromkeys(language for _, language, _ in places[one.story])),
        )
        for one, text in zip(found, texts, strict=True)
        if one.story in places
    ]


def _stories(texts: Iterable[StoryText]) -> list[Story]:
    found = list(texts)
    several = any(len({place.edition for place in text.placements}) > 1 for text in found)
    spoken = stories.languages() if several else {}
    return [
        Story(
            text.number,
            _words(f"{text.headline} {text.kicker} {text.summary} {text.body}"),
            words(text.headline),
            text.placements[0].published.timestamp(),
            frozenset(place.section for place in text.placements),
            tuple(dict.fromkeys(spoken.get(place.edition, text.language) for place in text.placements)),
        )
        for text in found
    ]


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    """Remembered, since the stories of an import are each compared with those before it."""
    return tuple(words(text))


def _beside(article: int) -> set[int]:
    """Stories that are compared whatever the index says of them."""
    listing = RelatedStory.objects.filter(related=article, struck=False).order_by("-article")
    return {*_pending(article), *listing.values_list("article", flat=True)[:LISTING]}


def _pending(article: int) -> list[int]:
    """Stories whose changes the index has not followed: the newest of those older than this one, then others.

    Each of two in one batch is older than the other or not; so they meet, and enter each other's lists.
    """
    rows = OutboxRow.objects.filter(kind=Kind.STORY).order_by("-number").values_list("subject", flat=True)
    numbers = {number for subject in rows[: 2 * PENDING] for number in subject["stories"]} - {article}
    return sorted(numbers, key=lambda number: (number > article, -number))[:PENDING]


def _newest(sections: Iterable[int]) -> set[int]:
    places = Placement.objects.filter(live=True).order_by("-published_at")
    same = places.filter(section__in=list(sections))
    return {
        *same.values_list("article", flat=True)[:NEWEST],
        *places.values_list("article", flat=True)[:NEWEST],
    }
