"""Photos found by their words, however they are typed, in the list and in the dialogue."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.newsroom.roles import EDITOR, PHOTO_EDITOR, person
from tests.newsroom.test_photo_file import JPEG
from tests.plans import plan

from nashra.newsroom.models import Photo
from nashra.newsroom.queries import found_photos

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"  # Wagtail's
)


def make(title: str, **fields: Any) -> Photo:
    made: Photo = Photo.objects.create(title=title, file=ImageFile(BytesIO(JPEG), name="a.jpg"), **fields)
    return made


@pytest.fixture
def photos(db: None) -> None:
    make("صيّادون في ميناءٍ قديم", city="الصويرة", credit="وكالة الأنباء")
    make("مظاهرة أمام البرلمان", caption="إضرابُ الأساتذة في الرباط", credit="رويترز")
    make("Market in Fez", agency="AFP")


def browser(role: str) -> Client:
    client = Client()
    client.force_login(person(role))
    return client


WORDS = [
    ("الميناء", 1),
    ("صيادون", 1),
    ("الصويره", 1),
    ("صوير", 1),
    ("انباء", 1),
    ("اضراب", 1),
    ("الاساتذه", 1),
    ("بالرباط", 1),
    ("مظاهره البرلمان", 1),
    ("مظاهرة الميناء", 0),
    ("market", 1),
    ("afp", 1),
    ("في", 2),
    ("«»", 0),
]


@pytest.mark.parametrize(("typed", "count"), WORDS)
def test_photo_is_found_in_the_list_and_in_the_dialogue(typed: str, count: int, photos: None) -> None:
    listed = browser(PHOTO_EDITOR).get(reverse("wagtailimages:index_results"), {"q": typed})
    assert len(listed.context["object_list"]) == count
    offered = browser(EDITOR).get(reverse("wagtailimages_chooser:choose_results"), {"q": typed})
    assert len(offered.context["results"].object_list) == count
    assert typed in listed.content.decode() or count


def test_however_many_have_the_words_the_index_is_asked_once_for_the_newest(
    photos: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_photos, "MOST", 2)
    newest = [make(f"ميناء {number}").pk for number in range(3)][1:]
    with CaptureQueriesContext(connection) as queries:
        listed = browser(PHOTO_EDITOR).get(reverse("wagtailimages:index_results"), {"q": "ميناء"})
    assert [photo.pk for photo in listed.context["object_list"]] == newest[::-1]
    assert len([one for one in queries if "MATCH" in one["sql"]]) == 1
    (statement,) = [one["sql"] for one in queries if "MATCH" in one["sql"]]
    words, entry = plan(statement)  # and nothing is sorted
    assert words.startswith("SCAN modelsearch_indexentry_fts VIRTUAL TABLE INDEX")
    assert entry == "SEARCH entry USING INTEGER PRIMARY KEY (rowid=?)"


def test_photo_whose_rights_ended_is_not_offered(photos: None) -> None:
    make("ميناء آخر", expires_at=timezone.now() - timedelta(hours=1))
    offered = browser(EDITOR).get(reverse("wagtailimages_chooser:choose_results"), {"q": "ميناء"})
    assert [photo.city for photo in offered.context["results"]] == ["الصويرة"]
    every = browser(PHOTO_EDITOR).get(reverse("wagtailimages:index_results"), {"q": "ميناء"})
    assert len(every.context["object_list"]) == 2
