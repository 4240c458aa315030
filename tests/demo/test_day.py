"""The demo's desk has a day before it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from nashra.demo import day
from nashra.demo.load import _editions
from nashra.demo.load import read as stories
from nashra.newsroom.actions.review import set_up_review
from nashra.newsroom.models import Article, Assignment, Author, Comment, Photo, Placement

pytestmark = pytest.mark.usefixtures("one_connection")


@pytest.fixture
def now(db) -> datetime:
    """The day, loaded now in a newsroom that reviews."""
    now = timezone.now()
    set_up_review()
    names = {name for story in stories() for name in story["authors"]}
    authors = {name: Author.objects.create(name=name) for name in names}
    photo = Photo(title="ميناء", width=10, height=10, file="original_images/none.jpg")
    Photo.objects.bulk_create([photo])
    day.load(day.Desk(_editions(), authors, {story["key"]: photo for story in stories()}, now))
    return now


def story(words: str) -> Article:
    return Article.objects.get(headline__contains=words)


def test_stories_stand_where_a_day_leaves_them(now: datetime) -> None:
    assert story("قانون المياه").workflow_in_progress
    assert not story("قانون المياه").live
    returned = story("جبل الياسمين")
    assert returned.workflow_states.get().status == "needs_changes"
    assert Comment.objects.get(story=returned).quotation in str(returned.body)
    assert story("المرفأ 30").scheduled_revision.approved_go_live_at == now + timedelta(hours=3)
    assert story("المخطوطات").live
    assert list(story("المخطوطات").placements.values_list("edition__slug", "live")) == [
        ("maghrib", True),
        ("misr", False),
    ]
    assert Placement.objects.get(edition__slug="misr").embargo_at == now + timedelta(hours=8)
    assert not story("عبّارات").live


def test_people_see_their_own_day(now: datetime) -> None:
    assert Assignment.objects.filter(reporter__username="zakaria").count() == 2
    for person in get_user_model().objects.all():
        browser = Client()
        browser.force_login(person)
        answer = browser.get("/newsroom/")
        assert answer.status_code == 200
        assert ("قانون المياه" in answer.content.decode()) == (
            person.username in ("zakaria", "mounia", "maher")
        ), person.username
