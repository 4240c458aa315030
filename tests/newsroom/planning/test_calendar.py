"""Days, weeks and hours of a zone, also where its clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from nashra.newsroom.planning import calendar

CASABLANCA, CAIRO = ZoneInfo("Africa/Casablanca"), ZoneInfo("Africa/Cairo")
NEW_YORK, TOKYO = ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "country", "first"),
    [
        ("ar", "MA", "Monday"),
        ("ar", "EG", "Saturday"),
        ("ar", "SA", "Sunday"),
        ("fr", "FR", "Monday"),
        ("en", "US", "Sunday"),
        ("ar", "JP", "Sunday"),
        ("en", "EG", "Saturday"),
        ("xx", "ZZ", "Monday"),
    ],
)
def test_week_begins_as_the_country_has_it_whatever_the_language(
    language: str, country: str, first: str
) -> None:
    monday = date(2026, 11, 23)
    number = calendar.first_weekday(language, country)
    assert (monday + timedelta(days=number)).strftime("%A") == first


@pytest.mark.parametrize("first", range(7))
def test_week_holds_its_day_and_begins_with_the_first_weekday(first: int) -> None:
    for day in (date(2026, 11, 28), date(2026, 12, 31), date(2027, 1, 1)):
        week = calendar.week_of(day, first, CAIRO)
        assert week[0].date.weekday() == first
        assert day in {one.date for one in week}
        assert all(one.end == after.start for one, after in pairwise(week))


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (NEW_YORK, date(2026, 3, 8), 23),
        (NEW_YORK, date(2026, 11, 1), 25),
        (NEW_YORK, date(2026, 11, 2), 24),
        (CAIRO, date(2026, 4, 24), 23),  # midnight is skipped
        (CAIRO, date(2026, 10, 29), 25),  # the last hour comes twice
        (CASABLANCA, date(2026, 2, 15), 25),  # put back for Ramadan
        (TOKYO, date(2026, 3, 8), 24),
    ],
)
def test_day_has_its_hours_where_clocks_change(zone: ZoneInfo, day: date, hours: int) -> None:
    found = calendar.day_of(day, zone)
    parts = calendar.hours_of(found, zone)
    assert found.end - found.start == timedelta(hours=hours)
    assert len(parts) == hours
    assert parts[0].start == found.start
    assert parts[-1].end == found.end
    assert all(part.start.astimezone(zone).hour == part.number for part in parts)
    assert all(part.start.astimezone(zone).date() == day for part in parts)


def test_half_hour_that_is_skipped_makes_an_hour_shorter() -> None:
    lord_howe = ZoneInfo("Australia/Lord_Howe")
    parts = calendar.hours_of(calendar.day_of(date(2026, 10, 4), lord_howe), lord_howe)
    lengths = {part.number: part.end - part.start for part in parts}
    assert lengths[2] == timedelta(minutes=30)
    assert sum(lengths.values(), timedelta()) == timedelta(hours=23, minutes=30)


def test_moment_stands_on_the_day_of_the_zone_and_not_of_utc() -> None:
    moment = utc("2026-11-28T16:30")
    assert calendar.date_of(moment, TOKYO) == date(2026, 11, 29)
    assert calendar.date_of(utc("2026-11-28T03:00"), NEW_YORK) == date(2026, 11, 27)


def test_moved_to_another_day_it_keeps_its_time_on_the_clock() -> None:
    moment = utc("2026-10-31T14:00")  # 10:00 in New York, before the clocks are put back
    assert calendar.on_day(moment, date(2026, 11, 2), NEW_YORK) == utc("2026-11-02T15:00")


def test_moved_into_a_skipped_hour_it_is_the_first_moment_after() -> None:
    moment = utc("2026-03-07T07:30")  # 2:30 in New York
    assert calendar.on_day(moment, date(2026, 3, 8), NEW_YORK) == utc("2026-03-08T07:00")


def test_moved_into_an_hour_that_comes_twice_it_is_in_the_one_that_was_meant() -> None:
    moment = utc("2026-11-01T15:20")
    first, second = utc("2026-11-01T05:00"), utc("2026-11-01T06:00")
    assert calendar.in_hour(moment, first, NEW_YORK) == utc("2026-11-01T05:20")
    assert calendar.in_hour(moment, second, NEW_YORK) == utc("2026-11-01T06:20")


def test_moved_to_another_hour_it_keeps_its_minutes() -> None:
    kathmandu = ZoneInfo("Asia/Kathmandu")  # 5:45 ahead
    start = utc("2026-11-28T02:15")  # 8:00
    assert calendar.in_hour(utc("2026-11-28T10:25"), start, kathmandu) == utc("2026-11-28T02:25")


def test_items_stand_in_their_days_in_the_order_of_their_moments() -> None:
    days = calendar.week_of(date(2026, 11, 28), calendar.MONDAY, TOKYO)
    late, early = utc("2026-11-28T10:00"), utc("2026-11-28T00:00")
    outside = days[-1].end
    found = calendar.by_span(days, [late, outside, early], lambda moment: moment)
    assert [items for _day, items in found] == [[], [], [], [], [], [early, late], []]


def test_day_far_away_is_the_nearest_that_has_a_calendar() -> None:
    assert calendar.within(date.min) == calendar.FIRST
    assert calendar.within(date.max) == calendar.LAST
    assert calendar.within(date(2026, 11, 28)) == date(2026, 11, 28)
