"""Pairs: neighbouring words of the query found side by side in the story, in order; one word between counts
half.

Source: sequential dependence as in Metzler and Croft, "A Markov Random Field Model for Term
Dependencies", 2005.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

from nashra.search.ranking.model import Occurrences

WEIGHT = 0.8
_WITH_ONE_BETWEEN = 0.5


def pairs_found(order: Sequence[int], where: Sequence[Occurrences], pair_value: "PairValue") -> float:
    """The worth of all neighbouring words found together; ``order`` is the query as typed."""
    found = 0.0
    for one, other in pairwise(order):
        if one != other and where[one] and where[other]:
            found += _closest(where[one], where[other]) * pair_value(one, other)
    return found


class PairValue:
    """A pair's worth: its words' mean rarity by the geometric mean of their weights."""

    def __init__(self, weights: Sequence[float], idfs: Sequence[float]) -> None:
        self._roots = [sqrt(weight) for weight in weights]
        self._idfs = idfs

    def __call__(self, one: int, other: int) -> float:
        return self._roots[one] * self._roots[other] * (self._idfs[one] + self._idfs[other]) / 2


def _closest(one: Occurrences, other: Occurrences) -> float:
    follows = dict(other)
    best = 0.0
    for position, like in one:
        beside = like * follows.get(position + 1, 0.0)
        near = like * follows.get(position + 2, 0.0) * _WITH_ONE_BETWEEN
        best = max(best, beside, near)
    return best
