"""Where a sentence ends, in text as wires and old sites write it."""

from __future__ import annotations

import re

# A stop, and the quotation marks that close with it.
_STOP = re.compile(r"[.!?؟۔]+[»”\"]?")
# Only quotations that close: one that never does holds nothing up. No mark inside, so that it stays linear.
_QUOTATION = re.compile('«[^«»]*»|“[^“”]*”|"[^"]*"')
_WORD_BEFORE = re.compile(r"[^\W_]+\Z")
_LONGEST_WORD = 50
_ABBREVIATIONS = {"dr", "mr", "mrs", "ms", "st", "prof", "mme"}


def first(text: str) -> str:
    """The first sentence of the text's first line that has one, with its stop; empty for no text.

    A stop needs no space after it («في القاهرة.وقال»). No stop: one inside a quotation, in a number (3.4),
    after a single letter (د. سلمى, أ.ف.ب), in a Latin name (example.net), or three dots.
    """
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    quotations = _QUOTATION.finditer(line)
    quotation = next(quotations, None)
    for stop in _STOP.finditer(line):
        while quotation and quotation.end() < stop.end():
            quotation = next(quotations, None)
        inside = quotation and quotation.start() < stop.start() and stop.end() < quotation.end()
        if not inside and _ends(line, stop):
            return line[: stop.end()]
    return line


def _ends(line: str, stop: re.Match[str]) -> bool:
    mark = stop.group()
    if "." not in mark:
        return True
    before = line[max(0, stop.start() - _LONGEST_WORD) : stop.start()]
    return not mark.startswith("..") and _is_full_stop(before, line[stop.end() : stop.end() + 1])


def _is_full_stop(before: str, following: str) -> bool:
    """Whether a single point ends a sentence between the texts, rather than belonging to a word."""
    found = _WORD_BEFORE.search(before)
    if found is None:
        return True
    word = found.group()
    if (len(word) == 1 and word.isalpha()) or word.lower() in _ABBREVIATIONS:
        return False
    if word[-1].isdecimal():
        return not following.isdecimal()
    return not (following.isascii() and following.isalnum())
