"""Dates as Django and Wagtail write them in the newsroom."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import formats
from django.utils.translation import override


def test_arabic_date_with_a_time_has_the_day_first_and_a_clock_of_24_hours() -> None:
    with override("ar"):
        assert formats.date_format(datetime(2026, 11, 28, 18, 30, tzinfo=UTC), "DATETIME_FORMAT") == (
            "28 نوفمبر 2026، 18:30"
        )
