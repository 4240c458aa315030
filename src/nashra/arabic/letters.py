"""What counts as a letter: a reader sees no letter in a vowel mark, a tatweel or a bidi control."""

from __future__ import annotations

import unicodedata

TATWEEL = "ـ"


def is_counted(char: str) -> bool:
    """Whether the character takes a place of its own in a line."""
    return char != TATWEEL and unicodedata.category(char) not in {"Mn", "Me", "Cf"}


def count(text: str) -> int:
    """The text's length in places: letters, digits, punctuation and spaces."""
    return sum(map(is_counted, text))
