"""Paragraphs as readers get them."""

from __future__ import annotations

import re

import pytest

from nashra.arabic.typesetting.style import TextStyle
from nashra.pages.context.rich_text import paragraph


@pytest.mark.parametrize(
    ("language", "text", "opening"),
    [
        ("ar", "It was late.", '<p dir="ltr">'),
        ("ar", "<b>Le port</b> est fermé.", '<p dir="ltr">'),
        ("ar", "FIFA تعلن موعد القرعة.", "<p>"),
        ("ar", "12:30", "<p>"),
        ("ar", "أغلق الميناء.", "<p>"),
        ("fr", "Le port est fermé.", "<p>"),
        ("fr", "أغلق الميناء.", '<p dir="rtl">'),
    ],
)
def test_paragraph_against_the_pages_direction_says_its_own(language: str, text: str, opening: str) -> None:
    shown = paragraph(f"<p>{text}</p>", {}, TextStyle(language, is_rtl=language == "ar"))
    assert re.sub("</?bdi[^>]*>", "", shown) == f"{opening}{text}</p>"
