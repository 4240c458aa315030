"""What is isolated within a line, so that it does not turn its neighbours around."""

from __future__ import annotations

import pytest

from nashra.arabic.typesetting.isolates import runs


def _isolated(text: str, *, is_rtl: bool = True) -> list[str]:
    parts = list(runs(text, is_rtl=is_rtl))
    assert "".join(part.text for part in parts) == text
    return [part.text for part in parts if part.isolate]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("كتب @sara_9: نعم", ["@sara_9"]),
        ("وقال #غزة_الآن و#Gaza.", ["#Gaza"]),
        ("لغة C++ ثم Apple Inc.", ["C++", "Apple Inc"]),
        ("هاتف iPhone 15 Pro، في 2026", ["iPhone 15 Pro"]),
        ("موقع www.a.example/b?c=d، وبريد a.b@c.example.", ["www.a.example/b?c=d", "a.b@c.example"]),
        ("اتصل على +212 5 37-12-34-56، أو 0537-12-34-56.", ["+212 5 37-12-34-56", "0537-12-34-56"]),
        ("تراجع -5 درجات و$20 و15% و20 %", ["-5", "$20", "15%", "20 %"]),
        ("+212 5 37 12 34 56", ["+212 5 37 12 34 56"]),
    ],
)
def test_foreign_words_telephone_numbers_and_amounts_are_isolated_whole(text: str, found: list[str]) -> None:
    assert _isolated(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3-2: فوز", ["3", "2"]),
        ("بين 2020-2025", ["2020", "2025"]),
        ("من 10 – 12 درجة", ["10", "12"]),
        ("يوم 05-12-2026", ["05", "12", "2026"]),
    ],
)
def test_numbers_of_scores_ranges_and_days_are_isolated_one_by_one(text: str, found: list[str]) -> None:
    assert _isolated(text) == found


@pytest.mark.parametrize(
    "text", ["في 2026 قال", "الساعة 20:30", "٣-٢ على", "Wholly English, 5%.", "", "لا شيء"]
)
def test_what_stands_rightly_by_itself_is_not_isolated(text: str) -> None:
    assert _isolated(text) == []


def test_arabic_within_a_french_line_is_isolated() -> None:
    assert _isolated("Le journal «الخبر اليوم», fondé en 1990", is_rtl=False) == ["الخبر اليوم"]
