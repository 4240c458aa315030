from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from nashra.arabic.conventions import conventions_of
from nashra.arabic.dates import MomentText, TodayText, hijri, moment, today

MOROCCO = conventions_of("MA", "ar")
EGYPT = conventions_of("EG", "ar")
WHEN = datetime(2026, 11, 24, 8, 40, 59, tzinfo=UTC)


def test_morocco_writes_its_own_month_names_latin_digits_and_a_day_clock() -> None:
    assert moment(WHEN, MOROCCO) == MomentText(
        iso="2026-11-24T08:40:59Z",
        clock="9:40",
        day="24 نونبر 2026",
        full="الثلاثاء 24 نونبر 2026، 9:40",
    )


def test_egypt_writes_arabic_indic_digits_and_half_days() -> None:
    shown = moment(WHEN, EGYPT)
    assert shown.full == "الثلاثاء ٢٤ نوفمبر ٢٠٢٦، ١٠:٤٠ ص"
    assert shown.iso == "2026-11-24T08:40:59Z"


@pytest.mark.parametrize(
    ("country", "month", "name"),
    [
        ("MA", 1, "يناير"),
        ("MA", 5, "ماي"),
        ("MA", 8, "غشت"),
        ("DZ", 1, "جانفي"),
        ("TN", 8, "أوت"),
        ("LB", 1, "كانون الثاني"),
        ("IQ", 8, "آب"),
        ("SA", 8, "أغسطس"),
    ],
)
def test_months_are_called_as_in_the_country(country: str, month: int, name: str) -> None:
    day = moment(datetime(2026, month, 3, 12, tzinfo=UTC), conventions_of(country, "ar")).day
    assert day.split(" ", 1)[1].rsplit(" ", 1)[0] == name


def test_the_day_is_the_editions_and_not_that_of_utc() -> None:
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert moment(late, MOROCCO).day == "1 يناير 2027"
    assert moment(late, MOROCCO).clock == "0:30"
    assert moment(late, MOROCCO).iso == "2026-12-31T23:30:00Z"


def test_summer_time_is_followed() -> None:
    assert moment(datetime(2026, 7, 1, 12, tzinfo=UTC), EGYPT).clock == "٣:٠٠ م"
    assert moment(datetime(2026, 1, 1, 12, tzinfo=UTC), EGYPT).clock == "٢:٠٠ م"


def test_a_moment_in_another_zone_is_the_same_moment() -> None:
    elsewhere = WHEN.astimezone(timezone(timedelta(hours=5)))
    assert moment(elsewhere, MOROCCO) == moment(WHEN, MOROCCO)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moment(datetime(2026, 11, 24, 8, 40), MOROCCO)


def test_french_follows_french_habits() -> None:
    shown = moment(WHEN, conventions_of("MA", "fr"))
    assert shown.full == "mardi 24 novembre 2026, 09:40"


def test_today_carries_both_calendars() -> None:
    assert today(date(2026, 11, 24), MOROCCO) == TodayText(
        iso="2026-11-24", text="الثلاثاء 24 نونبر 2026", hijri="14 جمادى الآخرة 1448\N{NO-BREAK SPACE}هـ"
    )


def test_today_carries_one_calendar_where_the_edition_has_one() -> None:
    assert today(date(2026, 11, 24), replace(MOROCCO, calendar="gregorian")).hijri == ""


def test_the_hijri_date_takes_the_editions_digits() -> None:
    assert hijri(date(2024, 3, 11), EGYPT) == "١ رمضان ١٤٤٥\N{NO-BREAK SPACE}هـ"


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2090, 1, 1)])
def test_there_is_no_hijri_date_outside_the_calendars_years(day: date) -> None:
    assert hijri(day, MOROCCO) == ""
