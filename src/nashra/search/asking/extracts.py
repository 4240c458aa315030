"""Extracts: the piece of a story that says most of what was asked, cut at words, with the words marked."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from nashra.arabic.analysis.likeness import forms, keys, likeness
from nashra.arabic.analysis.tokens import Token, tokens
from nashra.search.ranking.model import Query

_LEAST_LIKENESS = 0.3
_NEAR = 0.5
_BEFORE = 0.25
"""The share of an extract that may stand before its first marked word."""
_LOOKED_AT = 20_000
ELLIPSIS = "…"
_SENTENCE_END = re.compile(r"[.!?؟…\n]")


class Segment(msgspec.Struct, frozen=True):
    """A run of an extract's text."""

    text: str
    is_match: bool


def extract(text: str, query: Query, length: int = 200) -> tuple[Segment, ...]:
    """The best ``length`` characters or so of plain ``text``, cut between words.

    Its segments join to what was written, marks and all; an ellipsis stands where it was cut. Without a match
    it is the beginning.

    >>> from nashra.search.ranking.query import understand
    >>> for segment in extract("أعلنت الوزارة نتائج البكالوريا اليوم", understand("نتيجة الباكالوريا"), 18):
    ...     print(segment.is_match, segment.text)
    False …
    True نتائج
    False \N{SPACE}
    True البكالوريا
    False …
    """
    text = text[:_LOOKED_AT]
    found = tokens(text)
    marked = _marks(found, query)
    start, end = _with_context(text, found, *_best(found, marked, length), length)
    if not found:
        return ()
    return tuple(_segments(text, found[start:end], marked[start:end], start > 0, end < len(found)))


def _marks(found: Sequence[Token], query: Query) -> list[float]:
    """How much each token says of the query.

    Where a text has a word itself, or a near form of it, far forms are not marked: one that has «العالم»
    does not mean it by «عاما».
    """
    known = {token.word: _keys(token.word) for token in found}
    marks: dict[str, float] = {}
    for word in query.words:
        asked = _keys(word.word)
        sharing = [text for text, its in known.items() if not asked.isdisjoint(its)]
        alike = {
            text: like for text in sharing if (like := likeness(word.forms, forms(text))) >= _LEAST_LIKENESS
        }
        least = _NEAR if max(alike.values(), default=0.0) >= _NEAR else _LEAST_LIKENESS
        for text, like in alike.items():
            if like >= least:
                marks[text] = max(marks.get(text, 0.0), like * word.weight)
    return [marks.get(token.word, 0.0) for token in found]


@lru_cache(maxsize=1 << 15)
def _keys(word: str) -> frozenset[str]:
    return frozenset((word, *keys(word)))


def _best(found: Sequence[Token], marks: Sequence[float], length: int) -> tuple[int, int]:
    """The first and last token of the window of ``length`` characters with the most distinct words marked."""
    best, best_value = (0, _reach(found, 0, length)), 0.0
    for start, mark in enumerate(marks):
        if mark:
            end = _reach(found, start, length)
            distinct = {found[index].word: marks[index] for index in range(start, end)}
            value = sum(distinct.values())
            if value > best_value:
                best, best_value = (start, end), value
    return best


def _reach(found: Sequence[Token], start: int, length: int) -> int:
    end = start
    while end < len(found) and (end == start or found[end].end - found[start].start <= length):
        end += 1
    return end


def _with_context(text: str, found: Sequence[Token], start: int, end: int, length: int) -> tuple[int, int]:
    """The window with some words before it: from its sentence's beginning, if that is near; then cut to length."""
    if not start:
        return start, end
    first = start
    while first and found[start].start - found[first - 1].start <= length * _BEFORE:
        first -= 1
        if first and _SENTENCE_END.search(text, found[first - 1].end, found[first].start):
            break
    return first, _reach(found, first, length)


def _segments(
    text: str, found: Sequence[Token], marks: Sequence[float], cut_before: bool, cut_after: bool
) -> list[Segment]:
    segments = [Segment(ELLIPSIS, False)] if cut_before else []
    at = found[0].start if cut_before else 0
    for token, mark in zip(found, marks, strict=True):
        if mark and token.start >= at:
            if token.start > at:
                segments.append(Segment(text[at : token.start], False))
            segments.append(Segment(text[token.start : token.end], True))
            at = token.end
    rest = text[at : found[-1].end] + ELLIPSIS if cut_after else text[at:]
    return [*segments, Segment(rest, False)] if rest else segments
