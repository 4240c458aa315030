"""Counted words by CLDR's plural categories, and how long a story takes to read."""

from __future__ import annotations

from babel import Locale

from nashra.arabic.digits import Digits, to_digits

# Words a minute in silent reading of prose, rounded from Brysbaert (2019), "How many words do we read per
# minute?": an Arabic word carries what French and English say with an article or a pronoun of its own.
_WORDS_A_MINUTE = {"ar": 180, "fr": 215, "en": 240}

_READING: dict[str, dict[str, str]] = {
    "ar": {
        "one": "دقيقة قراءة",
        "two": "دقيقتا قراءة",
        "few": "{n} دقائق قراءة",
        "many": "{n} دقيقة قراءة",
        "other": "{n} دقيقة قراءة",
    },
    "fr": {"one": "{n} minute de lecture", "other": "{n} minutes de lecture"},
    "en": {"one": "{n} minute read", "other": "{n} minute read"},
}


def reading_minutes(words: int, language: str) -> int:
    """Whole minutes to read so many words, rounded, never under one."""
    pace = _WORDS_A_MINUTE.get(language, _WORDS_A_MINUTE["en"])
    return max(1, (2 * words + pace) // (2 * pace))


def reading_time(words: int, language: str, digits: Digits = "latn") -> str:
    """The reading time as a reader is told it: «3 دقائق قراءة».

    Languages other than ar, fr and en are told in English.
    """
    known = language if language in _READING else "en"
    minutes = reading_minutes(words, known)
    forms = _READING[known]
    text = forms.get(Locale.parse(known).plural_form(minutes), forms["other"])
    return to_digits(text.format(n=minutes), digits)
