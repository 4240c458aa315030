"""What two texts have in common: the passages, and how much of the shorter one they are.

A passage is common where ``RUN`` words or more stand in both texts one after the other, of which at least
two say something; the texts' own order does not matter. Words are compared by their light stems.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from nashra.arabic import memos
from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.stopwords import is_stop_word
from nashra.arabic.analysis.tokens import Token, tokens
from nashra.duplicates.compared_text import ComparedText
from nashra.duplicates.signature import stems

RUN = 3


class MarkedText(msgspec.Struct, frozen=True):
    """A stretch of a passage as it was written."""

    text: str
    is_common: bool


class Overlap(msgspec.Struct, frozen=True):
    """How much two texts share."""

    words: int  # common words, counted in the shorter text
    of: int  # words of the shorter text
    headline: float  # of the shorter headline's words that say something, from 0 to 1
    headline_words: int  # how many those are that both headlines have

    @property
    def part(self) -> float:
        """Of the shorter text, from 0 to 1."""
        return self.words / self.of if self.of else 0.0


class _Read(msgspec.Struct, frozen=True):
    """A passage with its tokens and their stems."""

    text: str
    tokens: list[Token]
    stems: list[str]


def overlap(one: ComparedText, other: ComparedText) -> Overlap:
    """How much of the shorter of two texts the other has too."""
    first, second = _read(one), _read(other)
    shorter, longer = sorted((first, second), key=_length)
    runs = _common_runs(longer)
    common = sum(sum(_is_common(passage, runs)) for passage in shorter)
    headlines = [set(stems(text.headline)) for text in (one, other)]
    both, fewest = len(headlines[0] & headlines[1]), min(map(len, headlines))
    return Overlap(common, _length(shorter), both / fewest if fewest else 0.0, both)


def marked(one: ComparedText, other: ComparedText) -> tuple[list[list[MarkedText]], list[list[MarkedText]]]:
    """The passages of both texts in pieces, of which those that both have are marked."""
    first, second = _read(one), _read(other)
    in_first, in_second = _common_runs(first), _common_runs(second)
    return (
        [list(_pieces(passage, in_second)) for passage in first],
        [list(_pieces(passage, in_first)) for passage in second],
    )


def _words_of(text: ComparedText) -> list[_Read]:
    found = ((passage, tokens(passage)) for passage in text.passages)
    return [_Read(passage, all_, [stem(token.word) for token in all_]) for passage, all_ in found]


_read = memos.TextMemo(_words_of, lambda text: sum(map(len, text.passages)), memos.DUPLICATE_LETTERS)
"""A text's words; remembered, for one text is compared with twelve, and again at the next pause."""


def _length(passages: Sequence[_Read]) -> int:
    return sum(len(passage.tokens) for passage in passages)


def _runs_of(passage: _Read) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where a run begins, and its stems; runs of particles alone are none."""
    says = [not is_stop_word(token.word) for token in passage.tokens]
    for start in range(len(passage.stems) - RUN + 1):
        if sum(says[start : start + RUN]) >= 2:
            yield start, tuple(passage.stems[start : start + RUN])


def _common_runs(passages: Sequence[_Read]) -> set[tuple[str, ...]]:
    return {run for passage in passages for _, run in _runs_of(passage)}


def _is_common(passage: _Read, runs: set[tuple[str, ...]]) -> list[bool]:
    """Of each word, whether it stands in a run that the other text has."""
    common = [False] * len(passage.tokens)
    for start, run in _runs_of(passage):
        if run in runs:
            common[start : start + RUN] = [True] * RUN
    return _bridge(common)


def _pieces(passage: _Read, runs: set[tuple[str, ...]]) -> Iterator[MarkedText]:
    common = _is_common(passage, runs)
    start = 0
    for is_common, group in groupby(range(len(common)), key=common.__getitem__):
        indexes = list(group)
        end = passage.tokens[indexes[-1]].end
        if is_common:
            begin = passage.tokens[indexes[0]].start
            if begin > start:
                yield MarkedText(passage.text[start:begin], False)
            yield MarkedText(passage.text[begin:end], True)
            start = end
    if start < len(passage.text):
        yield MarkedText(passage.text[start:], False)


def _bridge(common: list[bool]) -> list[bool]:
    """A lone word between common ones goes with them: it was exchanged, or runs through particles."""
    return [
        here or (0 < index < len(common) - 1 and common[index - 1] and common[index + 1])
        for index, here in enumerate(common)
    ]
