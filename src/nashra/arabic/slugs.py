"""The readable end of a story's address, made from its headline."""

from __future__ import annotations

import re
import unicodedata

from nashra.arabic.digits import to_latin
from nashra.arabic.letters import TATWEEL

_SIGNS = str.maketrans("", "", "™®©℠")  # which NFKC would spell out
_CONTRACTION = re.compile(r"(?<=[a-z])['’ʼ](?=(?:t|s|d|m|re|ve|ll)\b)", re.IGNORECASE)
"""The apostrophe of an English don't; a French l'été is two words."""

MOST_LETTERS = 80
MOST_BYTES = 200  # in UTF-8: what old systems' columns and file names hold


def slug(text: str) -> str:
    """The headline as Arabic words joined by hyphens: هدنة-في-الجنوب-تدخل-يومها-العاشر.

    Letters stay as they are written (hamzas too), of any script, Latin ones in lower case, digits Latin;
    marks, tatweel and controls go, anything else parts words. Cut after the last word that ends within
    80 letters and 200 bytes; a first word longer than that is cut inside. Empty where no letter is left.
    """
    words = _words(text)
    kept = ""
    for word in words:
        longer = f"{kept}-{word}" if kept else word
        if not _fits(longer):
            break
        kept = longer
    return kept or _shortened(words[0] if words else "")


def _words(text: str) -> list[str]:
    # NFKC joins a hamza to its carrier and opens presentation forms, before loose marks are dropped.
    plain = _CONTRACTION.sub("", text.translate(_SIGNS))
    composed = to_latin(unicodedata.normalize("NFKC", plain)).lower()
    return "".join(map(_kept, unicodedata.normalize("NFC", composed))).split()


def _kept(char: str) -> str:
    if char == TATWEEL or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return ""
    return char if char.isalnum() else " "


def _fits(text: str) -> bool:
    return len(text) <= MOST_LETTERS and len(text.encode()) <= MOST_BYTES


def _shortened(word: str) -> str:
    word = word[:MOST_LETTERS]
    return word.encode()[:MOST_BYTES].decode(errors="ignore")
