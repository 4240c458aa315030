"""Matching: which words of the candidates are forms of which words of the query, and where they stand."""

from collections.abc import Iterable, Mapping, Set

from nashra.arabic.analysis.spelling_similarity import mistaken
from nashra.arabic.analysis.word_similarity import forms, similarity
from nashra.search.ranking.model import Occurrences, Query, QueryWord, Statistics

RARE = 10_000
"""A word is rare that no more than one story in so many has."""

NEAR = 0.5
"""From here on a word is a form of another; below, only a skeleton, a sound or a letter brings them together."""

Related = Mapping[str, list[tuple[int, float]]]
"""A story's word → the query's words (by index) that it is like, and how much."""


def related_words(query: Query, words: Set[str], statistics: Statistics) -> Related:
    """Those of the stories' ``words`` that are like some word of the query."""
    found: dict[str, list[tuple[int, float]]] = {}
    for index, asked in enumerate(query.words):
        for word, like in alike(asked, words, statistics).items():
            found.setdefault(word, []).append((index, like))
    return found


def alike(asked: QueryWord, words: Set[str], statistics: Statistics) -> Mapping[str, float]:
    """Those of ``words`` that are like a word of a query, and how much."""
    sharing = statistics.words_sharing_a_key(asked.word) & words
    found = {word: similarity(asked.forms, forms(word)) for word in sharing}
    if is_rare(asked.forms.stems, statistics):
        for word in sharing | (statistics.words_mistaken_for(asked.word) & words):
            found[word] = max(found.get(word, 0.0), mistaken(asked.word, word))
    if asked.word in words:
        found[asked.word] = 1.0
    return {word: like for word, like in found.items() if like > 0.0}


def is_rare(stems: Iterable[str], statistics: Statistics) -> bool:
    """Whether the archive has the stems of a word so seldom that it may be misspelt."""
    return frequency(stems, statistics) <= statistics.stories / RARE


def frequency(stems: Iterable[str], statistics: Statistics) -> int:
    """How many stories have a word, given as its stems: as many as have the most frequent of them."""
    return max(map(statistics.stem_frequency, stems))


def occurrences(story: Iterable[str], related: Related, count: int) -> list[Occurrences]:
    """Where each of the query's ``count`` words stands in a story, given as its words in order."""
    found: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for position, word in enumerate(story):
        if word in related:
            for index, value in related[word]:
                found[index].append((position, value))
    return [*found]
