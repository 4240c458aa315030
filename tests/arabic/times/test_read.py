"""Typed times, as a table: what is typed, and what it means in a zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from nashra.arabic.times.problems import Problem, TypedTimeError
from nashra.arabic.times.read import read

ZONES = {
    "Casablanca": ZoneInfo("Africa/Casablanca"),
    "Cairo": ZoneInfo("Africa/Cairo"),
    "Beirut": ZoneInfo("Asia/Beirut"),
    "New York": ZoneInfo("America/New_York"),
}
NOW = datetime(2026, 12, 5, 15, 30, 7, tzinfo=UTC)
"""A Saturday, 16:30 in Casablanca and 10:30 in New York."""


def local(text: str, city: str = "Casablanca", now: datetime = NOW, **options: object) -> str:
    """What a text means, on the city's clocks, with the offset."""
    zone = ZONES[city]
    when = read(text, now=now, zone=zone, **options)  # type: ignore[arg-type]
    assert when.utcoffset() is not None
    assert not when.utcoffset(), "moments are in UTC"
    return when.astimezone(zone).strftime("%Y-%m-%d %H:%M%z")


@pytest.mark.parametrize(
    "text",
    [
        "5/12/2026 18:30",
        "٥/١٢/٢٠٢٦ ١٨:٣٠",
        "۵/۱۲/۲۰۲۶ ۱۸:۳۰",
        "18:30 5/12/2026",
        "05-12-2026 18:30",
        "5.12.2026، 18:30",
        "2026-12-05 18:30",
        "2026-12-05T18:30:00",
        "2026/12/5 18:30",
        "2026-12-05 17:30Z",
        "2026-12-05 17:30 UTC",
        "2026-12-05T12:30:00-05:00",
        "2026-12-05T12:30-0500",
        "5 دجنبر 2026، 18:30",
        "5 ديسمبر 2026 الساعة 18:30",
        "٥ كانون الأول ٢٠٢٦ ١٨:٣٠",
        "5 كانون الأول/ديسمبر 2026 18:30",
        "5 دجمبر 2026، 6:30 مساءً",
        "السبت 5 دجنبر 2026، 18:30",
        "\N{RIGHT-TO-LEFT MARK}5 دِجَنْبِر 2026، 18:30",
        "5 décembre 2026, 18:30",
        "le samedi 5 déc. 2026 à 18h30",
        "December 5, 2026 at 6:30 pm",
        "Saturday, 5th Dec 2026 6:30PM",
        "18:30",
        "١٨:٣٠",
        "18h30",
        "6:30 م",
        "اليوم 18:30",
        "الليلة 18:30",
        "tonight 18:30",
        "ce soir à 18h30",
        "السبت 18:30",
        "5/12 18:30",
        "5 دجنبر 18:30",
        "بعد ساعة و59 دقيقة",
    ],
)
def test_half_past_six_this_evening_is_read_however_it_is_written(text: str) -> None:
    assert local(text) == "2026-12-05 18:30+0100"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("غدًا 6:00", "2026-12-06 06:00"),
        ("غدا الساعة 6", "2026-12-06 06:00"),
        ("صباح الغد 6:00", "2026-12-06 06:00"),
        ("مساء غد 8:00", "2026-12-06 20:00"),
        ("demain à 18h", "2026-12-06 18:00"),
        ("tomorrow 12:30 am", "2026-12-06 00:30"),
        ("غدا 12:00 ظهرا", "2026-12-06 12:00"),
        ("بعد غد 6:00", "2026-12-07 06:00"),
        ("après-demain 6:00", "2026-12-07 06:00"),
        ("6:00", "2026-12-06 06:00"),
        ("16:30", "2026-12-06 16:30"),  # the clock shows 16:30:07
        ("الجمعة 18:30", "2026-12-11 18:30"),
        ("السبت 9:00", "2026-12-12 09:00"),
        ("4/12 18:30", "2027-12-04 18:30"),
        ("اليوم 9:00", "2026-12-05 09:00"),
        ("بعد ساعة", "2026-12-05 17:31"),
        ("بعد ساعتين", "2026-12-05 18:31"),
        ("بعد ٣ ساعات", "2026-12-05 19:31"),
        ("بعد ثلاث ساعات", "2026-12-05 19:31"),
        ("بعد ساعة ونصف", "2026-12-05 18:01"),
        ("بعد نصف ساعة", "2026-12-05 17:01"),
        ("بعد ربع ساعة", "2026-12-05 16:46"),
        ("بعد 90 دقيقة", "2026-12-05 18:01"),
        ("بعد يومين", "2026-12-07 16:31"),
        ("بعد أسبوع", "2026-12-12 16:31"),
        ("in an hour", "2026-12-05 17:31"),
        ("in half an hour", "2026-12-05 17:01"),
        ("dans deux heures", "2026-12-05 18:31"),
        ("dans 2h30", "2026-12-05 19:01"),
        ("قبل ساعة", "2026-12-05 15:31"),
        ("منذ ساعتين", "2026-12-05 14:31"),
        ("2 hours ago", "2026-12-05 14:31"),
        ("il y a 2 heures", "2026-12-05 14:31"),
        ("أمس 18:00", "2026-12-04 18:00"),
        ("الآن", "2026-12-05 16:31"),
    ],
)
def test_words_and_what_is_left_out_are_read(text: str, meant: str) -> None:

    assert local(text)[:16] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("18:30", "2026-12-04 18:30"),
        ("9:00", "2026-12-05 09:00"),
        ("السبت 18:30", "2026-11-28 18:30"),
        ("6/12 9:00", "2025-12-06 09:00"),
    ],
)
def test_last_such_time_is_meant_where_the_past_is_asked_for(text: str, meant: str) -> None:
    assert local(text, near="last")[:16] == meant


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.NO_CLOCK),
        ("5/12/2026", Problem.NO_CLOCK),
        ("غدا", Problem.NO_CLOCK),
        ("tomorrow", Problem.NO_CLOCK),
        ("دجنبر", Problem.NO_CLOCK),
        ("18:3", Problem.UNKNOWN),
        ("18.30", Problem.UNKNOWN),
        ("6", Problem.UNKNOWN),
        ("غدا 6", Problem.UNKNOWN),
        ("قريبا", Problem.UNKNOWN),
        ("18:30 قريبا", Problem.UNKNOWN),
        ("2026 18:30", Problem.UNKNOWN),
        ("بعد قليل", Problem.UNKNOWN),
        ("بعد يوم 18:30", Problem.UNKNOWN),
        ("2026-12-05 18:30+99:00", Problem.UNKNOWN),
        ("18:30\0", Problem.UNKNOWN),
        ("x" * 100_000, Problem.UNKNOWN),
        ("18:30 19:30", Problem.TWICE),
        ("5/12/2026 6/12/2026 18:30", Problem.TWICE),
        ("غدا 5/12/2026 18:30", Problem.TWICE),
        ("يناير 5 دجنبر 18:30", Problem.TWICE),
        ("الآن 18:30", Problem.TWICE),
        ("25:00", Problem.NO_SUCH_CLOCK),
        ("24:00", Problem.NO_SUCH_CLOCK),
        ("18:60", Problem.NO_SUCH_CLOCK),
        ("صباحا 18:00", Problem.NO_SUCH_CLOCK),
        ("الليلة 1:00", Problem.NO_SUCH_CLOCK),
        ("31/2/2026 18:30", Problem.NO_SUCH_DAY),
        ("12/25/2026 18:30", Problem.NO_SUCH_DAY),
        ("0/12/2026 18:30", Problem.NO_SUCH_DAY),
        ("5/12/26 18:30", Problem.SHORT_YEAR),
        ("5/12/20266 18:30", Problem.SHORT_YEAR),
        ("الأحد 5 دجنبر 2026 18:30", Problem.OTHER_WEEKDAY),
        ("0001-01-01 00:00", Problem.OUT_OF_RANGE),
        ("9999-12-31 23:59", Problem.OUT_OF_RANGE),
    ],
)
def test_what_is_not_clear_is_refused(text: str, problem: Problem) -> None:
    with pytest.raises(TypedTimeError) as refused:
        read(text, now=NOW, zone=ZONES["Casablanca"])
    assert refused.value.problem is problem


@pytest.mark.parametrize("number", ["9" * 4, "9" * 5])
def test_spans_without_end_are_refused_and_break_nothing(number: str) -> None:
    with pytest.raises(TypedTimeError):
        read(f"بعد {number} أسبوع", now=datetime(8999, 1, 1, tzinfo=UTC), zone=ZONES["Cairo"])


SKIPPED = [
    ("Casablanca", "22/3/2026 2:30", "02:00", "03:00"),  # after Ramadan
    ("Cairo", "24/4/2026 0:30", "00:00", "01:00"),
    ("Beirut", "29/3/2026 0:30", "00:00", "01:00"),
    ("New York", "8/3/2026 2:30", "02:00", "03:00"),
]


@pytest.mark.parametrize(("city", "text", "start", "end"), SKIPPED)
def test_hour_that_a_clock_change_skips_is_refused_with_its_bounds(
    city: str, text: str, start: str, end: str
) -> None:
    with pytest.raises(TypedTimeError) as refused:
        local(text, city)
    details = refused.value.details
    assert refused.value.problem is Problem.SKIPPED
    assert (f"{details['start']:%H:%M}", f"{details['end']:%H:%M}") == (start, end)


REPEATED = [
    ("Casablanca", "15/2/2026 2:30", "+0100", "+0000"),  # before Ramadan
    ("Cairo", "29/10/2026 23:30", "+0300", "+0200"),
    ("Beirut", "24/10/2026 23:30", "+0300", "+0200"),
    ("New York", "1/11/2026 1:30", "-0400", "-0500"),
]


@pytest.mark.parametrize(("city", "text", "first", "second"), REPEATED)
def test_hour_that_a_clock_change_repeats_is_asked_about(
    city: str, text: str, first: str, second: str
) -> None:
    with pytest.raises(TypedTimeError) as refused:
        local(text, city)
    details = refused.value.details
    both = [details[name].astimezone(ZONES[city]).strftime("%z") for name in ("first", "second")]
    assert refused.value.problem is Problem.REPEATED
    assert both == [first, second]


@pytest.mark.parametrize(("city", "text", "first", "second"), REPEATED)
@pytest.mark.parametrize("words", [("(الأولى)", "(الثانية)"), ("première", "deuxième"), ("first", "second")])
def test_repeated_hour_is_chosen_by_a_word(
    city: str, text: str, first: str, second: str, words: tuple[str, str]
) -> None:
    assert local(f"{text} {words[0]}", city)[-5:] == first
    assert local(f"{text} {words[1]}", city)[-5:] == second


def test_day_without_an_hour_is_bounded_where_bounds_are_asked_for() -> None:
    assert local("5/12/2026", bound="start") == "2026-12-05 00:00+0100"
    assert local("5/12/2026", bound="end") == "2026-12-05 23:59+0100"


def test_day_begins_at_one_where_midnight_is_skipped() -> None:
    assert local("24/4/2026", "Cairo", bound="start") == "2026-04-24 01:00+0300"
    assert local("23/4/2026", "Cairo", bound="end") == "2026-04-23 23:59+0200"


def test_hours_are_counted_and_days_keep_the_clock_across_a_change() -> None:
    before = datetime(2026, 10, 31, 16, 0, tzinfo=UTC)  # 12:00 in New York, the day before the clocks go back
    assert local("in 1 day", "New York", before) == "2026-11-01 12:00-0500"
    assert local("in 24 hours", "New York", before) == "2026-11-01 11:00-0500"


def test_same_text_means_another_moment_in_another_zone() -> None:
    assert read("18:30", now=NOW, zone=ZONES["New York"]) == datetime(2026, 12, 5, 23, 30, tzinfo=UTC)
    assert read("17:00", now=NOW, zone=ZONES["Cairo"]) == datetime(2026, 12, 6, 15, 0, tzinfo=UTC)


def test_offset_decides_the_day_of_an_hour_without_one() -> None:
    late = datetime(2026, 12, 5, 23, 30, tzinfo=UTC)  # Sunday in Casablanca already
    assert local("23:45Z", now=late) == "2026-12-06 00:45+0100"
