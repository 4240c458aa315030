"""What Arabic editions of several countries write in their own way."""

from __future__ import annotations

from datetime import date

import pytest

from nashra.arabic import dates
from nashra.arabic.conventions import conventions_of
from nashra.arabic.usage import day_before_yesterday


@pytest.mark.parametrize(
    ("country", "july", "august", "september"),
    [
        ("MA", "يوليوز", "غشت", "شتنبر"),
        ("EG", "يوليو", "أغسطس", "سبتمبر"),
        ("SA", "يوليو", "أغسطس", "سبتمبر"),
        ("SY", "تموز", "آب", "أيلول"),
        ("LB", "تموز", "آب", "أيلول"),
        ("DZ", "جويلية", "أوت", "سبتمبر"),
        ("TN", "جويلية", "أوت", "سبتمبر"),
    ],
)
def test_months_are_named_as_in_the_editions_country(
    country: str, july: str, august: str, september: str
) -> None:
    conventions = conventions_of(country, "ar")
    days = [date(2026, month, 1) for month in (7, 8, 9)]
    assert [dates.bare_month(day, conventions) for day in days] == [july, august, september]
    assert [dates.today(day, conventions).text.split()[2] for day in days] == [july, august, september]


def test_day_before_yesterday_is_egypts_own_in_egypt_alone() -> None:
    assert day_before_yesterday(conventions_of("EG", "ar")) == "أمس الأول"
    assert [day_before_yesterday(conventions_of(one, "ar")) for one in ("MA", "SY", "SA")] == ["", "", ""]
    assert day_before_yesterday(conventions_of("EG", "en")) == ""
