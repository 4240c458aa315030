"""Widening a query's word to stems of the index that are the same word with a clitic, or without.

A word with a clitic is rarer than the word alone: بدمج than دمج. So of two stems that are a clitic apart the
longer is a form of the shorter only where it is much the rarer; كتاب does not find تاب, nor قاء لقاء.
"""

from collections.abc import Callable

from nashra.arabic.analysis.clitics import with_clitics, without_clitics
from nashra.arabic.analysis.stems import stem

_RARER = 0.5
_FEW = 4
"""Stories; what so few have may be a form of any word."""


def other_stems(word: str, frequency: Callable[[str], int]) -> list[str]:
    """Those stems of a folded word; ``frequency`` tells how many stories have a stem."""
    own = frequency(stem(word))
    longer = [its for its in with_clitics(word) if 0 < frequency(its) <= max(_FEW, _RARER * own)]
    shorter = [
        its for its in without_clitics(word) if own <= max(_FEW, _RARER * frequency(its)) and frequency(its)
    ]
    return [*longer, *shorter]
