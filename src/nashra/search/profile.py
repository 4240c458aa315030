"""A story's profile: its stems, each with how often the story has it, and what of it is the headline's.

A word that stands early counts for more, since a story opens with its subject: headline, kicker and summary come
first in a story's words, here as in the index. What a stem weighs grows with the root of its count.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from math import sqrt

import msgspec

from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.stopwords import is_stop_word

ZONES = ((12, 2), (45, 1))
"""Words before each position count so much more: about a headline, and a headline with its summary."""
_SHORTEST_NUMBER = 4
"""Shorter numbers are ages, goals and days; four digits may be a year."""
_SHORTEST = 8.0
"""The length of a text of some forty words: a shorter one is not the nearer for saying nothing else."""


class Profile(msgspec.Struct, frozen=True, array_like=True):
    """A story, as it is compared."""

    counts: Mapping[str, int]  # stem → how often, early words more; in the text's order
    in_headline: int  # so many stems, the first of them, are the headline's

    @property
    def headline(self) -> frozenset[str]:
        """The headline's stems."""
        return frozenset(islice(self.counts, self.in_headline))

    @property
    def length(self) -> float:
        """Of the weights, the roots of the counts, as a vector."""
        return max(_SHORTEST, sqrt(sum(self.counts.values())))


def profile(stems: Sequence[str], headline_words: int) -> Profile:
    """The profile of a text, given as the ``telling_stem`` of each of its words, headline first."""
    counted = [*stems]
    for end, more in ZONES:
        counted += counted[:end] * more
    counts = Counter(counted)
    counts.pop("", None)
    return Profile(counts, len({*stems[:headline_words]} - {""}))


def telling_stem(word: str, language: str) -> str:
    """The stem of a folded word that can tell something; empty for others.

    >>> telling_stem("والمغربيه", "ar"), telling_stem("في", "ar"), telling_stem("12", "ar")
    ('مغرب', '', '')
    """
    return stem(word, language) if is_meaningful(word) else ""


def is_meaningful(word: str) -> bool:
    """Whether a folded word can tell something of a story."""
    return not (len(word) < 2 or is_stop_word(word) or (len(word) < _SHORTEST_NUMBER and word.isdecimal()))
