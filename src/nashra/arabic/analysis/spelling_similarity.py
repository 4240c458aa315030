"""Mistakes: how far a word that an archive hardly has may be another one, misspelt or written as it sounds.

Stems are not enough for that: a wrong letter can hide a suffix or make one (البلدبات). So words are compared a letter
apart as they stand, too.
"""

from functools import lru_cache

from nashra.arabic import memos
from nashra.arabic.analysis.phonetic_key import phonetic_key, sounds_of
from nashra.arabic.analysis.spelling import without_a_letter
from nashra.arabic.analysis.word_similarity import forms

SAME_SOUND, SOUND, A_LETTER_APART = 0.6, 0.45, 0.35
"""What it is worth that words sound alike, that they do so but for their vowels, and that they are a letter apart."""
BOTH = 0.1
"""What a letter apart adds to the same sound."""
_ARTICLE = "ال"
_SHORTEST = 3


def mistaken(one: str, other: str) -> float:
    """How far one folded word may be written for the other, 0 to 1.

    >>> mistaken("اردوجان", "اردوغان"), mistaken("كورنا", "كورونا"), mistaken("كورنا", "القرن")
    (0.7, 0.55, 0.45)
    >>> mistaken("البلدبات", "البلديات"), mistaken("توتير", "تويتر"), mistaken("كتاب", "مطر")
    (0.35, 0.55, 0.0)
    """
    like = 0.0
    if sounds_of(one) == sounds_of(other):
        like = SAME_SOUND
    elif (key := phonetic_key(one)) and key == phonetic_key(other):
        like = SOUND
    return like + (BOTH if like else A_LETTER_APART) * _are_a_letter_apart(one, other)


def mistake_keys(word: str) -> frozenset[str]:
    """A folded word's keys: words that may be mistaken have one in common, or one of ``likeness.keys``.

    >>> mistake_keys("البلدبات") & mistake_keys("البلديات")
    frozenset({"'بلدات"})
    >>> mistake_keys("زوكربيرغ") & mistake_keys("زكربرج")
    frozenset({'~زكربرك'})
    """
    its = {f"'{key}" for key in _letter_keys(word)}
    return frozenset(its | {f"~{key}"}) if (key := phonetic_key(word)) else frozenset(its)


def _are_a_letter_apart(one: str, other: str) -> bool:
    by_stem = not forms(one).spellings.isdisjoint(forms(other).spellings)
    return by_stem or not _letter_keys(one).isdisjoint(_letter_keys(other))


@lru_cache(maxsize=memos.LETTER_KEYS)
def _letter_keys(word: str) -> frozenset[str]:
    base = word.removeprefix(_ARTICLE)
    return frozenset(without_a_letter(base) if len(base) >= _SHORTEST and base.isalpha() else ())
