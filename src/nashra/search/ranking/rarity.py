"""Rarity: how much a query's word tells, from how many documents have it or its forms.

The logarithm is BM25's inverse document frequency (Robertson and Zaragoza, "The Probabilistic Relevance
Framework", 2009), which is never negative with the 1 added.
"""

from collections.abc import Mapping
from math import log

import msgspec

from nashra.arabic.analysis.stems import stem
from nashra.search.ranking.matching import Related, frequency
from nashra.search.ranking.model import Query, Statistics

_TIMES_A_DOCUMENT = 1.3
_OF_OTHER_STEMS = 1 / 3


class Rarity(msgspec.Struct, frozen=True, gc=False):
    """How rare a word of the query is."""

    idf: float
    probability: float  # of the next word of any document being a form of it


def inverse_frequency(documents: int, frequency: float) -> float:
    """BM25's inverse document frequency of what stands in ``frequency`` of ``documents``."""
    return log(1.0 + (documents - frequency + 0.5) / (frequency + 0.5))


def rarities(query: Query, related: Related, statistics: Statistics) -> list[Rarity]:
    """The rarity of each word of the query.

    A word is as frequent as its stem, and a third of the other stems that are like it, each as far as it is.
    """
    documents = max(1, statistics.stories)
    total = documents * statistics.mean_length
    found = []
    for word, like in zip(query.words, _stems_like(query, related), strict=True):
        own = frequency(word.forms.stems, statistics)
        others = sum(
            value * statistics.stem_frequency(its)
            for its, value in like.items()
            if its not in word.forms.stems
        )
        having = min(own + _OF_OTHER_STEMS * others, documents)
        probability = max(having * _TIMES_A_DOCUMENT, 0.5) / total
        found.append(Rarity(inverse_frequency(documents, having), probability))
    return found


def _stems_like(query: Query, related: Related) -> list[Mapping[str, float]]:
    found: list[dict[str, float]] = [{} for _ in query.words]
    for word, like in related.items():
        its = stem(word)
        for index, value in like:
            if value > found[index].get(its, 0.0):
                found[index][its] = value
    return [*found]
