"""Which of some thousand short texts have the words typed, in whatever form: for what no index has yet.

Pure. A word is found in one that contains it, so that half a word typed finds the whole, or is like it as
search has it (nashra.arabic.analysis.word_similarity). What a text says is remembered between letters typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from nashra.arabic import memos
from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.stopwords import is_stop_word
from nashra.arabic.analysis.tokens import words
from nashra.arabic.analysis.word_similarity import SPELLING, forms, similarity

_MOST_WORDS = 16
_LETTERS_IN_COMMON = 3
_ONLY_IN_ROOTS = frozenset("جحخدذرزشصضطظعغقث")
"""Letters that no affix has: words that are alike have the same of them, but for one mistaken for another."""
_ROOTS_APART = 2


def search_texts(typed: str, texts: Iterable[tuple[int, str]]) -> list[int]:
    """Numbers of the texts that have all words typed, stop words apart; none where no word is typed.

    >>> texts = [(1, "افتتاح موانئ جديدة"), (2, "حريق بالميناء القديم"), (3, "نتنياهو في واشنطن")]
    >>> search_texts("الميناء", texts), search_texts("مينا قد", texts), search_texts("نتانياهو في", texts)
    ([2], [2], [3])
    """
    asked = words(typed)[:_MOST_WORDS]
    left = [(number, _words(text)) for number, text in texts] if asked else []
    meaningful = [word for word in asked if not is_stop_word(word)] or asked
    for word in sorted(set(meaningful), key=len, reverse=True):
        its = _forms_among(word, set().union(*(known for _number, known in left)))
        left = [(number, known) for number, known in left if not its.isdisjoint(known)]
    return [number for number, _known in left]


def _fold(text: str) -> str:
    return " ".join(words(text))


_folded = memos.TextMemo(_fold, len, memos.DRAFT_LETTERS)


def _words(text: str) -> frozenset[str]:
    return frozenset(_folded(text).split())


def _forms_among(asked: str, known: Set[str]) -> Set[str]:
    """Those of the words ``known`` that contain the one asked for or are like it."""
    its, letters, of_root = forms(asked), frozenset(stem(asked)), _ONLY_IN_ROOTS.intersection(asked)
    enough = min(_LETTERS_IN_COMMON, len(letters))

    def may_be_alike(word: str) -> bool:
        """Spares comparing most words: the comparison proper takes ten times as long."""
        return (
            len(letters.intersection(word)) >= enough
            and len(of_root ^ _ONLY_IN_ROOTS.intersection(word)) <= _ROOTS_APART
        )

    return {
        word
        for word in known
        if asked in word or (may_be_alike(word) and similarity(its, forms(word)) >= SPELLING)
    }
