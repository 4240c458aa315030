"""Copies: two texts of which one says most of what the other does, in the same words.

Quicker than ``nashra.duplicates``, which marks passages for an editor to see: here some twenty texts
are compared with each other while a story is published. A test holds it against that.
"""

from collections.abc import Sequence, Set

_LEAST_PART = 0.25
_LEAST_RUNS = 8
_LEAST_WORDS = 0.25
_LEAST_OF_HEADLINE = 0.8
_LEAST_HEADLINE_STEMS = 4

Runs = frozenset[tuple[str, ...]]


def runs(words: Sequence[str]) -> Runs:
    """The runs of three folded words of a text."""
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def are_copies(one: Runs, other: Runs) -> bool:
    """Whether a quarter or more of the shorter text's runs stand in the other."""
    common = len(one & other)
    return common >= _LEAST_RUNS and common >= _LEAST_PART * min(len(one), len(other))


def share_words(one: Set[str], other: Set[str]) -> bool:
    """Whether texts of these stems share so many that they may be copies: it is quicker than making their runs."""
    return len(one & other) >= _LEAST_WORDS * min(len(one), len(other))


def are_headline_copies(one: Set[str], other: Set[str]) -> bool:
    """Whether two headlines, as their telling stems, say the same in nearly the same words."""
    fewest = min(len(one), len(other))
    return fewest >= _LEAST_HEADLINE_STEMS and len(one & other) >= _LEAST_OF_HEADLINE * fewest
