"""Widening a query's word to stems of the index that are the same word with a clitic, or without.

A word with a clitic is rarer than the word alone: بدمج than دمج. So of two stems that are a clitic apart the
longer is a form of the shorter only where it is much the rarer; كتاب does not find تاب, nor قاء لقاء.
"""

from nashra.arabic.analysis.clitics import with_clitics, without_clitics
from nashra.arabic.analysis.stems import stem, stems_of_any_language
from nashra.search.ranking.matching import alike, is_rare
from nashra.search.ranking.model import QueryWord, Statistics

_RARER = 0.5
_FEW = 4
"""Stories; what so few have may be a form of any word."""
_MOST_NEAR = 12
_LETTERS_APART = 3


def other_stems(word: QueryWord, statistics: Statistics) -> list[str]:
    """The stems that a query's word has with a clitic more or less, as far as the index has them."""
    frequency = statistics.stem_frequency
    own = frequency(stem(word.word))
    longer = [its for its in with_clitics(word.word) if 0 < frequency(its) <= max(_FEW, _RARER * own)]
    shorter = [
        its
        for its in without_clitics(word.word)
        if frequency(its) and own <= max(_FEW, _RARER * frequency(its))
    ]
    return [*longer, *shorter]


def near_stems(word: QueryWord, statistics: Statistics) -> dict[str, float]:
    """Stems of words that are like a rare word, which may be misspelt, and how much."""
    if not is_rare(word.forms.stems, statistics):
        return {}
    words = statistics.words_sharing_a_key(word.word) | statistics.words_mistaken_for(word.word)
    as_long = {other for other in words if abs(len(other) - len(word.word)) <= _LETTERS_APART}
    likeness = alike(word, as_long, statistics)
    nearest = sorted(likeness, key=lambda other: (-likeness[other], other))[:_MOST_NEAR]
    near = {stem: likeness[other] for other in reversed(nearest) for stem in stems_of_any_language(other)}
    return {stem: like for stem, like in near.items() if stem not in word.forms.stems}
