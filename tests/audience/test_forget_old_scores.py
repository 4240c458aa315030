"""Scores that are out of the window are forgotten, a few at a time; a ranking never runs empty."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nashra.audience.actions import forget_old_scores as forgetting
from nashra.audience.actions.add_views import add_views
from nashra.audience.actions.forget_old_scores import forget_old_scores
from nashra.audience.decay import WINDOW
from nashra.audience.models import StoryScore
from nashra.audience.queries import KEPT, ranking
from nashra.newsroom.models import Placement

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def scored() -> set[int]:
    return set(StoryScore.objects.values_list("article", flat=True))


def test_single_view_is_forgotten_after_the_window_and_many_views_later(network, stories) -> None:
    many, single, within, *read = stories(3 + KEPT)
    edition = network.maghrib.pk
    add_views({(edition, story): 1 for story in read}, NOW)
    add_views({(edition, many): 2, (edition, single): 1}, NOW - WINDOW - HOUR)
    add_views({(edition, within): 1}, NOW - WINDOW + HOUR)
    assert forget_old_scores(edition, NOW) == 1
    assert scored() == {many, within, *read}


def test_ranking_never_runs_empty_however_long_nobody_reads(network, stories) -> None:
    numbers = stories(KEPT + 30)
    edition = network.maghrib.pk
    for views, story in enumerate(numbers, 1):
        add_views({(edition, story): views}, NOW - 100 * WINDOW)
    forget_old_scores(edition, NOW)
    assert ranking(edition) == numbers[::-1][:KEPT]
    assert len(scored()) == KEPT


def test_stories_taken_down_do_not_stand_for_the_ones_that_stay(network, stories) -> None:
    numbers = stories(2 * KEPT)
    edition = network.maghrib.pk
    for views, story in enumerate(numbers, 1):
        add_views({(edition, story): views}, NOW - 2 * WINDOW)
    Placement.objects.filter(article__in=numbers[KEPT:]).update(live=False)
    forget_old_scores(edition, NOW)
    assert scored() == set(numbers[:KEPT])


def test_one_call_forgets_a_bounded_number(network, stories, monkeypatch) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 10)
    edition = network.maghrib.pk
    add_views({(edition, story): 1 for story in stories(KEPT + 25)}, NOW - 2 * WINDOW)
    assert [forget_old_scores(edition, NOW) for _ in range(4)] == [10, 10, 5, 0]


def test_score_of_a_clock_that_was_wrong_does_not_stand_first_for_years(network, stories) -> None:
    wrong, right = stories(2)
    edition = network.maghrib.pk
    add_views({(edition, wrong): 1}, NOW + timedelta(days=3_000))
    add_views({(edition, right): 10**9}, NOW)
    assert ranking(edition)[0] == wrong
    assert forget_old_scores(edition, NOW) == 1
    assert ranking(edition) == [right]


def test_other_editions_keep_their_scores(network, stories) -> None:
    edition = network.misr.pk
    numbers = stories(KEPT + 5)
    Placement.objects.filter(article__in=numbers).update(edition=network.misr)
    add_views({(edition, story): 1 for story in numbers}, NOW - 2 * WINDOW)
    assert forget_old_scores(network.maghrib.pk, NOW) == 0
    assert len(scored()) == KEPT + 5
