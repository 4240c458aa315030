"""The list of stories by when they were changed, as an editor types it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.newsroom.posts.post import story_url

from nashra.newsroom.models import Article


@pytest.fixture
def stories(network, write) -> list[int]:
    """Two stories: changed at 23:30 UTC on 4 December 2025 (the 5th in Casablanca), and a day later."""
    numbers = [write("الأول").pk, write("الثاني").pk]
    for number, day in zip(numbers, (4, 5), strict=True):
        Article.objects.filter(pk=number).update(updated_at=datetime(2025, 12, day, 23, 30, tzinfo=UTC))
    return numbers


def listed(newsroom, **chosen: str) -> list[int]:
    response = newsroom.get(story_url("list"), chosen)
    assert response.status_code == 200
    return sorted(story.pk for story in response.context["object_list"])


def test_day_is_the_editions_own(newsroom, stories) -> None:
    assert listed(newsroom, changed_since="5/12/2025", changed_until="5/12/2025") == stories[:1]
    assert listed(newsroom, changed_since="٦ دجنبر ٢٠٢٥") == stories[1:]
    assert listed(newsroom, changed_until="2025-12-05 00:29") == []
    assert listed(newsroom, changed_until="2025-12-05 00:30") == stories[:1]


def test_day_is_that_of_the_edition_that_is_chosen(newsroom, network, stories) -> None:
    network.maghrib.time_zone = "America/New_York"
    network.maghrib.save()
    chosen = {"main_edition": str(network.maghrib.pk)}
    assert listed(newsroom, changed_since="5/12/2025", **chosen) == stories[1:]


def test_what_cannot_be_read_is_refused_at_the_field_and_kept(newsroom, stories) -> None:
    response = newsroom.get(story_url("list"), {"changed_since": "5/13/2025"})
    page = response.content.decode()
    assert "لا يوجد يوم «5/13/2025»" in page
    assert 'value="5/13/2025"' in page
    assert list(response.context["object_list"]) == []


@pytest.mark.parametrize("edition", ["x", "999", "٣", ""])
def test_unknown_edition_breaks_nothing(newsroom, stories, edition: str) -> None:
    assert (
        newsroom.get(story_url("list"), {"main_edition": edition, "changed_since": "أمس"}).status_code == 200
    )


def test_chosen_times_stand_among_the_active_filters(newsroom, stories) -> None:
    page = newsroom.get(story_url("list"), {"changed_since": "5/12/2025"}).content.decode()
    assert "الجمعة 5 دجنبر 2025" in page
