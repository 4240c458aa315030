"""Runs within a text that turn around, or turn their neighbours around, unless they are isolated.

In an Arabic line a telephone number's groups change places, the «@» of a name leaves for its other side, and a score
stands one way behind an Arabic word and the other way at the line's start.

Source: Unicode Standard Annex 9, rules W2, W4 and N1; isolates as HTML's `bdi` makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nashra.arabic.direction import against
from nashra.arabic.typesetting.telephone import TELEPHONE

Direction = Literal["ltr", "auto"]

_LETTER = "A-Za-z\u00c0-\u024f"
_WORD = f"[{_LETTER}0-9][{_LETTER}0-9_./:&?=%+'’-]*"
_START = re.compile(f"[@#+$€£−{_LETTER}0-9-]")
_LATIN = rf"(?<![{_LETTER}0-9_@#])[@#]?(?=[0-9_]*[{_LETTER}]){_WORD}(?:[@ \u00a0]{_WORD})*"
_AMOUNT = r"(?<![0-9.,-])[-−+$€£][0-9][0-9.,]*%?|(?<![0-9.,-])[0-9][0-9.,]*[ \u00a0]?[%$€£°]"
_SERIES = r"(?<![0-9.,-])[0-9]+(?:[.,][0-9]+)*(?:[ \u00a0]?[-–][ \u00a0]?[0-9]+(?:[.,][0-9]+)*)+(?!\w)"
_IN_ARABIC = re.compile(f"(?P<ltr>{_LATIN}|{TELEPHONE}|{_AMOUNT})|(?P<series>{_SERIES})")
_NUMBER = re.compile("[0-9]+(?:[.,][0-9]+)*")
_ARABIC = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"
_IN_LATIN = re.compile(f"[{_ARABIC}][{_ARABIC}\\d \u00a0«»-]*[{_ARABIC}]|[{_ARABIC}]")
_TRAILING = " \u00a0./:&?='’-"


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a text; `isolate` says how it is isolated, None where it is not."""

    text: str
    isolate: Direction | None = None


def runs(text: str, *, is_rtl: bool) -> Iterator[Run]:
    """The text in parts that make it up again.

    The numbers of a score or of a range are isolated one by one, so that they follow each other as the line is read.

    >>> [run.text for run in runs("كتب @sara: نعم", is_rtl=True) if run.isolate]
    ['@sara']
    """
    end = 0
    for begin, stop, isolate in _found(text, is_rtl):
        if begin > end:
            yield Run(text[end:begin])
        yield Run(text[begin:stop], isolate)
        end = stop
    if end < len(text):
        yield Run(text[end:])


def _found(text: str, is_rtl: bool) -> Iterator[tuple[int, int, Direction]]:
    if against(text, is_rtl=is_rtl):  # its element says so, and within it nothing turns
        return
    if not is_rtl:
        yield from ((match.start(), match.end(), "auto") for match in _IN_LATIN.finditer(text))
        return
    place = 0
    while start := _START.search(text, place):
        place = begin = start.start()
        if match := _IN_ARABIC.match(text, place):
            place = match.end()
            if match["series"]:
                yield from (
                    (begin + one.start(), begin + one.end(), "auto") for one in _NUMBER.finditer(match[0])
                )
            else:
                yield begin, begin + len(match[0].rstrip(_TRAILING)), "ltr"
        else:
            place += 1
