"""What happens by itself, at its time."""

from __future__ import annotations

from datetime import timedelta
from unittest import mock

import pytest
from django.utils import timezone

from nashra.newsroom import schedule
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.models import Article, Placement

HOUR = timedelta(hours=1)


@pytest.fixture
def at(monkeypatch):
    """Runs what is due as if it were another time."""

    def run(when) -> int:
        with mock.patch("django.utils.timezone.now", return_value=when):
            return schedule.run_due(when)

    return run


def test_scheduled_story_is_hidden_until_its_minute(write, at) -> None:
    when = timezone.now() + HOUR
    publish_now(article=write(go_live_at=when))
    assert at(when - timedelta(seconds=1)) == 0
    assert not Placement.objects.get().live
    assert at(when) == 1
    assert Article.objects.get().live
    assert Placement.objects.get().live


def test_story_ends_at_its_time(publish, at) -> None:
    story = publish()
    when = timezone.now() + HOUR
    Article.objects.filter(pk=story.pk).update(expire_at=when)
    assert at(when) == 1
    story.refresh_from_db()
    assert (story.live, story.expired, Placement.objects.get().live) == (False, True, False)


def test_placement_waits_for_the_end_of_its_embargo_alone(network, publish, at) -> None:
    there = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.world)]
    story = publish(placements=there)
    when = timezone.now() + HOUR
    Placement.objects.filter(article=story.pk, edition=network.misr).update(live=False, embargo_at=when)
    assert at(when) == 1
    assert Placement.objects.filter(live=True).count() == 2


def test_placement_ends_where_its_edition_says(network, publish, at) -> None:
    story = publish()
    when = timezone.now() + HOUR
    Placement.objects.filter(article=story.pk).update(expires_at=when)
    assert at(when) == 1
    assert (Article.objects.get().live, Placement.objects.get().live) == (True, False)


def test_story_that_fails_does_not_hold_up_the_next(write, at, monkeypatch, caplog) -> None:
    when = timezone.now() + HOUR
    first, second = (write(name, go_live_at=when) for name in ("الأول", "الثاني"))
    publish_now(article=first)
    publish_now(article=second)
    from nashra.newsroom.actions import placements

    lock = placements.lock

    def failing(number: int) -> Article:
        if number == first.pk:
            raise RuntimeError("الأول")
        return lock(number)

    monkeypatch.setattr(placements, "lock", failing)
    assert at(when) == 1
    assert list(Article.objects.filter(live=True)) == [second]
    assert f"story {first.pk} going live failed" in caplog.text
