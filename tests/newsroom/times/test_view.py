"""What a typed time means, as the newsroom answers while it is typed."""

from __future__ import annotations

import sys
import zoneinfo
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.admin.times.purpose import GO_LIVE, PURPOSES
from nashra.newsroom.admin.times.reading import Typed, moment_of

CASABLANCA = ZoneInfo("Africa/Casablanca")


def told(newsroom, **asked: object) -> dict:
    response = newsroom.get(reverse("typed_time"), {"purpose": "go_live", **asked})
    assert response.status_code == 200
    return response.json()


def test_time_is_written_out_with_what_it_means(newsroom, network) -> None:
    answer = told(newsroom, text="بعد ساعتين", edition=network.maghrib.pk)
    assert answer["meaning"].startswith("يُنشر بعد ساعتين، ")
    assert answer["meaning"].endswith(" بتوقيت الدار البيضاء")
    when = moment_of(Typed(answer["text"]), clock_of(network.maghrib), GO_LIVE, timezone.now())
    assert timedelta(hours=1, minutes=59) < when - timezone.now() < timedelta(hours=2, minutes=2)
    assert (answer["error"], answer["zone"]) == ("", "Africa/Casablanca")


def test_moment_is_told_on_another_editions_clock(newsroom, network) -> None:
    network.misr.time_zone = "America/New_York"
    network.misr.save()
    asked = {"text": "5/12/2031 18:30", "zone": "Africa/Casablanca", "edition": network.misr.pk}
    answer = told(newsroom, **asked)
    assert answer["text"] == "٥ ديسمبر ٢٠٣١، ١٢:٣٠"
    assert answer["zone_name"] == "بتوقيت نيويورك (مصر اليوم)"


@pytest.mark.parametrize("text", ["18.30", "5/12/2001 18:30", "x" * 3000, "\N{ARABIC LETTER ALEF}\ud7ff"])
def test_what_is_refused_is_left_as_it_was_typed(newsroom, network, text: str) -> None:
    answer = told(newsroom, text=text, edition=network.maghrib.pk)
    assert answer["text"] == text
    assert answer["error"]
    assert not answer["meaning"]


def test_hour_that_comes_twice_is_offered_both_ways(newsroom, network) -> None:
    network.maghrib.time_zone = "America/New_York"
    network.maghrib.save()
    answer = told(newsroom, text="2/11/2031 1:30", edition=network.maghrib.pk)
    assert [word for word, _text in answer["ways"]] == ["الأولى", "الثانية"]
    meanings = [
        told(newsroom, text=text, edition=network.maghrib.pk)["meaning"] for _word, text in answer["ways"]
    ]
    assert [meaning.count("الأولى") for meaning in meanings] == [1, 0]


@pytest.mark.parametrize("edition", ["", "0", "x", "٣", "9" * 30])
def test_unknown_edition_is_answered_on_the_first_editions_clock(newsroom, network, edition: str) -> None:
    assert told(newsroom, text="18:30", edition=edition)["zone"] == "Africa/Casablanca"


def test_nobody_is_answered_who_may_not_enter(client, network) -> None:
    response = client.get(reverse("typed_time"), {"text": "18:30"})
    assert response.status_code == 302


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
@pytest.mark.parametrize("name", PURPOSES)
def test_every_choice_can_be_read(network, language: str, name: str) -> None:
    purpose = PURPOSES[name]
    morning = timezone.now().astimezone(CASABLANCA).replace(hour=9)
    with translation.override(language):
        clock = clock_of(network.maghrib)
        for text in purpose.choices:
            assert moment_of(Typed(str(text)), clock, purpose, morning)


@pytest.mark.parametrize(
    ("language", "span", "said"),
    [
        ("ar", timedelta(hours=1), "بعد ساعة"),
        ("ar", timedelta(hours=2, minutes=5), "بعد ساعتين و5 دقائق"),
        ("ar", timedelta(days=3, hours=11, minutes=7), "بعد 3 أيام و11 ساعة"),
        ("ar", timedelta(minutes=-1), "قبل دقيقة"),
        ("ar", timedelta(days=-2, seconds=-1), "قبل يومين"),
        ("ar", timedelta(hours=2, seconds=59), "بعد ساعتين"),
        ("ar", timedelta(0), "الآن"),
        ("fr", timedelta(days=1, minutes=4), "dans 1 jour"),
        ("en", timedelta(minutes=-90), "1 hour and 30 minutes ago"),
    ],
)
def test_distance_is_told_in_its_two_largest_units(
    network, language: str, span: timedelta, said: str
) -> None:
    with translation.override(language):
        assert wording.relative(span, clock_of(network.maghrib)) == said


def test_meaning_in_french_names_the_zone(network) -> None:
    now = timezone.now()
    with translation.override("fr"):
        meaning = wording.meaning(now + timedelta(hours=2), clock_of(network.maghrib), now, GO_LIVE)
    assert meaning.startswith("Sera publié dans 2 heures, ")
    assert meaning.endswith(", heure : Casablanca")


def test_zones_are_read_from_the_disk_once_a_process(newsroom, network) -> None:
    read, clock = [], clock_of(network.maghrib)
    zones = zoneinfo.available_timezones.__code__
    sys.setprofile(lambda frame, event, _: read.append(event) if frame.f_code is zones else None)
    try:
        for name in ("", "Africa/Casablanca", "Asia/Tokyo", "Asia/Nowhere", "Asia/Riyadh"):
            clock.in_zone(name)
    finally:
        sys.setprofile(None)
    assert read.count("call") <= 1
