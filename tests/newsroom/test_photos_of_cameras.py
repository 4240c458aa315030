"""Photos as cameras and phones write them, with more in their files than one picture."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.newsroom.roles import PHOTO_EDITOR, VIEWER, person

from nashra.newsroom.models import Photo
from nashra.newsroom.photo_file import read_photo

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"  # Wagtail's
)


def with_another(kind: str) -> bytes:
    """A red photo, with a smaller blue one in the same file."""
    data = BytesIO()
    small = Image.new("RGB", (64, 48), "blue")
    Image.new("RGB", (120, 80), "red").save(data, kind, save_all=True, append_images=[small])
    return data.getvalue()


@pytest.mark.parametrize("kind", ["MPO", "HEIF"])
def test_preview_beside_a_photo_makes_no_film_of_it(kind: str) -> None:
    image = read_photo(BytesIO(with_another(kind)))
    assert image.size == (120, 80)
    red, green, blue = image.getpixel((60, 40))
    assert red > 230
    assert max(green, blue) < 25


@pytest.mark.parametrize(("kind", "name"), [("MPO", "photo.JPG"), ("HEIF", "photo.heic")])
def test_photo_with_a_preview_is_taken_by_the_form_and_has_sizes(kind: str, name: str, db: None) -> None:
    editor = Client()
    editor.force_login(person(PHOTO_EDITOR))
    file = SimpleUploadedFile(name, with_another(kind), "image/jpeg")
    fields = {"title": "الميناء", "collection": "1", "credit": "", "description": "", "tags": ""}
    editor.post(reverse("wagtailimages:add"), {**fields, "file": file})
    size = Photo.objects.get().get_rendition("max-60x60|format-webp")
    assert (size.width, size.height) == (60, 40)
    assert Path(size.file.path).is_file()


def test_colour_that_stands_for_nothing_stays_transparent() -> None:
    data = BytesIO()
    Image.new("RGB", (60, 40), (9, 9, 9)).save(data, "PNG", transparency=(9, 9, 9))
    image: Any = read_photo(data)
    assert image.mode == "RGBA"
    assert image.getpixel((5, 5))[3] == 0


def test_way_out_of_the_portraits_leads_to_no_photo(db: None) -> None:
    name = default_storage.save("original_images/secret.jpg", ContentFile(b"x"))
    default_storage.save("avatar_images/a.jpg", ContentFile(b"x"))
    viewer = Client()
    viewer.force_login(person(VIEWER))
    assert viewer.get(f"/newsroom/originals/avatar_images/../{name}").status_code == 404
    portrait = viewer.get("/newsroom/originals/avatar_images/a.jpg")
    assert portrait.status_code == 200
    portrait.close()
