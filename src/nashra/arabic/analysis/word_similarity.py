"""Likeness: how far two words may be forms of one word, between 0 and 1.

Two words can only be alike when they share a key; so the words of thousands that are like a given one are
found by its keys, and only those few are compared.
"""

from collections.abc import Mapping, Set
from functools import lru_cache

import msgspec

from nashra.arabic import memos
from nashra.arabic.analysis.spelling import spelling_keys
from nashra.arabic.analysis.stem_candidates import lattice_stems, skeleton, weak_stems
from nashra.arabic.analysis.stems import stems_of_any_language

SAME_STEM = 0.9
LATTICE = 0.7
SKELETON = 0.4
WEAK_VERB = 0.4
SPELLING = 0.3
"""What each kind of evidence is worth; tuned on the first half of the questions in docs/search.md."""


class Forms(msgspec.Struct, frozen=True):
    """All that two words are compared by."""

    word: str
    stems: tuple[str, ...]
    lattice: Mapping[str, float]  # stem → how sure
    skeletons: Mapping[str, float]  # skeleton → how sure
    weak: Set[str]
    spellings: Set[str]


@lru_cache(maxsize=memos.FORMS)
def forms(word: str) -> Forms:
    """The forms of a folded word."""
    lattice = lattice_stems(word)
    skeletons: dict[str, float] = {}
    for stem, confidence in lattice.items():
        short = skeleton(stem)
        if short and confidence > skeletons.get(short, 0.0):
            skeletons[short] = confidence
    return Forms(word, stems_of_any_language(word), lattice, skeletons, weak_stems(word), spelling_keys(word))


def keys(word: str) -> set[str]:
    """The word's keys: words that are alike at all have one in common.

    >>> keys("بدمج") & keys("دمج")
    {'دمج'}
    >>> keys("كتاب") & keys("مطر")
    set()
    """
    lattice = lattice_stems(word)
    its = {*lattice, *map(skeleton, lattice), *stems_of_any_language(word), *spelling_keys(word)}
    its.update(f"2{weak}" for weak in weak_stems(word))
    its.discard("")
    return its


def similarity(one: Forms, other: Forms) -> float:
    """How alike two words are: 1 when equal, 0 when nothing brings them together.

    >>> def alike(one, other): return round(similarity(forms(one), forms(other)), 2)
    >>> alike("كتاب", "كتاب"), alike("الكتاب", "كتاب"), alike("بدمج", "دمج")
    (1.0, 0.9, 0.63)
    >>> alike("كتب", "كتاب"), alike("يقع", "تقع"), alike("انكليزي", "انجليزي"), alike("كتاب", "مطر")
    (0.4, 0.4, 0.3, 0.0)
    """
    if one.word == other.word:
        return 1.0
    if not set(one.stems).isdisjoint(other.stems):
        return SAME_STEM
    best = LATTICE * _shared(one.lattice, other.lattice)
    if best < SKELETON:
        best = max(best, SKELETON * _shared(one.skeletons, other.skeletons))
    if best < WEAK_VERB and not one.weak.isdisjoint(other.weak):
        best = WEAK_VERB
    if best < SPELLING and not one.spellings.isdisjoint(other.spellings):
        best = SPELLING
    return best


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return max((one[key] * other[key] for key in one.keys() & other.keys()), default=0.0)
