"""When the demo's stories are published, whatever the hour at which it is loaded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nashra.demo import clock

ZONES = {"maghrib": "Africa/Casablanca", "misr": "Africa/Cairo"}
HOURS = [datetime(2026, 11, 28, hour, 5, tzinfo=UTC) for hour in range(0, 24, 3)]


def story(key: str, **fields: Any) -> dict[str, Any]:
    texts = dict.fromkeys(("headline", "summary", "caption", "body"), "")
    return {"key": key, "days_ago": 0.5, "canonical": "misr", **texts} | fields


@pytest.mark.parametrize("now", HOURS, ids=str)
def test_story_of_an_hour_is_published_at_that_hour_where_it_is_written(now: datetime) -> None:
    moment = clock.published([story("a", at="18:40", days_ago=1.1)], ZONES, now)["a"]
    assert moment.astimezone(ZoneInfo("Africa/Cairo")).strftime("%H:%M") == "18:40"
    assert timedelta(days=1.1) <= now - moment < timedelta(days=2.1)


@pytest.mark.parametrize("now", HOURS, ids=str)
def test_stories_together_keep_their_days_and_none_is_of_the_future(now: datetime) -> None:
    group = [
        story("before", at="17:00", together="final", days_before=1),
        story("final", at="23:20", together="final", days_before=1),
        story("after", at="09:10", together="final", days_ago=0.05),
    ]
    found = clock.published(group, ZONES, now)
    assert found["final"] - found["before"] == timedelta(hours=6, minutes=20)
    assert found["after"] - found["final"] == timedelta(hours=9, minutes=50)
    assert timedelta(days=0.05) <= now - found["after"] < timedelta(days=1.05)


def test_story_without_an_hour_is_as_old_as_it_says() -> None:
    assert clock.published([story("a")], ZONES, HOURS[0]) == {"a": HOURS[0] - timedelta(days=0.5)}


@pytest.mark.parametrize(("country", "month"), [("MA", "دجنبر"), ("EG", "ديسمبر")])
def test_days_are_written_with_the_months_of_the_country(country: str, month: str) -> None:
    given = story("a", body="من {+3} إلى {day +4}")
    assert clock.dated(given, HOURS[0], country)["body"] == f"من 1 {month} إلى الأربعاء 2 {month}"
