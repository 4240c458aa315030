"""The direction of a text against its page."""

from __future__ import annotations

import pytest

from nashra.arabic.direction import against


@pytest.mark.parametrize(
    ("text", "is_rtl", "direction"),
    [
        ("It was late.", True, "ltr"),
        ("Le port est fermé.", True, "ltr"),
        ("Порт закрыт.", True, "ltr"),
        ("FIFA تعلن موعد القرعة.", True, ""),
        ("أغلق الميناء.", True, ""),
        ("12:30 - 13:45!", True, ""),
        ("", True, ""),
        ("أغلق الميناء.", False, "rtl"),
        ("شالوم IBM", False, ""),
        ("It was late.", False, ""),
    ],
)
def test_text_wholly_against_the_page_has_a_direction_of_its_own(
    text: str, is_rtl: bool, direction: str
) -> None:
    assert against(text, is_rtl=is_rtl) == direction
