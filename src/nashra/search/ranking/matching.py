"""Matching: which words of the candidates are forms of which words of the query, and where they stand."""

from collections.abc import Iterable, Mapping, Set

from nashra.arabic.analysis.likeness import forms, likeness
from nashra.search.ranking.model import Occurrences, Query, Statistics

Related = Mapping[str, list[tuple[int, float]]]
"""A story's word → the query's words (by index) that it is like, and how much."""


def related_words(query: Query, words: Set[str], statistics: Statistics) -> Related:
    """Those of the stories' ``words`` that are like some word of the query."""
    found: dict[str, list[tuple[int, float]]] = {}
    for index, asked in enumerate(query.words):
        for word in statistics.words_sharing_a_key(asked.word) & words:
            like = likeness(asked.forms, forms(word))
            if like > 0.0:
                found.setdefault(word, []).append((index, like))
    return found


def occurrences(story: Iterable[str], related: Related, count: int) -> list[Occurrences]:
    """Where each of the query's ``count`` words stands in a story, given as its words in order."""
    found: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for position, word in enumerate(story):
        if word in related:
            for index, value in related[word]:
                found[index].append((position, value))
    return [*found]
