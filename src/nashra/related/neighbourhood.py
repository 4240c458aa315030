"""RenderContext what a story is compared with: the index's nearest, and those that the index does not have yet.

The index follows a change only after the related lists; so the stories of changes that are still in the
outbox come from the database. Those whose lists show the story or that an editor pinned into its own are
compared too. Without an index that can be used, the newest stories come from the database.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Collection as Some
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from nashra.changes.change import Kind
from nashra.newsroom.models import Placement
from nashra.related import statements
from nashra.related.similarity.cosine import rarities
from nashra.related.similarity.more_like_this import more_like_this
from nashra.related.similarity.nearest import Story
from nashra.related.texts import comparable as as_story
from nashra.related.texts import words_of_stories
from nashra.search.engine import Filters, Found, IndexUnusableError, Snapshot
from nashra.search.indexing.damage_report import report
from nashra.search.instance import engine

logger = logging.getLogger(__name__)

ASKED = 24
"""Stories that the index is asked for."""
PENDING = 100
"""Stories that the index does not have yet, of those that many can be at once when an archive is imported."""
LISTING = 30
"""Stories whose lists show this one, compared anew."""
NEWEST = 80
"""Stories of the section, and of all, where there is no index."""


class _Stories(msgspec.Struct):
    """What is wanted of a change's subject."""

    stories: tuple[int, ...]


_subject = msgspec.json.Decoder(_Stories).decode


class Neighbourhood(msgspec.Struct, frozen=True):
    """What a story is compared with."""

    others: Sequence[Story]
    rarity: Mapping[str, float]  # of each of the story's stems


class Sample:
    """The stories at hand, for want of a whole collection's statistics."""

    def __init__(self, of: Sequence[Story]) -> None:
        self.stories = len(of)
        self._frequency = Counter(stem for story in of for stem in story.profile.counts)

    def stem_frequency(self, stem: str) -> int:
        return self._frequency[stem]


def neighbourhood(story: Story, pinned: Some[int]) -> Neighbourhood:
    """The stories to compare one with, and how rare its stems are; ``pinned`` stand first in its list."""
    pending = {*_pending(story.number)}
    listing = statements.ask(statements.LISTING, (story.number, LISTING))
    beside = {*(number for (number,) in listing), *pinned} - {story.number}
    try:
        snapshot = engine().snapshot()
        size, rarity = snapshot.statistics.stories, rarities(story.profile, snapshot.statistics)
        found = _from_index(snapshot, story, rarity, beside, pending)
    except IndexUnusableError as error:
        report(error)
        logger.warning("Related stories of %s are computed without an index.", story.number)
        size, rarity, found = 0, {}, []
    if not found and size <= 1:
        beside |= _newest(story.sections)
    missing = (beside | pending) - {other.number for other in found} - {story.number}
    others = [*found, *map(as_story, words_of_stories(missing) if missing else ())]
    if size <= len(others):
        rarity = rarities(story.profile, Sample([story, *others]))
    return Neighbourhood(others, rarity)


def _from_index(
    snapshot: Snapshot, story: Story, rarity: Mapping[str, float], beside: Some[int], pending: Some[int]
) -> list[Story]:
    """What the index finds and those ``beside``, but not what it has of the story itself and of those ``pending``."""
    asked = more_like_this(story.profile, rarity)
    best = [] if asked.is_empty else snapshot.best(asked, Filters(), ASKED + 1)
    rest = {*beside} - {one.story for one in best}
    found = [one for one in (*best, *snapshot.first_places([*rest])) if one.story not in pending]
    return _readable(snapshot, [one for one in found if one.story != story.number])


def _readable(snapshot: Snapshot, found: Sequence[Found]) -> list[Story]:
    """What the index found, where the database has it now; without what readers do not find there."""
    places: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, section, language in statements.of(statements.PLACES, [one.story for one in found]):
        places[number].append((section, language))
    found = [one for one in found if one.story in places]
    return [
        Story(
            one.story,
            indexed.profile,
            indexed.text,
            float(one.published),
            frozenset(section for section, _ in places[one.story]),
            tuple(dict.fromkeys(language for _, language in places[one.story])),
        )
        for one, indexed in zip(found, snapshot.indexed_texts(found), strict=True)
    ]


def _pending(article: int) -> list[int]:
    """Stories whose changes the index has not followed: the newest of those older than this one, then others.

    Each of two in one batch is older than the other or not; so they meet, and enter each other's lists. Of those
    that are younger the oldest come first: then the next story is compared with nearly the same ones, read already.
    """
    rows = statements.ask(statements.CHANGED, (Kind.STORY, 2 * PENDING))
    numbers = {number for (subject,) in rows for number in _subject(subject).stories} - {article}
    return sorted(numbers, key=lambda number: (number > article, abs(number - article)))[:PENDING]


def _newest(sections: Iterable[int]) -> set[int]:
    places = Placement.objects.filter(live=True).order_by("-published_at")
    same = places.filter(section__in=list(sections))
    return {
        *same.values_list("article", flat=True)[:NEWEST],
        *places.values_list("article", flat=True)[:NEWEST],
    }
