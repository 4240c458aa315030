"""How an edition sets its text."""

from __future__ import annotations

from dataclasses import dataclass

from nashra.arabic.digits import Digits


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What setting a text depends on."""

    language: str  # ISO 639: its quotation marks and the spaces before its punctuation
    is_rtl: bool
    digits: Digits | None = None  # None: digits stay as they were written
