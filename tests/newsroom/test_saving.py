"""A form that is sent twice makes one story."""

from __future__ import annotations

import pytest
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.newsroom.models import Article, Author, Placement

JSON = {"Accept": "application/json"}


@pytest.fixture
def form(desk, network):
    """A new story's form, filled in with an author and a placement."""
    author = Author.objects.create(name="سلمى الناصري")
    data = filled(desk, story_url("add"), headline="قمة في الميناء", body="الفقرة الأولى.")
    byline = {"bylines-0-author": str(author.pk), "bylines-0-id": "", "bylines-0-ORDER": "1"}
    data.update({**byline, "bylines-0-DELETE": "", "bylines-TOTAL_FORMS": "1"})
    data["placements-0-section"] = str(network.world.pk)
    return data


def test_form_has_a_key_of_its_own(desk, network) -> None:
    one, other = (filled(desk, story_url("add"))["form_key"] for _ in range(2))
    assert one
    assert one != other


def test_form_sent_twice_changes_the_story_that_it_made(desk, form) -> None:
    first = desk.post(story_url("add"), form, headers=JSON).json()
    form["headline"] = "قمة في الميناء القديم"
    again = desk.post(story_url("add"), form, headers=JSON).json()
    story = Article.objects.get()
    assert again["success"], again
    assert (again["url"], again["pk"]) == (first["url"], story.pk)
    content = story.latest_revision.content
    assert content["headline"] == "قمة في الميناء القديم"
    assert (len(content["bylines"]), len(content["placements"])) == (1, 1)


def test_publishing_a_form_that_was_saved_meanwhile_publishes_that_story(desk, form) -> None:
    desk.post(story_url("add"), form, headers=JSON)
    response = desk.post(story_url("add"), {**form.dict(), "action-publish": "1"})
    assert response.status_code == 302
    story = Article.objects.get()
    assert story.live
    assert (story.bylines.count(), Placement.objects.filter(live=True).count()) == (1, 1)


def test_two_forms_make_two_stories(desk, network) -> None:
    for _ in range(2):
        desk.post(story_url("add"), filled(desk, story_url("add"), headline="قمة"))
    assert Article.objects.count() == 2


def test_form_without_a_key_is_saved(desk, form) -> None:
    form["form_key"] = "x"
    assert desk.post(story_url("add"), form).status_code == 200
    form["form_key"] = ""
    assert desk.post(story_url("add"), form).status_code == 302
    assert Article.objects.get().form_key is None
