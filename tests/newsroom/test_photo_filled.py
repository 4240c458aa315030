"""Photos filled from what their files say, by every way in."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.newsroom.photo_metadata.files import record, with_iptc
from tests.newsroom.roles import PHOTO_EDITOR, person

from nashra.newsroom.models import Photo

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"  # Wagtail's
)

FILE = with_iptc(
    record(105, "مرفأ الصويرة".encode()),
    record(120, "صيّادون\nفي الميناء".encode()),
    record(110, "أ ف ب".encode()),
    record(115, b"AFP"),
    record(90, "الصويرة".encode()),
    record(55, b"20261124"),
)
SAID = ("مرفأ الصويرة", "صيّادون\nفي الميناء", "أ ف ب", "AFP", "الصويرة", date(2026, 11, 24))
FIELDS = ("title", "caption", "credit", "agency", "city", "taken_on")


@pytest.fixture
def editor(db: None) -> Client:
    client = Client()
    client.force_login(person(PHOTO_EDITOR))
    return client


def values() -> tuple[Any, ...]:
    return Photo.objects.values_list(*FIELDS).get()


def uploaded(name: str = "IMG_0042.jpg", data: bytes = FILE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "image/jpeg")


def add(editor: Client, **fields: str) -> None:
    editor.post(
        reverse("wagtailimages:add"), {"title": "IMG 0042", "collection": "1", "file": uploaded(), **fields}
    )


def test_form_takes_what_the_file_says(editor: Client) -> None:
    add(editor)
    assert values() == SAID


def test_what_an_editor_typed_stays(editor: Client) -> None:
    add(editor, title="صورة اليوم", credit="سلمى", city="طنجة")
    assert values() == ("صورة اليوم", SAID[1], "سلمى", "AFP", "طنجة", SAID[5])


@pytest.mark.parametrize("title", ["IMG_0042", "IMG_0042.jpg", "IMG 0042"])
def test_title_that_is_the_files_name_was_typed_by_nobody(editor: Client, title: str) -> None:
    add(editor, title=title)
    assert values()[0] == SAID[0]


def test_many_at_once_and_the_dialogue_take_it_too(editor: Client) -> None:
    answer = editor.post(
        reverse("wagtailimages:add_multiple"), {"title": "IMG_0042", "collection": "1", "files[]": uploaded()}
    )
    assert SAID[0] in answer.json()["form"]
    assert values() == SAID
    Photo.objects.all().delete()
    prefix = "image-chooser-upload"
    editor.post(
        reverse("wagtailimages_chooser:create"),
        {f"{prefix}-title": "IMG_0042", f"{prefix}-collection": "1", f"{prefix}-file": uploaded()},
    )
    assert values() == SAID


def test_photo_made_by_an_importer_is_filled(db: None) -> None:
    Photo.objects.create(title="", file=ImageFile(BytesIO(FILE), name="a.jpg"))
    assert values() == SAID


def test_new_file_of_a_photo_changes_no_words(editor: Client) -> None:
    photo = Photo.objects.create(title="الميناء", file=ImageFile(BytesIO(with_iptc()), name="a.jpg"))
    editor.post(
        reverse("wagtailimages:edit", args=[photo.pk]),
        {"title": "الميناء", "collection": "1", "credit": "", "file": uploaded()},
    )
    assert values() == ("الميناء", "", "", "", "", None)


def test_long_values_fit_their_fields(db: None) -> None:
    long = with_iptc(record(110, "كلمة ".encode() * 60), record(90, b"x" * 300), record(105, b"y" * 400))
    photo = Photo.objects.create(title="", file=ImageFile(BytesIO(long), name="a.jpg"))
    photo.full_clean()
    assert photo.credit.endswith("…")
