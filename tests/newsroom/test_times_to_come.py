"""What lists of stories say of times to come, and how they are filtered by them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone, translation

from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.scheduled_change import stop
from nashra.newsroom.admin import columns, list_search, status
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.admin.times.wording import in_words
from nashra.newsroom.admin.times_to_come import add_times_to_come
from nashra.newsroom.models import Article, Placement, ScheduledChange, Stopped

STORIES = "/newsroom/stories/"


def test_list_says_what_is_to_happen_and_when_in_the_zone_of_each_edition(
    desk, network, write, publish
) -> None:
    later = datetime(2099, 1, 5, 17, 30, tzinfo=UTC)
    waits = publish_now(article=write("ينتظر", go_live_at=later))
    changes = publish("يتغير")
    changes.go_live_at = later
    changes.save_revision()
    publish_now(article=changes)
    ends = publish("ينتهي")
    Article.objects.filter(pk=ends.pk).update(expire_at=later)
    held = publish(
        "محجوب",
        placements=[
            PlacementDraft(network.maghrib, network.world),
            PlacementDraft(network.misr, network.world),
        ],
    )
    Placement.objects.filter(article=held.pk, edition=network.misr).update(live=False, embargo_at=later)
    rows = {story.pk: story.times_to_come for story in desk.get(STORIES).context["object_list"]}
    with translation.override("ar"):
        casablanca, cairo = (in_words(later, clock_of(one)) for one in (network.maghrib, network.misr))
    assert "18:30" in casablanca
    assert rows[waits.pk] == (f"يُنشر {casablanca}",)
    assert rows[changes.pk] == (f"تغيير مجدول في {casablanca}",)
    assert rows[ends.pk] == (f"ينتهي {casablanca}",)
    assert rows[held.pk] == (f"{network.misr}: ليس قبل {cairo}",)


@pytest.mark.parametrize("state", ["scheduled", "changing", "embargoed", "ending", "stopped"])
def test_list_is_filtered_by_times_to_come(desk, network, write, publish, state: str) -> None:
    later = timezone.now() + timedelta(hours=1)
    publish("بلا موعد")
    found = publish(state) if state != "scheduled" else write(state, go_live_at=later)
    if state == "scheduled":
        publish_now(article=found)
    elif state in ("changing", "stopped"):
        found.go_live_at = later
        found.save_revision()
        publish_now(article=found)
        if state == "stopped":
            stop(ScheduledChange.objects.get(), Stopped.CONFLICT)
    elif state == "embargoed":
        Placement.objects.filter(article=found.pk).update(live=False, embargo_at=later)
    else:
        Placement.objects.filter(article=found.pk).update(expires_at=later)
    assert [story.pk for story in desk.get(f"{STORIES}?state={state}").context["object_list"]] == [found.pk]


def test_times_to_come_take_as_many_statements_for_one_story_as_for_many(
    publish, django_assert_num_queries
) -> None:
    stories = [publish(f"خبر {number}") for number in range(4)]
    for count in (1, 4):
        listed = list(columns.rows(Article.objects.filter(pk__in=[one.pk for one in stories[:count]])))
        with django_assert_num_queries(2):
            add_times_to_come(listed)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plans")
@pytest.mark.parametrize("state", [one for one in status.FILTERS if one != status.LIVE])
def test_no_filter_by_state_reads_all_stories(db, state: str) -> None:
    """Of what is published most are, so those alone are walked in the list's order."""
    listed = columns.rows(status.in_state(Article.objects.all(), state)).order_by("-updated_at", "-pk")
    counted = listed[: list_search.LIMIT].values_list("pk")
    plan = counted.explain().splitlines()
    own = ("article_draft", "article_withdrawn", "article_in_progress", "article_killed")
    read = [line for line in plan if "SCAN newsroom_article" in line]
    assert all(any(name in line for name in own) for line in read), plan
