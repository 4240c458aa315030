"""What CLDR does not tell apart: words that newspapers of one country write and those of another do not."""

from __future__ import annotations

from nashra.arabic.conventions import Conventions

_DAY_BEFORE_YESTERDAY = {"EG": "أمس الأول", "SD": "أمس الأول"}
"""By country. Elsewhere, in Morocco for one, it is CLDR's «أول أمس»."""


def day_before_yesterday(conventions: Conventions) -> str:
    """What an Arabic edition calls the day before yesterday; empty where that is CLDR's own word.

    >>> from nashra.arabic.conventions import conventions_of
    >>> day_before_yesterday(conventions_of("EG", "ar"))
    'أمس الأول'
    >>> day_before_yesterday(conventions_of("MA", "ar"))
    ''
    """
    return _DAY_BEFORE_YESTERDAY.get(conventions.country, "") if conventions.language == "ar" else ""
