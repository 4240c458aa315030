"""Extracts: the piece of a story that says most of what was asked, cut at words, with the words marked."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import msgspec

from nashra.arabic.analysis.stopwords import is_stop_word
from nashra.arabic.analysis.tokens import pieces, words_of_run
from nashra.search.ranking.matching import NEAR, alike, related_words
from nashra.search.ranking.model import Query, QueryWord, Statistics
from nashra.search.ranking.spacing import other_spacings, places

_LEAST_LIKENESS = 0.3
_BEFORE = 0.25
"""The share of an extract that may stand before its first marked word."""
_LOOKED_AT = 20_000
ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[.!?؟…\n]")

_Alike = Sequence[tuple[int, float]]
"""Which words of a query, by index, a word is like, and how much."""


class ExtractSpan(msgspec.Struct, frozen=True):
    """A run of an extract's text."""

    text: str
    is_match: bool


class Extracts:
    """Makes the extracts of one query's results. Stop words are marked only where nothing else was asked for."""

    def __init__(self, query: Query, statistics: Statistics) -> None:
        self._query = query
        self._statistics = statistics
        meaningful = [0.0 if is_stop_word(word.word) else word.weight for word in query.words]
        self._weights = meaningful if any(meaningful) else [word.weight for word in query.words]
        self._spacings = other_spacings(query, statistics)
        self._least = [NEAR if _has(word, statistics) else _LEAST_LIKENESS for word in query.words]

    def of(self, text: str, length: int = 200) -> tuple[ExtractSpan, ...]:
        """The best ``length`` characters or so of plain ``text``, cut between words.

        Its segments join to what was written, marks and all; an ellipsis stands where it was cut. Without a match
        it is the beginning.
        """
        words = _Words(text[:_LOOKED_AT])
        if not words.count:
            return ()
        marks = self._marks(words.written)
        start, end = _with_context(words, *self._best(words, marks, length), length)
        return tuple(_segments(words, marks, start, end))

    def _marks(self, written: Sequence[str]) -> dict[int, _Alike]:
        """The words to mark, by position.

        Where the archive has a word itself, or a near form of it, far forms are not marked: what asks for «العالم»
        does not mean «عاما».
        """
        folded = [words_of_run(word) for word in written]
        related = related_words(self._query, {word for words in folded for word in words}, self._statistics)
        found: list[tuple[int, _Alike]] = [
            (at, related[word]) for at, words in enumerate(folded) for word in words if word in related
        ]
        found += self._spaced_otherwise([words[0] if words else "" for words in folded])
        marks = {
            at: [(index, like) for index, like in its if like >= self._least[index] and self._weights[index]]
            for at, its in found
        }
        return {at: its for at, its in marks.items() if its}

    def _spaced_otherwise(self, words: Sequence[str]) -> Iterator[tuple[int, _Alike]]:
        for spacing in self._spacings:
            for start in places(words, spacing):
                for at in range(start, start + len(spacing.other)):
                    yield at, [(index, 1.0) for index in spacing.words]

    def _best(self, words: "_Words", marks: Mapping[int, _Alike], length: int) -> tuple[int, int]:
        """The window of ``length`` characters that has most of the query, as its first word and the one behind it."""
        best, best_value = (0, words.reach(0, length)), 0.0
        for start in marks:
            end = words.reach(start, length)
            held: dict[int, float] = {}
            for at in range(start, end):
                for index, like in marks.get(at, ()):
                    held[index] = max(held.get(index, 0.0), like * self._weights[index])
            value = sum(held.values())
            if value > best_value:
                best, best_value = (start, end), value
        return best


def _has(word: QueryWord, statistics: Statistics) -> bool:
    """Whether the archive has the word or a near form of it."""
    return any(
        like >= NEAR for like in alike(word, statistics.words_sharing_a_key(word.word), statistics).values()
    )


class _Words:
    """A text's words as written, and where each begins and ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        cut = pieces(text)
        self.written = cut[1::2]
        borders = list(accumulate(map(len, cut)))
        self.starts, self.ends = borders[:-1:2], borders[1::2]
        self.count = len(self.written)

    def reach(self, start: int, length: int) -> int:
        """The word behind the last that ends within ``length`` characters from the beginning of ``start``."""
        return max(start + 1, bisect_right(self.ends, self.starts[start] + length)) if self.count else 0


def _with_context(words: _Words, start: int, end: int, length: int) -> tuple[int, int]:
    """The window with some words before it: from its sentence's beginning, if that is near; then cut to length."""
    first = start
    while first and words.starts[start] - words.starts[first - 1] <= length * _BEFORE:
        first -= 1
        if first and _SENTENCE_END.search(words.text, words.ends[first - 1], words.starts[first]):
            break
    return (first, words.reach(first, length)) if start else (start, end)


def _segments(words: _Words, marks: Mapping[int, object], start: int, end: int) -> list[ExtractSpan]:
    cut_before, cut_after = start > 0, end < words.count
    segments = [ExtractSpan(ELLIPSIS, False)] if cut_before else []
    at = words.starts[start] if cut_before else 0
    for word in range(start, end):
        if word in marks:
            if words.starts[word] > at:
                segments.append(ExtractSpan(words.text[at : words.starts[word]], False))
            at = words.ends[word]
            segments.append(ExtractSpan(words.written[word], True))
    rest = words.text[at : words.ends[end - 1]] + ELLIPSIS if cut_after else words.text[at:]
    return [*segments, ExtractSpan(rest, False)] if rest else segments
