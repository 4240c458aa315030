"""Pictures that are here already: found whatever their file, told before they are saved again."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from tests.network import Network
from tests.newsroom.roles import EDITOR, PHOTO_EDITOR, SUPERUSER, VIEWER, person
from tests.plans import plan
from wagtail.models import UploadedFile

from nashra.demo.pictures.draw import draw
from nashra.newsroom.actions.hash_photos import LEAST, hash_photos
from nashra.newsroom.models import Article, Membership, Photo, PhotoBand
from nashra.newsroom.photo_file import read_photo
from nashra.newsroom.picture_hash import MOST_DIFFERENT, are_alike, bands, picture_hash
from nashra.newsroom.queries.alike_photos import alike
from nashra.newsroom.roles import Role

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*(SpooledTemporaryFile|BufferedRandom|FileIO):pytest.PytestUnraisableExceptionWarning"  # Wagtail's
)
HARBOUR, OTHER = draw("sea-day", 1, 360, 240), draw("skyline-dusk", 2, 360, 240)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    data = BytesIO()
    image.save(data, kind, **options)
    return data.getvalue()


def opened(data: bytes = HARBOUR) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


AGAIN: dict[str, Callable[[], bytes]] = {
    "saved worse": lambda: saved(opened(), quality=25),
    "smaller": lambda: saved(opened().resize((120, 80))),
    "PNG": lambda: saved(opened(), "PNG"),
    "WebP": lambda: saved(opened(), "WEBP", quality=50),
    "grey": lambda: saved(opened().convert("L")),
    "transparent mode": lambda: saved(opened().convert("RGBA"), "PNG"),
}


def look(data: bytes) -> int:
    found = picture_hash(read_photo(BytesIO(data)))
    assert found is not None
    return found


@pytest.mark.parametrize("data", [make() for make in AGAIN.values()], ids=list(AGAIN))
def test_same_picture_in_another_file_looks_alike(data: bytes) -> None:
    assert are_alike(look(data), look(HARBOUR))


def test_another_picture_does_not_and_a_plain_one_looks_like_nothing() -> None:
    assert not are_alike(look(OTHER), look(HARBOUR))
    assert picture_hash(Image.new("RGB", (60, 40), "teal")) is None


def test_hashes_that_differ_in_five_bits_share_a_band_wherever_they_are() -> None:
    value = look(HARBOUR)
    for start in range(64):
        other = value
        for bit in range(MOST_DIFFERENT):
            other ^= 1 << (start + bit * 13) % 64
        assert set(bands(value)) & set(bands(other))


def make(title: str = "الميناء", data: bytes = HARBOUR) -> Photo:
    made: Photo = Photo.objects.create(title=title, file=ImageFile(BytesIO(data), name="a.jpg"))
    return made


def test_alike_photos_are_found_among_many_by_their_bands_alone(db: None) -> None:
    first = make()
    others = [
        Photo(title="-", file="-", width=1, height=1, picture_hash=f"{n << 20:016x}") for n in range(1, 500)
    ]
    made = Photo.objects.bulk_create(others)
    rows = [PhotoBand(photo=one, band=band) for one in made for band in bands(int(one.picture_hash, 16))]
    PhotoBand.objects.bulk_create(rows)
    with CaptureQueriesContext(connection) as queries:
        assert alike(look(AGAIN["saved worse"]())) == [first]
    assert len(queries) == 3
    steps = " ".join(plan(queries[0]["sql"]))
    assert "photo_band" in steps
    assert "SCAN newsroom_photoband" not in steps


def test_photo_with_another_file_is_found_by_that_one(db: None) -> None:
    photo = make()
    photo.file = ImageFile(BytesIO(OTHER), name="b.jpg")
    photo.save()
    assert (alike(look(HARBOUR)), alike(look(OTHER))) == ([], [photo])


def test_older_photos_are_found_once_the_worker_has_looked_at_them(db: None) -> None:
    photo, plain = make(), make(data=saved(Image.new("RGB", (60, 40), "teal")))
    PhotoBand.objects.all().delete()
    Photo.objects.update(picture_hash="")
    assert hash_photos() == 2
    assert alike(look(HARBOUR)) == [photo]
    plain.refresh_from_db()
    assert (plain.picture_hash, hash_photos()) == ("-", 0)


def test_older_photos_are_looked_at_while_there_is_time_and_some_of_them_at_least(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _number in range(4):
        make()
    Photo.objects.update(picture_hash="")
    monkeypatch.setattr("nashra.newsroom.actions.hash_photos.AT_ONCE", 1)
    assert [hash_photos(0), hash_photos(60), hash_photos(60)] == [1, 3, 0]


def test_photo_that_is_read_small_looks_as_it_does_whole() -> None:
    large = Image.open(BytesIO(HARBOUR)).convert("RGB").resize((2400, 1600))
    data = saved(large)
    small = read_photo(BytesIO(data), LEAST)
    assert LEAST <= small.width < large.width
    whole = picture_hash(read_photo(BytesIO(data)))
    read_small = picture_hash(small)
    assert whole is not None
    assert read_small is not None
    assert (whole ^ read_small).bit_count() <= 2


@pytest.fixture
def editor(db: None) -> Client:
    client = Client()
    client.force_login(person(PHOTO_EDITOR))
    return client


def add(editor: Client, data: bytes = HARBOUR, **fields: str) -> Any:
    file = SimpleUploadedFile("IMG_1.jpg", data, "image/jpeg")
    address = reverse("wagtailimages:add_multiple")
    return editor.post(address, {"title": "IMG_1", "collection": "1", "files[]": file, **fields}).json()


def test_picture_that_is_here_waits_for_a_yes_and_says_where_it_stands(
    editor: Client, publish: Callable[..., Article]
) -> None:
    photo = make("ميناء الصويرة")
    publish(lead_photo=photo)
    answer = add(editor, AGAIN["saved worse"](), credit="سلمى")
    assert answer["success"]
    assert "ميناء الصويرة" in answer["form"]
    assert "<img" in answer["form"]
    assert reverse("wagtailimages:edit", args=[photo.pk]) in answer["form"]
    assert "سلمى" in answer["form"]
    assert Photo.objects.count() == 1
    waiting = UploadedFile.objects.get()
    prefix = f"uploaded-image-{waiting.pk}"
    editor.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {f"{prefix}-title": "مرة أخرى", f"{prefix}-collection": "1"},
    )
    again = Photo.objects.latest("pk")
    assert (again.title, again.bands.count(), Photo.objects.count()) == ("مرة أخرى", 6, 2)


def test_what_is_typed_for_all_stands_in_each_and_a_bad_file_loses_no_other(editor: Client) -> None:
    said = {"credit": "س" * 200, "usage_terms": "مرة واحدة", "rights_holder": "الأفق"}
    answers = [add(editor, data, **said) for data in (HARBOUR, HARBOUR[:300], OTHER)]
    assert [answer["success"] for answer in answers] == [True, False, True]
    assert "تالف" in answers[1]["error_message"] or "لا" in answers[1]["error_message"]
    assert {(one.credit, one.usage_terms, one.rights_holder) for one in Photo.objects.all()} == {
        ("س" * 120, "مرة واحدة", "الأفق")
    }


def upload(browser: Client, title: str = "جديدة", address: str = "") -> Any:
    prefix = "image-chooser-upload"
    fields = {f"{prefix}-title": title, f"{prefix}-collection": "1", f"{prefix}-caption": "المرفأ ليلًا"}
    file = SimpleUploadedFile("a.jpg", AGAIN["saved worse"](), "image/jpeg")
    return browser.post(
        address or reverse("wagtailimages_chooser:create"), {**fields, f"{prefix}-file": file}
    )


def test_dialogue_offers_the_photo_that_is_here_before_anything_is_saved(db: None) -> None:
    photo, browser = make("ميناء الصويرة"), Client()
    browser.force_login(person(PHOTO_EDITOR))
    answer = upload(browser).json()
    assert answer["step"] == "duplicate_found"
    chosen = reverse("wagtailimages_chooser:chosen", args=[photo.pk])
    assert f'href="{chosen}"' in answer["htmlFragment"]
    assert Photo.objects.get() == photo
    assert browser.get(chosen).json()["result"]["id"] == str(photo.pk)


def test_file_that_waits_is_saved_once_with_what_was_typed_of_it_and_by_its_sender_alone(
    db: None,
) -> None:
    photo, browser, other = make("ميناء الصويرة"), Client(), Client()
    browser.force_login(person(PHOTO_EDITOR))
    other.force_login(person(SUPERUSER))
    html = unescape(upload(browser).json()["htmlFragment"])
    again = re.findall(r'href="([^"]*waiting=[0-9]+)"', html)[0]
    assert other.post(again).status_code == 404
    answer = browser.post(again).json()
    made = Photo.objects.exclude(pk=photo.pk).get()
    assert (answer["step"], answer["result"]["id"]) == ("chosen", str(made.pk))
    assert (made.title, made.caption, made.uploaded_by_user.username) == (
        "جديدة",
        "المرفأ ليلًا",
        PHOTO_EDITOR,
    )
    assert not UploadedFile.objects.exists()
    assert browser.post(again).status_code == 404


def test_dialogue_offers_none_whose_rights_have_ended(db: None) -> None:
    photo, browser = make("ميناء الصويرة"), Client()
    Photo.objects.filter(pk=photo.pk).update(expired=True)
    browser.force_login(person(PHOTO_EDITOR))
    html = upload(browser).json()["htmlFragment"]
    assert ("ميناء الصويرة" in html, f"/{photo.pk}/" in html) == (True, False)


def test_who_may_not_add_photos_may_not_ask(db: None) -> None:
    browser = Client()
    browser.force_login(person(EDITOR))
    file = SimpleUploadedFile("a.jpg", HARBOUR, "image/jpeg")
    assert browser.post(reverse("wagtailimages:add_multiple"), {"files[]": file}).status_code == 302


def test_who_may_not_change_a_photo_is_told_of_it_without_a_link(network: Network) -> None:
    photo, browser = make("ميناء الصويرة"), Client()
    reporter = person(VIEWER)
    Membership.objects.create(user=reporter, edition=network.maghrib, role=Role.REPORTER)
    browser.force_login(reporter)
    answer = add(browser)
    assert "ميناء الصويرة" in answer["form"]
    assert reverse("wagtailimages:edit", args=[photo.pk]) not in answer["form"]
