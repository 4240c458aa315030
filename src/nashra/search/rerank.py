"""The head of an answer: the engine's first stories, ranked again by the second stage."""

from collections.abc import Iterable, Sequence, Set

import msgspec

from nashra.search.engine import Filters, Found, Snapshot
from nashra.search.query.parser import ParsedQuery
from nashra.search.ranking.freshness import freshness
from nashra.search.ranking.model import Candidate
from nashra.search.ranking.rank import coverages, rank

RANKED_AGAIN = 50
_NEWEST_TOO = 20
_FEW_WORDS = 3
_LEAST_COVERAGE = 0.15
"""Of what the best of them has of the query; stories that have less are not shown."""


class Hit(msgspec.Struct, frozen=True):
    """A result."""

    story: int
    edition: int
    score: float  # comparable within the ranked head of one answer; 0 behind it
    published: int  # seconds since 1970


class Reranked(msgspec.Struct, frozen=True):
    """What the second stage made of the first one's stories."""

    hits: Sequence[Hit]  # best first
    likely: Set[int]  # stories that are results of the wide search, with few of the words or many
    texts: Sequence[str]  # the folded words of all that was looked at


def rerank(snapshot: Snapshot, asked: ParsedQuery, filters: Filters, now: float, is_alone: bool) -> Reranked:
    """The ranked stories, without those that have next to nothing.

    Which are likely is decided without section and period: a result of a narrowed search is one of the wide
    search too, so there are as many as were announced. ``is_alone``: no stories follow for their words alone.
    """
    if filters == filters.wide:
        return _ranked(snapshot, asked, filters, now)
    likely = _likely(snapshot, asked, filters.wide)
    narrow = _ranked(snapshot, asked, filters, now, likely)
    found = {hit.story for hit in narrow.hits}
    results = likely if is_alone else likely | snapshot.matching_among(asked, filters, found)
    return Reranked([hit for hit in narrow.hits if hit.story in results], likely, narrow.texts)


def hit_of(found: Found, score: float = 0.0) -> Hit:
    """What was found, as a result."""
    return Hit(found.story, found.edition, score, found.published)


def _likely(snapshot: Snapshot, asked: ParsedQuery, filters: Filters) -> Set[int]:
    """The stories that ``_ranked`` would give."""
    found = _candidates(snapshot, asked, filters)
    covered = coverages(asked.query, snapshot.texts(found), snapshot.statistics)
    least = _least(covered)
    return {one.story for one, coverage in zip(found, covered, strict=True) if coverage > least}


def _ranked(
    snapshot: Snapshot, asked: ParsedQuery, filters: Filters, now: float, likely: Set[int] = frozenset()
) -> Reranked:
    found = _candidates(snapshot, asked, filters)
    texts = snapshot.texts(found)
    candidates = [Candidate(index, text) for index, text in enumerate(texts)]
    ranked = rank(asked.query, candidates, snapshot.statistics)
    least = _least(one.coverage for one in ranked)
    hits = [
        hit_of(found[one.key], one.score * freshness(found[one.key].published, now))
        for one in ranked
        if one.coverage > least or found[one.key].story in likely
    ]
    hits.sort(key=lambda hit: -hit.score)
    return Reranked(hits, frozenset(hit.story for hit in hits), texts)


def _least(covered: Iterable[float]) -> float:
    """The coverage that a story must have more of."""
    return _LEAST_COVERAGE * max(covered, default=0.0)


def _candidates(snapshot: Snapshot, asked: ParsedQuery, filters: Filters) -> list[Found]:
    """The engine's best, and for a query of few words, which many stories have, the newest of those too."""
    best = snapshot.best(asked, filters, RANKED_AGAIN)
    if asked.query.content > _FEW_WORDS or len(best) < RANKED_AGAIN:
        return best
    newest = snapshot.matching(asked, filters, _NEWEST_TOO, newest=True)
    stories = {one.story for one in best}
    return best + [one for one in newest if one.story not in stories]
