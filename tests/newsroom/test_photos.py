"""Photos from their upload to readers: what is refused, what is kept from readers, what they get."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.newsroom.roles import PHOTO_EDITOR, VIEWER, person
from tests.newsroom.test_photo_file import BROKEN, JPEG, plain, saved, with_metadata

from nashra.newsroom.actions.hide_originals import hide_originals
from nashra.newsroom.models import Article, Photo, PhotoRendition

# Wagtail leaves files open.
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*(SpooledTemporaryFile|BufferedRandom|FileIO):pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture
def editor(db: None) -> Client:
    client = Client()
    client.force_login(person(PHOTO_EDITOR))
    return client


def upload(client: Client, data: bytes, name: str = "photo.jpg") -> Any:
    file = SimpleUploadedFile(name, data, "image/jpeg")
    fields = {"title": "الميناء", "collection": "1", "credit": "", "description": "", "tags": ""}
    return client.post(reverse("wagtailimages:add"), {**fields, "file": file})


def make(data: bytes, name: str = "photo.jpg") -> Photo:
    photo = Photo(title="الميناء", file=ImageFile(BytesIO(data), name=name))
    photo.save()
    return photo


@pytest.mark.parametrize("data", BROKEN.values(), ids=list(BROKEN))
def test_file_that_cannot_be_shown_is_refused_with_a_sentence(data: bytes, editor: Client) -> None:
    answer = upload(editor, data)
    assert answer.status_code == 200
    assert "file" in answer.context["form"].errors
    assert not Photo.objects.exists()


def test_good_photo_is_taken(editor: Client) -> None:
    upload(editor, JPEG)
    assert Photo.objects.get().file_hash


@pytest.mark.parametrize(
    "name", ["صورة الميناء.jpg", "a\u202egpj.jpg", "x" * 300 + ".jpg", "100%.jpg", "../../up.jpg"]
)
def test_photo_of_any_name_is_taken_and_stays_in_its_folder(name: str, editor: Client) -> None:
    upload(editor, JPEG, name)
    upload(editor, JPEG, name)
    files = {photo.file.name for photo in Photo.objects.all()}
    assert len(files) == 2
    assert all(file.startswith("original_images/") and ".." not in file for file in files)


def test_many_at_once_are_refused_one_by_one(editor: Client) -> None:
    file = SimpleUploadedFile("photo.jpg", JPEG[:500], "image/jpeg")
    answer = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "-", "collection": "1", "files[]": file},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.json()["success"] is False


def test_photo_made_outside_the_form_is_checked_and_has_its_hash(db: None) -> None:
    with pytest.raises((ValidationError, OSError)):
        make(JPEG[: len(JPEG) // 2])
    assert not Photo.objects.exists()
    assert make(JPEG).file_hash


def shown(size: PhotoRendition) -> Image.Image:
    return Image.open(BytesIO(Path(size.file.path).read_bytes()))


def test_no_size_tells_the_place_or_the_device(db: None) -> None:
    photo = make(saved(plain(), "JPEG", exif=with_metadata().tobytes()))
    sizes = [
        photo.get_rendition(spec)
        for spec in ("max-48x48|format-webp", "max-165x165", "width-30|format-avif", "original")
    ]
    sizes += photo.get_renditions("width-20", "width-25").values()  # of one file that is opened once
    for size in sizes:
        assert dict(shown(size).getexif()) == {}, size
        assert "icc_profile" not in shown(size).info


def test_readers_reach_sizes_and_no_original(db: None, editor: Client, settings: Any) -> None:
    photo = make(JPEG)
    size = photo.get_rendition("max-48x48|format-webp")
    media = Path(settings.MEDIA_ROOT)
    assert (media / size.file.name).is_file()
    assert size.url == f"/media/{size.file.name}"
    assert not list(media.rglob("original_images"))
    assert default_storage.exists(photo.file.name)
    assert photo.file.url.startswith("/newsroom/originals/")


def test_original_is_for_those_who_work_with_photos(db: None, editor: Client) -> None:
    address = make(JPEG).file.url
    answer = editor.get(address)
    assert b"".join(answer.streaming_content) == JPEG
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    viewer = Client()
    viewer.force_login(person(VIEWER))
    assert viewer.get(address).status_code == 302
    assert Client().get(address).headers["Location"].startswith("/newsroom/login/")


@pytest.mark.parametrize(
    "name",
    ["documents/a.txt", "../nashra.sqlite3", "original_images/../../key", "original_images/none.jpg"],
)
def test_no_other_file_is_given(name: str, editor: Client) -> None:
    assert editor.get(f"/newsroom/originals/{name}").status_code == 404


def test_size_gets_another_address_with_another_file(db: None) -> None:
    photo = make(JPEG)
    before = photo.get_rendition("max-48x48|format-webp").file.name
    photo.renditions.all().delete()
    assert photo.get_rendition("max-48x48|format-webp").file.name == before
    photo.file = ImageFile(BytesIO(saved(plain(), "JPEG")), name="photo.jpg")
    photo.save()
    photo.renditions.all().delete()
    after = Photo.objects.get(pk=photo.pk).get_rendition("max-48x48|format-webp").file.name
    assert after != before
    assert "photo" not in Path(after).name


def test_photo_that_breaks_later_takes_no_list_of_the_newsroom_down(db: None, editor: Client) -> None:
    photo = make(JPEG)
    Path(photo.file.path).write_bytes(JPEG[:500])
    assert editor.get(reverse("wagtailimages:index")).status_code == 200
    assert editor.get(reverse("wagtailimages:edit", args=[photo.pk])).status_code == 200
    Path(photo.file.path).unlink()
    assert editor.get(reverse("wagtailimages:index")).status_code == 200


def test_originals_of_an_older_version_are_hidden(
    db: None, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    photo = make(JPEG)
    public = Path(settings.MEDIA_ROOT) / photo.file.name
    public.parent.mkdir(parents=True, exist_ok=True)
    Path(photo.file.path).rename(public)
    old = PhotoRendition.objects.create(
        image=photo, filter_spec="width-20", file=ImageFile(BytesIO(JPEG), name="a.jpg"), width=20, height=20
    )
    moved = storages["renditions"].save("images/a.width-20.jpg", old.file)
    PhotoRendition.objects.filter(pk=old.pk).update(file=moved)
    with django_capture_on_commit_callbacks(execute=True):
        hide_originals()
    assert not public.exists()
    assert Path(photo.file.path).read_bytes() == JPEG
    assert not PhotoRendition.objects.exists()
    assert not storages["renditions"].exists(moved)
    hide_originals()


def test_story_is_published_whatever_becomes_of_its_photo(publish: Callable[..., Article], db: None) -> None:
    photo = make(JPEG)
    Path(photo.file.path).write_bytes(b"")
    assert publish("خبر بصورة تالفة", lead_photo=photo).live


def test_deleted_photo_leaves_no_file(editor: Client, django_capture_on_commit_callbacks: Any) -> None:
    photo = make(JPEG)
    size = photo.get_rendition("max-47x47|format-webp")
    files = [Path(photo.file.path), Path(size.file.path)]
    assert all(file.is_file() for file in files)
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("wagtailimages:delete", args=[photo.pk]))
    assert not Photo.objects.exists()
    assert [file for file in files if file.exists()] == []
