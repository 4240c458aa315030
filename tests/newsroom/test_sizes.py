"""Sizes of photos: which are offered, made when they are asked for, and gone with their photo."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from tests.newsroom.test_photo_file import plain, saved

from nashra.newsroom import wanted_sizes
from nashra.newsroom.actions.expire_photo import expire_photo
from nashra.newsroom.actions.make_sizes import make_sizes, path_of
from nashra.newsroom.actions.make_wanted_sizes import make_wanted_sizes
from nashra.newsroom.models import Photo
from nashra.newsroom.photo_encoding import encode
from nashra.newsroom.photo_framing import framing, part, stem
from nashra.newsroom.photo_names import BASES, FORMATS, SizeName, base_of, folder, read_name, widths
from nashra.newsroom.photo_tone import tone

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*(SpooledTemporaryFile|BufferedRandom|FileIO):pytest.PytestUnraisableExceptionWarning"  # Wagtail's
)


def make(width: int = 900, height: int = 600, **options: Any) -> Photo:
    """A photo whose left half is red and right half is blue."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    data = saved(image, "JPEG", quality=90)
    photo = Photo(title="الميناء", file=ImageFile(BytesIO(data), name="a.jpg"), **options)
    photo.save()
    return photo


def name_of(photo: Photo, shape: str, width: int, kind: str) -> SizeName:
    return SizeName(photo.pk, stem(photo).rpartition("/")[2], shape, width, kind)


def opened(name: SizeName) -> Image.Image:
    return Image.open(BytesIO(path_of(str(name)).read_bytes()))


@pytest.mark.parametrize(
    "name",
    [
        "photos/0/7/0123456789abcdef0123-list-361.webp",  # no width of ours
        "photos/0/7/0123456789abcdef0123-list-240.jpg",  # a JPEG of one width alone
        "photos/0/7/0123456789abcdef0123-share-240.webp",
        "photos/0/7/0123456789abcdef0123-four-240.jpg",
        "photos/1/7/0123456789abcdef0123-list-240.webp",  # in another folder
        "photos/0/7/../7/0123456789abcdef0123-list-240.webp",
        "photos/0/7/0123456789ABCDEF0123-list-240.webp",
        "photos/0/٧/0123456789abcdef0123-list-240.webp",
        "photos/0/07/0123456789abcdef0123-list-240.webp",
    ],
)
def test_no_size_is_made_that_no_page_names(name: str) -> None:
    assert read_name(name) is None


def test_photo_offers_few_widths_and_none_that_it_has_not() -> None:
    assert widths(4000, BASES["list"])[-1] == 1440
    assert widths(300, 720) == (240, 720)  # the last is the photo as it is
    for natural in range(1, 1600, 7):
        assert 720 in widths(natural, 720)
        assert sum(width >= natural for width in widths(natural, 720)) <= 1


def test_sizes_are_made_of_one_reading_and_are_what_their_names_say(db: None) -> None:
    photo = make()
    names = [name_of(photo, "list", width, kind) for width in (240, 960) for kind in FORMATS if kind != "jpg"]
    make_sizes(photo, names)
    assert [(one.format, one.size) for one in map(opened, names)] == [
        ("WEBP", (240, 160)),
        ("AVIF", (240, 160)),
        ("WEBP", (900, 600)),
        ("AVIF", (900, 600)),
    ]


@pytest.mark.parametrize("shape", ["list", "wide", "share", "four", "square"])
def test_every_shape_is_cut_around_the_focal_point(db: None, shape: str) -> None:
    middle, end = (
        make(1800, 600, **({"focal_point_x": x, "focal_point_y": 300} if x else {}), **_around(x))
        for x in (0, 1700)
    )
    assert part(framing(middle), shape).box[0] < part(framing(end), shape).box[0]
    name = name_of(end, shape, 1200, "jpg" if shape in ("share", "four") else "webp")
    make_sizes(end, [name])
    shown = opened(name).convert("RGB")
    red, _green, blue = shown.getpixel((shown.width // 4, 3))
    assert blue > red


def _around(x: int) -> dict[str, int]:
    return {"focal_point_width": 20, "focal_point_height": 20} if x else {}


def test_photo_held_sideways_is_cut_where_its_focal_point_is(db: None) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter to the right
    lying = Image.new("RGB", (600, 400), "blue")
    lying.paste("red", (0, 0, 100, 400))  # above, once it stands
    data = saved(lying, "JPEG", exif=exif.tobytes())
    photo = Photo(title="-", file=ImageFile(BytesIO(data), name="a.jpg"))
    photo.save()
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (400, 600)
    photo.focal_point_x, photo.focal_point_y, photo.focal_point_width, photo.focal_point_height = (
        200,
        40,
        20,
        20,
    )
    photo.save()
    name = name_of(photo, "square", 360, "webp")
    make_sizes(photo, [name])
    shown = opened(name).convert("RGB")
    assert shown.size == (360, 360)
    assert shown.getpixel((180, 10))[0] > 150


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA"])
@pytest.mark.parametrize("kind", FORMATS)
def test_every_mode_is_written_in_every_format(mode: str, kind: str) -> None:
    image = Image.new(mode, (40, 30), 90 if mode == "L" else tuple([90] * len(mode)))
    for size in ((20, 15), (1, 1)):
        shown = Image.open(BytesIO(encode(image, (0, 0, 40, 30), size, kind)))
        assert (shown.size, FORMATS[kind]) == (size, f"image/{shown.format.lower()}")


def test_worker_makes_what_was_asked_for_and_nothing_of_another_photo(db: None) -> None:
    photo = make()
    good = name_of(photo, "list", 240, "avif")
    guessed = SizeName(photo.pk, "0" * 20, "list", 240, "webp")
    gone = SizeName(photo.pk + 1, good.hash, "list", 240, "webp")
    for name in (good, guessed, gone):
        wanted_sizes.put(settings.WANTED_SIZES, name)
    assert make_wanted_sizes() == 1
    assert opened(good).size == (240, 160)
    assert not path_of(str(guessed)).exists()
    assert not path_of(folder(gone.photo)).exists()
    assert (list(wanted_sizes.take(settings.WANTED_SIZES)), make_wanted_sizes()) == ([], 0)


def test_photo_that_cannot_be_read_keeps_no_other_from_its_sizes(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = make(), make(600, 600)
    Path(bad.file.path).write_bytes(b"GIF89a")
    names = [name_of(photo, "list", 240, "webp") for photo in (bad, good)]
    for name in names:
        wanted_sizes.put(settings.WANTED_SIZES, name)
    assert make_wanted_sizes() == 1
    assert opened(names[1]).size == (240, 160)
    assert f"Photo {bad.pk}" in caplog.text


def test_what_is_asked_for_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wanted_sizes, "MOST", 3)
    for photo in range(5):
        wanted_sizes.put(tmp_path, SizeName(photo, "0" * 20, "list", 240, "webp"))
    assert [one.photo for one in wanted_sizes.take(tmp_path)] == [0, 1, 2]
    assert list(tmp_path.iterdir()) == []


def test_expired_photo_has_no_size_any_more(db: None, django_capture_on_commit_callbacks: Any) -> None:
    photo = make(expires_at=timezone.now())
    Photo.objects.update(expired=False)
    make_sizes(photo, [name_of(photo, "list", 720, "webp")])
    late = name_of(photo, "list", 240, "webp")
    with django_capture_on_commit_callbacks(execute=True):
        assert expire_photo(number=photo.pk, now=timezone.now())
    assert not path_of(folder(photo.pk)).exists()
    make_sizes(photo, [late])  # by somebody who had read the photo before
    wanted_sizes.put(settings.WANTED_SIZES, late)
    assert make_wanted_sizes() == 0
    assert not path_of(str(late)).exists()


def test_deleted_photo_takes_the_sizes_of_its_former_crops_along(
    db: None, django_capture_on_commit_callbacks: Any
) -> None:
    photo = make()
    make_sizes(photo, [name_of(photo, "list", 720, "webp")])
    photo.crop_list = "0,0,0.5"
    photo.save()
    make_sizes(photo, [name_of(photo, "list", 720, "webp")])
    number = photo.pk
    assert len(list(path_of(folder(number)).iterdir())) == 2
    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()
    assert not path_of(folder(number)).exists()


def test_colour_that_holds_the_place_is_the_pictures(db: None) -> None:
    assert [tone(plain(colour=colour)) for colour in ("red", "white", "black")] == ["3cB", "5aD", "0aA"]
    assert tone(plain("RGBA", (200, 30, 40, 90))) == ""  # it would show through
    assert make().tone == "2cL"


def test_base_of_a_shape_is_offered_to_whoever_asks() -> None:
    begin = "photos/0/7/0123456789abcdef0123"
    assert all(str(read_name(base_of(begin, shape))) == base_of(begin, shape) for shape in BASES)
