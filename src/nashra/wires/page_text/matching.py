"""Telling that two headlines are one, though a list of headlines cut it."""

from __future__ import annotations

import re

from nashra.arabic.analysis.fold import fold

_CUT = re.compile(r"(?:…|\.{3,})\s*[»”\"]?\s*\Z")
_WORDS = re.compile(r"\w+")
_FEWEST_WORDS = 3  # fewer begin too many headlines


def is_cut_headline(stored: str, full: str) -> bool:
    """Whether the headlines are the same story's, where either may be cut with «…» or «...».

    Spelling variants, marks, tatweel, punctuation and spaces make no difference. What was cut has to be the
    beginning of the other at a whole word, and three words at least.
    """
    mine, theirs = _words(stored), _words(full)
    if not mine or not theirs:
        return False
    if mine == theirs:
        return True
    shared = min(len(mine), len(theirs))
    if shared < _FEWEST_WORDS or mine[:shared] != theirs[:shared]:
        return False
    return _is_cut(stored if len(mine) < len(theirs) else full)


def _words(headline: str) -> list[str]:
    return _WORDS.findall(fold(_CUT.sub("", headline)))


def _is_cut(headline: str) -> bool:
    return _CUT.search(headline) is not None
