"""The ranking: decay, ties, and what it costs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nashra.audience import queries
from nashra.audience.actions.add_views import add_views
from nashra.audience.models import StoryScore
from nashra.audience.queries import KEPT, LOOKED_AT, has_views, ranking
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Placement

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def add(network):
    def add(story: int, views: int, at: datetime = NOW) -> None:
        add_views({(network.maghrib.pk, story): views}, at)

    return add


def steps(edition: int) -> int:
    """How many steps SQLite's machine takes for a ranking."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, 1)
    try:
        ranking(edition)
    finally:
        connection.connection.set_progress_handler(None, 1)
    return taken


def test_views_of_yesterday_count_half(network, stories, add) -> None:
    yesterday, less, more = stories(3)
    add(yesterday, 100, NOW - DAY)
    add(less, 49)
    add(more, 51)
    assert ranking(network.maghrib.pk) == [more, yesterday, less]


def test_story_read_a_little_each_day_passes_one_read_once(network, stories, add) -> None:
    once, daily = stories(2)
    add(once, 30, NOW - 4 * DAY)
    for day in range(5):
        add(daily, 2, NOW - day * DAY)
    assert ranking(network.maghrib.pk) == [daily, once]


def test_of_stories_read_alike_the_newer_stands_first(network, stories, add) -> None:
    older, newer, newest = stories(3)
    for story in (newest, older, newer):
        add(story, 7)
    assert ranking(network.maghrib.pk) == [newest, newer, older]


def test_views_written_in_parts_tie_with_the_same_written_at_once(network, stories, add) -> None:
    newest_of_each = []
    for parts in ((3, 2), (1,) * 5, (4, 1), (2, 1, 1, 1)):
        older, newer = stories(2)
        for part in parts:
            add(older, part)
        add(newer, 5)
        newest_of_each += [older, newer]
    assert ranking(network.maghrib.pk) == sorted(newest_of_each, reverse=True)


def test_error_of_rounding_does_not_rank_an_older_story_before_a_newer(network, stories, add) -> None:
    older, newer = stories(2)
    add(older, 5)
    add(newer, 5)
    StoryScore.objects.filter(article=older).update(score=StoryScore.objects.get(article=newer).score + 1e-11)
    assert ranking(network.maghrib.pk) == [newer, older]


def test_story_taken_down_drops_out_at_once_and_comes_back_with_its_views(network, publish, add) -> None:
    first, second = publish("الأول"), publish("الثاني")
    add(first.pk, 9)
    add(second.pk, 1)
    unpublish(article=first, reason="error")
    assert ranking(network.maghrib.pk) == [second.pk]
    publish_now(article=Article.objects.get(pk=first.pk))
    assert ranking(network.maghrib.pk) == [first.pk, second.pk]


def test_editions_rank_for_themselves(network, stories, add) -> None:
    here, there = stories(2)
    Placement.objects.filter(article=there).update(edition=network.misr)
    add_views({(network.maghrib.pk, here): 1, (network.misr.pk, there): 9}, NOW)
    assert (ranking(network.maghrib.pk), ranking(network.misr.pk)) == ([here], [there])
    assert has_views(network.misr.pk)


def test_edition_without_views_has_no_ranking(network, stories) -> None:
    stories(3)
    assert ranking(network.maghrib.pk) == []
    assert not has_views(network.maghrib.pk)


def test_ranking_keeps_the_first_alone(network, stories, add) -> None:
    numbers = stories(KEPT + 5)
    for views, story in enumerate(numbers, 1):
        add(story, views)
    assert ranking(network.maghrib.pk) == numbers[::-1][:KEPT]


def test_ranking_reads_as_much_of_five_thousand_stories_as_of_a_hundred(network, stories, add) -> None:
    taken = []
    for count in (100, 4_900):
        add_views({(network.maghrib.pk, story): 2 for story in stories(count)}, NOW)
        taken.append(steps(network.maghrib.pk))
    assert taken[1] <= taken[0] * 1.05


def test_ranking_is_one_statement_that_walks_an_index(network, stories, add) -> None:
    add_views({(network.maghrib.pk, story): 2 for story in stories(LOOKED_AT)}, NOW)
    with CaptureQueriesContext(connection) as statements:
        ranking(network.maghrib.pk)
    assert len(statements) == 1
    plan = queries.top_scores(network.maghrib.pk)[:LOOKED_AT].explain()
    assert "scores_of_edition" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan
