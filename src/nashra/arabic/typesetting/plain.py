"""A text with its language's quotation marks, digits and spaces, as plain text for headlines, titles and feeds."""

from __future__ import annotations

import re

from nashra.arabic.digits import Digits, to_digits, to_latin
from nashra.arabic.typesetting.style import TextStyle
from nashra.arabic.typesetting.telephone import TELEPHONE

TAG = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a tag within a text: quotation marks look through it."""

NO_BREAK = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"

_QUOTES = {"ar": ("«", "»"), "fr": (f"«{NO_BREAK}", f"{NO_BREAK}»")}
_OTHER_QUOTES = ("“", "”")
"""Source: CLDR's delimiters; Arabic papers set guillemets, whatever CLDR says of Arabic."""

_CHANGED = re.compile("[\"'0-9٠-٩۰-۹]| [;:!?»]|« ")
_OPENS_AFTER = frozenset(" \n([{«“—–-/" + NO_BREAK + NARROW)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_FIGURE_AND_NOUN = re.compile(r"(?<![A-Za-z\d_.,٬٫/:=&@#+-])(?<!\d )([\d.,٬٫]*\d) (?=[^\W\d_]{2})")
_YEAR = re.compile(r"(?:1[34]|19|20|١[٣٤]|١٩|٢٠)\d\d")
_BEFORE_HIGH_MARK = re.compile(" (?=[;!?])|(?<=\\d) (?=[0-9]{3}(?![0-9])|%)")
_INSIDE_GUILLEMETS = re.compile("(?<=«) | (?=[»:](?!\\w))")
_KEPT_OR_NUMBER = re.compile(rf"\S*[A-Za-z@#]\S*|{TELEPHONE}|(?P<number>\d+(?:[.,٬٫]\d+)*(?: ?[%٪])?)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_TO_ARABIC_PERCENT = str.maketrans("%", "٪")
_TO_ARABIC_SIGNS = str.maketrans(",.%", "٬٫٪")
_TO_LATIN_SIGNS = str.maketrans("٬٫٪", ",.%")


def set_text(text: str, style: TextStyle) -> str:
    """The text as readers see it; of the same words, and the same where nothing is to be set.

    >>> set_text('قال "نعم" لـ40 ألفًا', TextStyle("ar", True, "arab")).replace(NO_BREAK, "~")
    'قال «نعم» لـ٤٠~ألفًا'
    """
    if not _CHANGED.search(text):
        return text
    text = _with_quotes(text, *_QUOTES.get(style.language, _OTHER_QUOTES))
    if style.language != "ar":
        text = _APOSTROPHE.sub("’", text)
    if style.language == "fr":
        text = _INSIDE_GUILLEMETS.sub(NO_BREAK, _BEFORE_HIGH_MARK.sub(NARROW, text))
    if style.digits:
        text = _with_digits(text, style.digits)
    return _FIGURE_AND_NOUN.sub(_joined, text)


def _with_quotes(text: str, opening: str, closing: str) -> str:
    """Pairs of straight marks as the language's; one without its pair (an inch, a slip) stays."""
    places = [at for at, char in enumerate(text) if char == '"']
    kinds = [_opens(text, at) for at in places]
    if len(places) % 2 or kinds != [True, False] * (len(places) // 2):
        return text
    pieces, end = [], 0
    for at, opens in zip(places, kinds, strict=True):
        pieces += [text[end:at], opening if opens else closing]
        end = at + 1
    return "".join([*pieces, text[end:]])


def _opens(text: str, at: int) -> bool:
    before = text[:at].rstrip(TAG)
    return not before or before[-1] in _OPENS_AFTER or before.endswith((" و", " ب", " ل", " ك", " ف"))


def _with_digits(text: str, digits: Digits) -> str:
    """Numbers in the edition's digits; words in Latin letters, addresses and telephone numbers keep theirs."""

    def written(match: re.Match[str]) -> str:
        number = match["number"]
        if not number:
            return match[0]
        if digits == "latn":
            return to_latin(number).translate(_TO_LATIN_SIGNS)
        has_separators = _GROUPED.fullmatch(to_latin(number).rstrip("%٪ "))
        return to_digits(number, digits).translate(_TO_ARABIC_SIGNS if has_separators else _TO_ARABIC_PERCENT)

    return _KEPT_OR_NUMBER.sub(written, text)


def _joined(match: re.Match[str]) -> str:
    number = match[1]
    return match[0] if _YEAR.fullmatch(number) else number + NO_BREAK
