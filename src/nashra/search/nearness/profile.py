"""A story's profile: its stems, each with how much of the story it is.

A word that stands early weighs more, since a story opens with its subject: headline, kicker and summary come
first in a story's words, here as in the index. What a word weighs grows with the root of its count.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import sqrt

import msgspec

from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.stopwords import is_stop_word

ZONES = ((12, 2.0), (45, 1.0))
"""Words before each position count so much more: about a headline, and a headline with its summary."""
_SHORTEST_NUMBER = 4
"""Shorter numbers are ages, goals and days; four digits may be a year."""
_SHORTEST = 8.0
"""The length of a text of some forty words: a shorter one is not the nearer for saying nothing else."""


class Profile(msgspec.Struct, frozen=True):
    """A story, as it is compared."""

    weights: Mapping[str, float]  # stem → weight
    length: float  # of the weights as a vector


def profile(words: Sequence[str], language: str) -> Profile:
    """The profile of a text in ``language``, given as its folded words, headline first."""
    counts: dict[str, float] = dict(Counter(words))
    for end, bonus in ZONES:
        for word in words[:end]:
            counts[word] += bonus
    by_stem: dict[str, float] = {}
    for word, count in counts.items():
        its = telling_stem(word, language)
        by_stem[its] = by_stem.get(its, 0.0) + count
    by_stem.pop("", None)
    weights = {its: sqrt(count) for its, count in by_stem.items()}
    return Profile(weights, max(_SHORTEST, sqrt(sum(by_stem.values()))))


@lru_cache(maxsize=1 << 16)
def telling_stem(word: str, language: str) -> str:
    """The stem of a folded word that can tell something; empty for others.

    >>> telling_stem("والمغربيه", "ar"), telling_stem("في", "ar"), telling_stem("12", "ar")
    ('مغرب', '', '')
    """
    if len(word) < 2 or is_stop_word(word) or (word.isdecimal() and len(word) < _SHORTEST_NUMBER):
        return ""
    return stem(word, language)
