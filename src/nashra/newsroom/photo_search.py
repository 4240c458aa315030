"""Photos' words as they are looked for: whatever is written of أ or ا, of ة or ه, with ال or without. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from nashra.arabic.analysis.stems import stem
from nashra.arabic.analysis.stopwords import is_stop_word
from nashra.arabic.analysis.tokens import words

MOST_WORDS = 16
"""Of a query that are looked for."""


def indexed(texts: Iterable[str]) -> str:
    """The words of texts, folded, each with its stem.

    >>> indexed(["الصُّوَيْرَة"])
    'الصويره صوير'
    """
    found = [word for text in texts for word in words(text)]
    return " ".join(dict.fromkeys(form for word in found for form in (word, stem(word))))


def asked(typed: str) -> str:
    """What is typed as it is looked for: stems, of which the last may be half a word.

    >>> asked("صورة في الأسواق")
    'صور اسواق'
    """
    meant = words(typed)[:MOST_WORDS]
    said = [word for word in meant if not is_stop_word(word)] or meant
    return " ".join(stem(word) for word in said)
