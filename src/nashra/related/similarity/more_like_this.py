"""A story's most telling stems by tf·idf, as a query for the engine ("more like this")."""

from collections.abc import Mapping
from math import sqrt

from nashra.arabic.analysis.word_similarity import Forms
from nashra.search.profile import Profile
from nashra.search.query.parser import ParsedQuery
from nashra.search.ranking.model import Query, QueryWord

MOST = 24
_LEAST_WEIGHT = 1.0
"""Of a query's word, so that the engine takes all of them for words that carry meaning."""


def more_like_this(profile: Profile, rarity: Mapping[str, float]) -> ParsedQuery:
    """Asks for stories that have the stems; the engine weighs them by rarity once more."""
    values = {stem: sqrt(count) * rarity[stem] for stem, count in profile.counts.items()}
    best = sorted(values, key=values.__getitem__, reverse=True)[:MOST]
    least = min((values[stem] for stem in best), default=1.0) or 1.0
    words = tuple(_query_word(stem, _LEAST_WEIGHT * values[stem] / least) for stem in best)
    return ParsedQuery(Query(words, tuple(range(len(words))), asks_number=False), is_plain=True)


def _query_word(stem: str, weight: float) -> QueryWord:
    return QueryWord(stem, weight, Forms(stem, (stem,), {}, {}, frozenset(), frozenset()))
