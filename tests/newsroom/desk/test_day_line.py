"""Hours on a line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from nashra.newsroom.admin.desk.day_line import hours_of_line, lanes, place_on
from nashra.newsroom.planning.calendar import day_of

NEW_YORK = ZoneInfo("America/New_York")


def test_moments_stand_by_their_share_of_the_day_and_no_further_than_its_ends() -> None:
    zone = ZoneInfo("UTC")
    day = day_of(date(2026, 11, 28), zone)
    assert [place_on(day, hour) for hour in hours_of_line(day, zone)][:5] == [0.0, 12.5, 25.0, 37.5, 50.0]
    next_day = day_of(date(2026, 11, 29), zone)
    assert (place_on(day, next_day.end), place_on(day, datetime(2020, 1, 1, tzinfo=UTC))) == (100.0, 0.0)


def test_hours_stand_where_they_are_on_days_of_23_and_25_hours() -> None:
    spring, autumn = day_of(date(2027, 3, 14), NEW_YORK), day_of(date(2027, 11, 7), NEW_YORK)
    noon = [hours_of_line(day, NEW_YORK)[4] for day in (spring, autumn)]
    assert place_on(spring, noon[0]) == round(11 / 23 * 100, 2)
    assert place_on(autumn, noon[1]) == round(13 / 25 * 100, 2)


def test_hour_that_the_clock_skips_stands_where_it_is_put_forward() -> None:
    cairo = ZoneInfo("Africa/Cairo")  # midnight is skipped
    day = day_of(date(2027, 4, 30), cairo)
    assert hours_of_line(day, cairo)[0] == day.start


def test_marks_that_are_near_stand_above_one_another() -> None:
    assert lanes([], 1) == []
    assert lanes([10, 10, 10.5, 11, 30], 1) == [0, 1, 2, 0, 0]
