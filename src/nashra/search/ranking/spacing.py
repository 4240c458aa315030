"""Spacing: names that are written as one word here and as two there (عبدالله، عبد الله; فيسبوك، فيس بوك).

Neighbouring words of a query are tried as one where the archive has that; a word is tried as two where it begins
as Arabic compounds do, or where the archive does not have it at all.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from nashra.arabic.analysis.other_languages import is_latin
from nashra.arabic.analysis.stems import stem
from nashra.search.ranking.model import Query, Statistics

_FIRST_PARTS = ("عبد", "ابو", "ابن", "بو", "بن", "ام")
_SHORTEST_PART = 2
_SHORTEST = 5
_MOST_WORDS = 16
_CLITICS = ("", "و", "ف", "ب", "ل")


class Spacing(msgspec.Struct, frozen=True):
    """Words of a query, and how else stories may space them."""

    words: tuple[int, ...]  # of the query, by index
    typed: tuple[str, ...]
    other: tuple[str, ...]


def other_spacings(query: Query, statistics: Statistics) -> list[Spacing]:
    """The spacings of a query's words that the archive may have; none for paragraphs."""
    if len(query.order) > _MOST_WORDS:
        return []
    found = []
    for one, other in pairwise(query.order):
        typed = query.words[one].word, query.words[other].word
        joined = "".join(typed)
        if len(joined) >= _SHORTEST and _may_be_parts(typed) and _has(joined, statistics):
            found.append(Spacing((one, other), typed, (joined,)))
    for index, word in enumerate(query.words):
        found += [Spacing((index,), (word.word,), parts) for parts in _parts(word.word, statistics)]
    return found


def respaced(text: str, spacings: Sequence[Spacing]) -> str:
    """A story's folded words, joined by single spaces, spaced as the query is."""
    for spacing in spacings:
        other, typed = " ".join(spacing.other), " ".join(spacing.typed)
        if other in text:
            text = f" {text} "
            for clitic in _CLITICS:
                text = text.replace(f" {clitic}{other} ", f" {clitic}{typed} ")
            text = text[1:-1]
    return text


def places(words: Sequence[str], spacing: Spacing) -> Iterator[int]:
    """Where a text, given as its folded words, has the other spacing."""
    first, *rest = spacing.other
    begun = {clitic + first for clitic in _CLITICS}
    for at, word in enumerate(words):
        if word in begun and list(words[at + 1 : at + 1 + len(rest)]) == rest:
            yield at


def _parts(word: str, statistics: Statistics) -> list[tuple[str, str]]:
    if len(word) < _SHORTEST:
        return []
    unknown = not _has(word, statistics)
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    parts = [(word[:at], word[at:]) for at in cuts if unknown or word[:at] in _FIRST_PARTS]
    return [both for both in parts if _may_be_parts(both) and all(_has(part, statistics) for part in both)]


def _may_be_parts(words: Sequence[str]) -> bool:
    return all(word.isalpha() for word in words) and len(set(map(is_latin, words))) == 1


def _has(word: str, statistics: Statistics) -> bool:
    return statistics.stem_frequency(stem(word)) > 0
