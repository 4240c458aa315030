"""What is written is read as what it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from nashra.arabic.conventions import Conventions, conventions_of
from nashra.arabic.times.read import read
from nashra.arabic.times.write import write

ARAB_COUNTRIES = ["MA", "DZ", "TN", "LY", "MR", "EG", "SD", "SO", "DJ", "KM", "SA", "AE", "QA", "BH", "KW"]
ARAB_COUNTRIES += ["OM", "YE", "IQ", "SY", "LB", "JO", "PS"]
EDITIONS = [conventions_of(country, "ar") for country in ARAB_COUNTRIES] + [
    conventions_of(country, language)
    for country, language in (("FR", "fr"), ("MA", "fr"), ("US", "en"), ("GB", "en"))
]
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize("conventions", EDITIONS, ids=lambda one: f"{one.language}_{one.country}")
def test_every_third_day_of_two_years_is_read_back(conventions: Conventions) -> None:
    zone = ZoneInfo(conventions.time_zone)
    for day in range(0, 730, 3):
        when = datetime(2025, 6, 1, 4, 17, tzinfo=UTC) + timedelta(days=day, minutes=37 * day)
        assert read(write(when, conventions), now=NOW, zone=zone) == when


@pytest.mark.parametrize(
    ("country", "change"),
    [("MA", (2026, 2, 15)), ("EG", (2026, 10, 29)), ("LB", (2026, 10, 24)), ("US", (2026, 11, 1))],
)
def test_every_quarter_hour_around_clocks_going_back_is_read_back(
    country: str, change: tuple[int, int, int]
) -> None:
    conventions = conventions_of(country, "ar")
    for quarter in range(96 * 2):
        when = datetime(*change, tzinfo=UTC) + timedelta(minutes=15 * quarter)
        text = write(when, conventions)
        assert read(text, now=NOW, zone=ZoneInfo(conventions.time_zone)) == when, text


def test_time_is_written_in_the_countrys_months_and_digits() -> None:
    when = datetime(2026, 12, 5, 17, 30, 59, tzinfo=UTC)
    assert write(when, conventions_of("MA", "ar")) == "5 دجنبر 2026، 18:30"
    assert write(when, conventions_of("EG", "ar")) == "٥ ديسمبر ٢٠٢٦، ١٩:٣٠"
    assert write(when, conventions_of("LB", "ar")) == "٥ كانون الأول ٢٠٢٦، ١٩:٣٠"
    assert write(when, conventions_of("FR", "fr")) == "5 décembre 2026, 18:30"
    assert write(when, conventions_of("US", "en")) == "5 December 2026, 12:30"


def test_hour_that_comes_twice_is_written_with_its_word() -> None:
    conventions = conventions_of("US", "ar")
    assert write(datetime(2026, 11, 1, 5, 30, tzinfo=UTC), conventions).endswith("1:30 (الأولى)")
    assert write(datetime(2026, 11, 1, 6, 30, tzinfo=UTC), conventions).endswith("1:30 (الثانية)")
    assert write(datetime(2026, 11, 1, 7, 30, tzinfo=UTC), conventions).endswith("2:30")
