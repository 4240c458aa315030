"""Adding views: one statement, exact sums, and nothing for stories that readers cannot open."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nashra.audience.actions.add_views import add_views
from nashra.audience.decay import weight_of
from nashra.audience.models import StoryScore
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Placement

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def weights() -> dict[int, float]:
    return {row.article_id: weight_of(row.score, NOW) for row in StoryScore.objects.all()}


def test_views_of_many_hours_add_up_by_their_weights(network, stories) -> None:
    [story] = stories(1)
    for views, at in ((8, NOW - 3 * DAY), (10, NOW), (4, NOW - DAY), (1, NOW - 100 * DAY)):
        add_views({(network.maghrib.pk, story): views}, at)
    assert weights()[story] == pytest.approx(8 / 8 + 10 + 4 / 2 + 2**-100, rel=1e-9)


def test_hot_story_goes_on_counting_single_views(network, stories) -> None:
    [story] = stories(1)
    add_views({(network.maghrib.pk, story): 1_000_000}, NOW)
    for _ in range(100):
        add_views({(network.maghrib.pk, story): 1}, NOW)
    assert weights()[story] == pytest.approx(1_000_100, abs=0.01)


def test_views_of_an_hour_weigh_alike(network, stories) -> None:
    first, second = stories(2)
    add_views({(network.maghrib.pk, first): 2}, NOW)
    add_views({(network.maghrib.pk, second): 2}, NOW + timedelta(minutes=59))
    assert weights()[first] == weights()[second]


def test_story_read_again_after_years_begins_anew(network, stories) -> None:
    [story] = stories(1)
    add_views({(network.maghrib.pk, story): 10**9}, NOW - 3_650 * DAY)
    add_views({(network.maghrib.pk, story): 1}, NOW)
    assert weights()[story] == pytest.approx(1)


def test_views_that_come_out_of_order_count_by_their_hour(network, stories) -> None:
    first, second = stories(2)
    for story, hours in ((first, (NOW, NOW - DAY)), (second, (NOW - DAY, NOW))):
        for at in hours:
            add_views({(network.maghrib.pk, story): 6}, at)
    assert weights()[first] == pytest.approx(weights()[second]) == pytest.approx(9)


def test_a_write_is_one_statement_for_any_number_of_stories(network, stories) -> None:
    asked = []
    for count in (5, 5_000):
        views = {(network.maghrib.pk, number): 3 for number in stories(count)}
        for _again in range(2):  # new rows, then rows that are there
            with CaptureQueriesContext(
                connection,
            ) as statements:
                add_views(views, NOW)
            asked.append([one["sql"] for one in statements if "SAVEPOINT" not in one["sql"]])
    assert [len(statements) for statements in asked] == [1, 1, 1, 1]
    assert StoryScore.objects.count() == 5_005


def test_stories_that_an_edition_does_not_show_get_no_score(network, stories, write) -> None:
    shown, gone, deleted = stories(3)
    draft = write().pk
    unpublish(article=Article.objects.get(pk=gone), reason="error")
    delete(article=Article.objects.get(pk=deleted))
    numbers = (shown, gone, deleted, draft, 10**12)
    add_views(
        {(edition.pk, number): 1 for edition in (network.maghrib, network.misr) for number in numbers}, NOW
    )
    assert list(StoryScore.objects.values_list("edition", "article")) == [(network.maghrib.pk, shown)]


def test_story_deleted_between_its_view_and_the_write_holds_up_no_other(network, stories) -> None:
    deleted, other = stories(2)
    add_views({(network.maghrib.pk, deleted): 5}, NOW)
    delete(article=Article.objects.get(pk=deleted))
    add_views({(network.maghrib.pk, deleted): 5, (network.maghrib.pk, other): 1}, NOW)
    assert list(weights()) == [other]


def test_edition_deleted_between_a_view_and_the_write_takes_its_scores_along(network, stories) -> None:
    [story] = stories(1)
    number = network.maghrib.pk
    add_views({(number, story): 5}, NOW)
    Placement.objects.filter(edition=number).delete()
    network.maghrib.delete()
    assert not StoryScore.objects.exists()
    add_views({(number, story): 5}, NOW)
    assert not StoryScore.objects.exists()
