"""Likeness of two stories: the cosine of their profiles, in which what they share weighs by its rarity.

It is symmetric, so that a story's nearness to another is the same in the lists of both; and it lies between
0 and 1 in an archive of any size, for rarity is taken as a part of the most that it can be there.
"""

from collections.abc import Mapping
from math import log, sqrt
from typing import Protocol

import msgspec

from nashra.search.profile import Profile
from nashra.search.ranking.rarity import inverse_frequency


class DocumentFrequencies(Protocol):
    """What is known of the whole collection."""

    @property
    def stories(self) -> int:
        """How many documents it has."""

    def stem_frequency(self, stem: str) -> int:
        """How many documents have a word of this stem."""


class Weighed(msgspec.Struct, frozen=True):
    """A profile in which each stem weighs by its rarity too."""

    values: Mapping[str, float]
    length: float


class SharedStems(msgspec.Struct, frozen=True):
    """What two stories share."""

    likeness: float  # 0 to 1
    stems: tuple[str, ...]  # those that made it, the most telling first


def rarities(profile: Profile, collection: DocumentFrequencies) -> Mapping[str, float]:
    """How rare each stem of a story is, from 0 (every story has it) to 1 (no other has it)."""
    documents = max(1, collection.stories)
    most = log(2.0 * documents + 2.0)
    frequency = collection.stem_frequency
    return {
        stem: inverse_frequency(documents, min(max(1, frequency(stem)), documents)) / most
        for stem in profile.counts
    }


_TOLD = 5
_FIRST_ALONE = 0.25
"""The part of the most telling stem that is not counted: one name in common does not make an affair."""


def weighed(profile: Profile, rarity: Mapping[str, float]) -> Weighed:
    """A profile ready to be compared with many."""
    values = {stem: sqrt(count) * rarity[stem] ** 2 for stem, count in profile.counts.items()}
    return Weighed(values, profile.length)


def shared_stems(one: Weighed, other: Profile) -> SharedStems:
    """What two stories share."""
    theirs = other.counts
    common = {stem: one.values[stem] * sqrt(theirs[stem]) for stem in filter(theirs.__contains__, one.values)}
    best = sorted(common, key=common.__getitem__, reverse=True)[:_TOLD]
    evidence = sum(common.values()) - (_FIRST_ALONE * common[best[0]] if best else 0.0)
    return SharedStems(evidence / (one.length * other.length), tuple(best))
