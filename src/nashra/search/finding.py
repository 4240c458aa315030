"""Finding: the search that readers use, both stages together.

The engine's first fifty stories are ranked again; behind them come, in the engine's order, the others
that have enough of the words. One answer at one moment of the index gives pages that don't repeat.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum

import msgspec

from nashra.search.asking.meant import other_layout, other_spelling
from nashra.search.asking.typed import Asked, parse
from nashra.search.engine import Engine, Filters, Found, Snapshot
from nashra.search.freshness import freshness
from nashra.search.ranking.model import Candidate
from nashra.search.ranking.rank import rank

RANKED_AGAIN = 50
_NEWEST_TOO = 20
_FEW_WORDS = 3
_MOST_WORDS_MEANT = 8
_MOST_WORDS_WITH_TAIL = 12
"""A longer query is a paragraph that looks for its story, and costs much to count."""
_LEAST_COVERAGE = 0.15
"""Of what the best of them has of the query; stories that have less are not shown."""
DEEPEST = 1_000
"""Results beyond are counted but not shown."""


class Sort(Enum):
    """The order of results."""

    BEST = "best"
    NEWEST = "newest"


class Hit(msgspec.Struct, frozen=True):
    """A result."""

    story: int
    edition: int
    score: float  # comparable within the ranked head of one answer; 0 behind it
    published: int  # seconds since 1970


class Answer(msgspec.Struct, frozen=True):
    """A page of results."""

    hits: tuple[Hit, ...]
    total: int  # of all pages
    asked: Asked  # for extracts, and counts by section and year
    meant: str | None = None  # what may have been meant instead, to search for


def find(
    engine: Engine,
    typed: str,
    now: datetime,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    sort: Sort = Sort.BEST,
    offset: int = 0,
    limit: int = 20,
) -> Answer:
    """The stories that ``typed`` asks for, from ``offset`` on; nothing typed finds nothing.

    Raises IndexUnusableError.
    """
    asked = parse(typed)
    if asked.is_empty or offset >= DEEPEST:
        return Answer((), 0, asked)
    snapshot = engine.snapshot()
    until = min(offset + max(0, limit), DEEPEST)
    if sort is Sort.NEWEST:
        total, found = snapshot.matching(asked, filters, max(1, until), newest=True)
        if total:
            return Answer(tuple(_hit(one, 0.0) for one in found[offset:until]), total, asked)
    head, texts = _head(snapshot, asked, filters, now.timestamp())
    meant = _meant(snapshot, asked, texts) if offset == 0 else None
    if sort is Sort.NEWEST:
        head.sort(key=lambda hit: -hit.published)
    return _page(snapshot, asked, filters, head, offset, until, meant)


def _meant(snapshot: Snapshot, asked: Asked, texts: Sequence[str]) -> str | None:
    """For short queries; a paragraph's writer knows how to spell."""
    if asked.query.content > _MOST_WORDS_MEANT:
        return None
    statistics = snapshot.statistics
    return other_layout(asked.text, statistics) or other_spelling(asked.query, texts, statistics)


def _page(
    snapshot: Snapshot,
    asked: Asked,
    filters: Filters,
    head: list[Hit],
    offset: int,
    until: int,
    meant: str | None,
) -> Answer:
    """The part of head and tail that was asked for."""
    if asked.query.content > _MOST_WORDS_WITH_TAIL:
        return Answer(tuple(head[offset:until]), len(head), asked, meant)
    stories = [hit.story for hit in head]
    matching, found = snapshot.matching(asked, filters, max(1, until))
    total = matching + len(head) - snapshot.count_among(asked, filters, stories)
    shown = set(stories)
    tail = [_hit(one, 0.0) for one in found if one.story not in shown] if until > len(head) else []
    return Answer(tuple((head + tail)[offset:until]), total, asked, meant)


def _head(snapshot: Snapshot, asked: Asked, filters: Filters, now: float) -> tuple[list[Hit], list[str]]:
    """What the second stage ranked, without stories that have next to nothing; and all their words."""
    found = _candidates(snapshot, asked, filters)
    texts = snapshot.texts(found)
    candidates = [Candidate(index, text) for index, text in enumerate(texts)]
    ranked = rank(asked.query, candidates, snapshot.statistics)
    least = _LEAST_COVERAGE * max((one.coverage for one in ranked), default=0.0)
    hits = [
        _hit(found[one.key], one.score * freshness(found[one.key].published, now))
        for one in ranked
        if one.coverage > least
    ]
    return sorted(hits, key=lambda hit: -hit.score), texts


def _candidates(snapshot: Snapshot, asked: Asked, filters: Filters) -> list[Found]:
    """The engine's best, and for a query of few words, which many stories have, the newest of those too."""
    best = snapshot.best(asked, filters, RANKED_AGAIN)
    if asked.query.content > _FEW_WORDS or len(best) < RANKED_AGAIN:
        return best
    newest = snapshot.matching(asked, filters, _NEWEST_TOO, newest=True)[1]
    stories = {one.story for one in best}
    return best + [one for one in newest if one.story not in stories]


def _hit(found: Found, score: float) -> Hit:
    return Hit(found.story, found.edition, score, found.published)


def by_section(engine: Engine, asked: Asked, filters: Filters) -> Mapping[int, int]:
    """How many of the stories that have enough of the words each section has."""
    return {} if asked.is_empty else engine.snapshot().by_section(asked, filters)


def by_year(engine: Engine, asked: Asked, filters: Filters, years: Sequence[int]) -> Mapping[int, int]:
    """How many of them each year has."""
    return {} if asked.is_empty else engine.snapshot().by_year(asked, filters, years)
