"""The words of typed times in Arabic, French and English, in their folded spelling."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from babel.localedata import locale_identifiers

from nashra.arabic.analysis.fold import fold

Token = tuple[str, int]  # what kind of word, and its number: ("month", 12)

_SPACED = re.compile(r"[\s،,;()«»\"'’]+|(?<=[^\W\d_])\.")
_MORE_MONTHS = {"يونيه": 6, "يوليه": 7, "مايس": 5, "اوكتوبر": 10, "sept": 9}  # CLDR has no older spellings
_LAST_WEEKDAY = 6

_DAYS = {
    -1: "أمس, البارحة, yesterday, hier",
    0: "اليوم, today, aujourd'hui, هذا اليوم",
    1: "غدا, غد, الغد, يوم غد, tomorrow, demain",
    2: "بعد غد, بعد الغد, after tomorrow, the day after tomorrow, après-demain, apres demain",
}
_TONIGHT = "الليلة, هذه الليلة, هذا المساء, tonight, this evening, ce soir"
_MERIDIEMS = {
    0: "صباحا, صباح, ص, am, a m, du matin",
    12: "مساء, ظهرا, عصرا, بعد الظهر, م, pm, p m, du soir, de l'après-midi",
}
_WHICH = {0: "الأولى, first, première, 1re", 1: "الثانية, second, deuxième, seconde, 2e"}
_FILLERS = "الساعة, على الساعة, في, يوم, at, on, of, the, le, à, de"
_NOW = "الآن, now, maintenant"


def plain(text: str) -> str:
    """Text as the vocabulary spells it: folded, with single spaces, and with digits apart from letters."""
    spaced = _SPACED.sub(" ", fold(text))
    spaced = re.sub(r"(?<=\d)t(?=\d)", " ", spaced)  # 2026-12-05T18:30
    spaced = re.sub(r"(?<=\d)(?:st|nd|rd|th|er|eme)\b", "", spaced)
    spaced = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", spaced)
    return " ".join(spaced.split())


@cache
def vocabulary() -> dict[str, Token]:
    """Every word and phrase with its meaning. CLDR has the months of all Arabic countries."""
    known: dict[str, Token] = {}
    for table, kind in ((_DAYS, "day"), (_MERIDIEMS, "meridiem"), (_WHICH, "which")):
        known |= {plain(word): (kind, number) for number, words in table.items() for word in words.split(",")}
    for words, kind in ((_TONIGHT, "tonight"), (_FILLERS, "filler"), (_NOW, "now")):
        known |= {plain(word): (kind, 0) for word in words.split(",")}
    for locale in _locales():
        known |= _months(locale) | _weekdays(locale)
    return known | {plain(word): ("month", number) for word, number in _MORE_MONTHS.items()}


@cache
def phrase() -> re.Pattern[str]:
    """Matches the longest phrase of the vocabulary."""
    longest_first = sorted(vocabulary(), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first))})(?!\\w)")


def _locales() -> list[Locale]:
    names = [name for name in locale_identifiers() if name == "ar" or name.startswith("ar_")]
    return [Locale.parse(name) for name in [*names, "fr", "en"]]


def _months(locale: Locale) -> dict[str, Token]:
    names = [locale.months["format"][width] for width in ("wide", "abbreviated")]
    return {plain(name): ("month", number) for table in names for number, name in table.items()}


def _weekdays(locale: Locale) -> dict[str, Token]:
    """Whole names alone: «mar.» is a Tuesday in French and March in English."""
    names = locale.days["format"]["wide"]
    return {plain(name): ("weekday", number) for number, name in names.items() if number <= _LAST_WEEKDAY}
