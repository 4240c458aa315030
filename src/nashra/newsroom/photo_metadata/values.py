"""What is read of a photo's metadata."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from nashra.arabic.cleaning import clean_line, clean_text

LINE = 255
TEXT = 2000
"""Letters of a line and of a text that are kept: IPTC's own limit for captions."""


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """Empty where the file says nothing."""

    title: str = ""
    caption: str = ""
    description: str = ""
    credit: str = ""
    agency: str = ""
    city: str = ""
    rights_holder: str = ""
    usage_terms: str = ""
    taken_on: date | None = None
    expires_at: datetime | None = None  # aware


def line(text: object) -> str:
    """The text as one clean line."""
    return clean_line(text[: 4 * LINE])[:LINE].strip() if isinstance(text, str) else ""


def text_of(text: object) -> str:
    """The text with its lines, clean."""
    return clean_text(text[: 4 * TEXT])[:TEXT].strip() if isinstance(text, str) else ""


def joined(*parts: str, by: str = " / ") -> str:
    """The parts that say something, each once."""
    return by.join(dict.fromkeys(part for part in parts if part))


def day(text: object) -> date | None:
    """The day at the start of 2026-11-24…, 2026:11:24… or 20261124…; None where there is none."""
    digits = "".join(char for char in str(text)[:10] if char in "0123456789")
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) >= 8 else None
    except ValueError:
        return None
