"""Hours on a line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from nashra.newsroom.admin.desk.day_line import Day, day_of, lanes

CAIRO, NEW_YORK = ZoneInfo("Africa/Cairo"), ZoneInfo("America/New_York")


def test_day_is_the_zones_own() -> None:
    late = datetime(2026, 11, 28, 23, 30, tzinfo=UTC)
    assert day_of(late, CAIRO).date == date(2026, 11, 29)
    assert day_of(late, NEW_YORK).date == date(2026, 11, 28)
    assert day_of(late, CAIRO).start == datetime(2026, 11, 28, 22, tzinfo=UTC)


def test_moments_stand_by_their_share_of_the_day_and_no_further_than_its_ends() -> None:
    day = Day(date(2026, 11, 28), ZoneInfo("UTC"))
    assert [day.at(day.moment(hour)) for hour in (0, 6, 12)] == [0.0, 25.0, 50.0]
    assert (day.at(day.next.end), day.at(datetime(2020, 1, 1, tzinfo=UTC))) == (100.0, 0.0)


def test_day_on_which_the_clock_changes_is_an_hour_shorter_or_longer() -> None:
    spring, autumn = Day(date(2027, 3, 14), NEW_YORK), Day(date(2027, 11, 7), NEW_YORK)
    assert (spring.end - spring.start).total_seconds() / 3600 == 23
    assert (autumn.end - autumn.start).total_seconds() / 3600 == 25
    assert spring.at(spring.moment(12)) == round(11 / 23 * 100, 2)


def test_marks_that_are_near_stand_above_one_another() -> None:
    assert lanes([], 1) == []
    assert lanes([10, 10, 10.5, 11, 30], 1) == [0, 1, 2, 0, 0]
