"""The values that ranking takes and gives."""

from collections.abc import Sequence, Set
from typing import Protocol

import msgspec

from nashra.arabic.analysis.word_similarity import Forms


class QueryWord(msgspec.Struct, frozen=True):
    """A distinct word of a query."""

    word: str  # folded
    weight: float  # 0 to 1, little for question words
    forms: Forms

    @property
    def carries_meaning(self) -> bool:
        """Whether it is more than a question word or a noun that names the kind of answer."""
        return self.weight > 0.6


class Query(msgspec.Struct, frozen=True):
    """A query, understood."""

    words: tuple[QueryWord, ...]  # distinct, in the order of their first standing
    order: tuple[int, ...]  # the query as typed, as indices into ``words``
    asks_number: bool  # whether a number or a date is asked for

    @property
    def content(self) -> int:
        """How many words carry meaning."""
        return sum(word.carries_meaning for word in self.words)


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A story that the engine found."""

    key: int  # whatever the caller knows it by
    text: str  # its folded words, headline first, joined by single spaces


class Scored(msgspec.Struct, frozen=True, gc=False):
    """A candidate, ranked."""

    key: int
    score: float  # comparable within one answer only
    coverage: float  # share of the query's evidence that the story has at all, 0 to 1


class Statistics(Protocol):
    """What the whole collection knows and a few candidates don't."""

    @property
    def stories(self) -> int:
        """How many documents the collection has."""

    @property
    def mean_length(self) -> float:
        """Their mean length in words, more than 0."""

    def stem_frequency(self, stem: str) -> int:
        """How many documents have a word of this stem."""

    def gram_frequency(self, gram: str) -> int:
        """How many documents have this 4-gram."""

    def words_sharing_a_key(self, word: str) -> Set[str]:
        """The collection's words that share a key (``nashra.arabic.analysis.word_similarity.keys``) with ``word``."""

    def words_mistaken_for(self, word: str) -> Set[str]:
        """The collection's words that share a key of ``nashra.arabic.analysis.spelling_similarity`` with ``word``."""


Occurrences = Sequence[tuple[int, float]]
"""Where a query's word stands in a story: (position, likeness), by position."""
