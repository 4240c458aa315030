"""Cleaning text from outside: forms, files, feeds and the command line all pass through here.

What goes: control characters and non-characters, which XML and databases refuse; embeddings and overrides of
direction, which turn whatever stands behind them around; marks of direction at the ends of lines, where they
only hide that a line is empty or begins with something else. What stays: joiners (Persian needs them) and marks
of direction within a line.

Sources: Unicode Standard Annex 9 (bidirectional controls), chapter 23.7 (non-characters); XML 1.0, production 2.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
    "\N{INHIBIT SYMMETRIC SWAPPING}-\N{NOMINAL DIGIT SHAPES}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{INTERLINEAR ANNOTATION ANCHOR}-\N{INTERLINEAR ANNOTATION TERMINATOR}"
    "\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_MARKS = "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}\N{ZERO WIDTH SPACE}"
_ENDS = re.compile(f"(?m)^[{_MARKS} \\t]+|[{_MARKS} \\t]+$")

_UNSEEN = frozenset(
    "\N{ARABIC TATWEEL}\N{HANGUL FILLER}\N{HALFWIDTH HANGUL FILLER}\N{HANGUL CHOSEONG FILLER}"
    "\N{HANGUL JUNGSEONG FILLER}\N{BRAILLE PATTERN BLANK}"
)
_UNSEEN_CATEGORIES = frozenset(["Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"])


def clean_text(text: str) -> str:
    r"""The text without what no reader sees and no other system takes; its lines end with \n.

    >>> clean_text("\u200fقال\x00 الوزير\u202e\r\nثم عاد\u200f")
    'قال الوزير\nثم عاد'
    """
    return _ENDS.sub("", _DROPPED.sub("", _LINE_ENDS.sub("\n", text)))


def clean_line(text: str) -> str:
    r"""The same as one line; empty where a reader would see nothing.

    >>> clean_line(" هدنة\n في\tالجنوب "), clean_line("\u200bـ\u3164")
    ('هدنة في الجنوب', '')
    """
    line = " ".join(clean_text(text).split())
    return line if is_visible(line) else ""


def is_visible(text: str) -> bool:
    """Whether a reader sees anything of the text.

    >>> is_visible("ـ\N{ARABIC FATHA}"), is_visible("«»")
    (False, True)
    """
    return any(char not in _UNSEEN and unicodedata.category(char) not in _UNSEEN_CATEGORIES for char in text)
