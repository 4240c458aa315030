"""Shortening at a word."""

from __future__ import annotations

from nashra.arabic.letters import TATWEEL, count, is_counted

ELLIPSIS = "…"

_CLOSING = {"«": "»", "“": "”", "‹": "›", "(": ")", "[": "]"}
_DANGLING = " \t،,؛;:.-–—" + TATWEEL + ELLIPSIS + "".join(_CLOSING)


def at_word(text: str, letters: int) -> str:
    """The text within so many letters: whole if it fits, or cut after a word and ended with «…».

    Marks, tatweel and bidi controls are no letters; spaces, punctuation and the ellipsis are. A quotation or
    bracket that the cut would leave open is left out if at least half of the letters remain, else closed
    after the ellipsis. A first word that doesn't fit is cut inside.
    """
    if letters < 2:
        raise ValueError("A shortened text needs room for a letter and an ellipsis.")
    text = " ".join(text.split())
    if len(text) <= letters or count(text) <= letters:
        return text
    cut = _cut(text, letters - 1)
    opened = _outermost_opened(cut)
    if opened is None:
        return cut.rstrip(_DANGLING) + ELLIPSIS
    before = cut[:opened].rstrip(_DANGLING)
    if count(before) * 2 >= letters:
        return before + ELLIPSIS
    closing = _CLOSING.get(cut[opened], cut[opened])
    return _cut(text, letters - 2).rstrip(_DANGLING) + ELLIPSIS + closing


def _cut(text: str, letters: int) -> str:
    """The longest start of whole words within so many letters, or the letters alone."""
    end = _end_of(text, letters)
    if text[end : end + 1] in {"", " "}:
        return text[:end]
    space = text.rfind(" ", 0, end)
    return text[:space] if space > 0 else text[:end]


def _end_of(text: str, letters: int) -> int:
    """The index after so many letters and the marks on the last of them."""
    seen = 0
    for index, char in enumerate(text):
        seen += is_counted(char)
        if seen > letters:
            return index
    return len(text)


def _outermost_opened(text: str) -> int | None:
    """Where the outermost quotation or bracket begins that `text` leaves open."""
    opened: list[int] = []
    for index, char in enumerate(text):
        if opened and char == _CLOSING.get(text[opened[-1]], text[opened[-1]]):
            opened.pop()
        elif char in _CLOSING or char == '"':
            opened.append(index)
    return opened[0] if opened else None
