"""The number of a row, as a request says it."""

from __future__ import annotations


def row_number(text: str) -> int | None:
    """The number; None for what is none, or longer than the eighteen digits that every database takes."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
