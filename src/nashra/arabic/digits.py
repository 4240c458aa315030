"""Digits by numbering system: 2026, ٢٠٢٦ or ۲۰۲۶. Named as CLDR names the systems."""

from __future__ import annotations

from typing import Literal

Digits = Literal["latn", "arab", "arabext"]

_ZERO: dict[Digits, int] = {"latn": ord("0"), "arab": 0x0660, "arabext": 0x06F0}


def _table(system: Digits) -> dict[int, int]:
    """Code points of the other systems' digits, each with its digit in `system`."""
    return {zero + n: _ZERO[system] + n for zero in _ZERO.values() for n in range(10)}


_TABLES: dict[Digits, dict[int, int]] = {system: _table(system) for system in _ZERO}


def to_digits(text: str, system: Digits) -> str:
    """The text with every decimal digit written in `system`. Separators stay as they are."""
    return text.translate(_TABLES[system])


def to_latin(text: str) -> str:
    """The text with ٠–٩ and ۰–۹ as 0–9, for what machines compare and addresses carry."""
    return to_digits(text, "latn")
