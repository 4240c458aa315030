"""Which part of a photo slots show: around its focal point, or as an editor chose for their shape."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.network import Network
from tests.newsroom.roles import PHOTO_EDITOR, person

from nashra.newsroom.actions.edit_front import edit_front
from nashra.newsroom.actions.make_sizes import path_of
from nashra.newsroom.fronts.slot import Pin, Slot
from nashra.newsroom.models import Article, Photo, PhotoRendition
from nashra.newsroom.photo_crops import LIST, SHAPES, WIDE, Crop, box, read_crop
from nashra.pages.context.render_context import RenderContext

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*(SpooledTemporaryFile|BufferedRandom|FileIO):pytest.PytestUnraisableExceptionWarning"  # Wagtail's
)
LEFT, RIGHT = (200, 30, 40), (20, 60, 200)


@pytest.fixture(autouse=True)
def forgetful() -> None:
    PhotoRendition.cache_backend.clear()


def halves(width: int = 600, height: int = 300) -> ImageFile:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RIGHT)
    image.paste(LEFT, (0, 0, width // 2, height))
    data = BytesIO()
    image.save(data, "PNG")
    return ImageFile(BytesIO(data.getvalue()), name="a.png")


def make(**fields: Any) -> Photo:
    made: Photo = Photo.objects.create(title="الميناء", file=halves(), **fields)
    return made


def colours(size: PhotoRendition) -> tuple[bool, bool]:
    """Whether a size shows red at its left, blue at its right."""
    image = Image.open(BytesIO(Path(size.file.path).read_bytes())).convert("RGB")
    left, right = image.getpixel((2, image.height // 2)), image.getpixel((image.width - 3, image.height // 2))
    return left[0] > left[2], right[2] > right[0]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
@pytest.mark.parametrize("crop", [Crop(0, 0, 1), Crop(0.9, 0.9, 0.5), Crop(0.5, 0.1, 0.05)])
def test_box_has_its_shapes_ratio_and_lies_within_the_photo(shape: Any, crop: Crop) -> None:
    for width, height in ((600, 300), (300, 900), (7, 5)):
        left, top, wide, high = box(crop, shape, width, height)
        assert wide / high == pytest.approx(shape.ratio)
        assert 0 <= left <= width - wide + 1e-9
        assert 0 <= top <= height - high + 1e-9


@pytest.mark.parametrize(
    "text", ["1", "a,b,c", "0,0,2", "-1,0,1", "0,0,0.01", "0,0,nan", "inf,0,1", "0,0,1,1", "0,nan,1"]
)
def test_what_is_no_part_of_a_photo_is_refused(text: str, db: None) -> None:
    with pytest.raises(ValueError, match=r"part|values|convert"):
        read_crop(text)
    with pytest.raises(ValidationError):
        Photo._meta.get_field("crop_list").clean(text, None)


def test_slot_shows_what_was_chosen_for_its_shape_and_no_other_does(db: None) -> None:
    photo = make(
        crop_wide="0.5,0,0.5",
        focal_point_x=10,
        focal_point_y=150,
        focal_point_width=20,
        focal_point_height=20,
    )
    assert colours(photo.get_rendition("slot-wide-160x90|format-webp")) == (False, True)
    assert colours(photo.get_rendition("slot-list-90x60|format-webp")) == (True, True)


def test_without_a_crop_a_slot_is_filled_around_the_focal_point(db: None) -> None:
    photo = make(focal_point_x=590, focal_point_y=150, focal_point_width=20, focal_point_height=20)
    whole = photo.get_rendition("slot-list-90x60|format-png")
    image = Image.open(BytesIO(Path(whole.file.path).read_bytes())).convert("RGB")
    red = sum(image.getpixel((x, 30))[0] > 100 for x in range(90))
    assert red < 40  # the middle would show as much of both


def test_size_smaller_than_its_slot_is_not_blown_up(db: None) -> None:
    size = make(crop_list="0,0,0.1").get_rendition("slot-list-900x600|format-png")
    assert (size.width, size.height) == (60, 40)


def test_pages_show_a_new_crop_and_sharing_has_its_own(
    network: Network, publish: Callable[..., Article]
) -> None:
    photo = make()
    story = publish(lead_photo=photo)

    def pictures() -> tuple[bytes, ...]:
        context = RenderContext(network.maghrib)
        page, row = context.story(story.pk), context.rows.here(network.maghrib.pk, story.pk)
        (teaser,) = context.teasers([row], opening=True)
        shown = (page.lead_photo, page.shared, teaser.picture, teaser.opening)
        return tuple(path_of(one.src.removeprefix("/media/")).read_bytes() for one in shown)

    before = pictures()
    photo.crop_share = "0,0,0.5"
    photo.save()
    assert [old == new for old, new in zip(before, pictures(), strict=True)] == [True, False, True, True]
    photo.crop_list = "0,0,0.5"
    photo.save()
    assert [old == new for old, new in zip(before, pictures(), strict=True)] == [False, False, False, True]


def form(**more: Any) -> dict[str, Any]:
    return {"title": "الميناء", "collection": "1", **more}


@pytest.fixture
def editor(network: Network) -> Client:
    client = Client()
    client.force_login(person(PHOTO_EDITOR))
    return client


def test_form_keeps_a_crop_and_refuses_what_is_none(editor: Client) -> None:
    photo = make()
    address = reverse("wagtailimages:edit", args=[photo.pk])
    assert editor.post(address, form(crop_list="٠.25,0,.5")).status_code == 302
    assert Photo.objects.get().crop_list == "0.25,0,0.5"
    assert editor.post(address, form(crop_list="x")).status_code == 200
    shown = editor.get(address).content.decode()
    assert all(f'data-photo-crop-shape-value="{shape}"' in shown for shape in SHAPES)


def test_new_file_has_no_crop_of_the_one_before(editor: Client) -> None:
    photo = make(crop_list="0.25,0,0.5")
    photo.file = halves(300, 600)
    photo.save()
    assert Photo.objects.get().crop_list == ""
    assert LIST.ratio < WIDE.ratio


def test_form_says_on_which_fronts_and_in_which_stories_the_photo_stands(
    editor: Client, network: Network, publish: Callable[..., Article]
) -> None:
    photo = make()
    publish("خبر بصورة", lead_photo=photo)
    other = publish("خبر بصورة في الواجهة وحدها")
    lead = Slot(id="a", kind="lead", stories=(Pin(story=other.pk, photo=photo.pk),))
    edit_front(edition=network.maghrib, section=None, began_from=0, slots=(lead,), user=None)
    shown = editor.get(reverse("wagtailimages:edit", args=[photo.pk])).content.decode()
    used = shown.partition("photo-use-heading")[2]
    assert "خبر بصورة" in used
    assert str(network.maghrib) in used


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "1", "I;16"])
def test_photo_of_any_mode_is_shared_and_shown(
    mode: str, network: Network, publish: Callable[..., Article]
) -> None:
    data = BytesIO()
    Image.new(mode, (300, 200)).save(data, "PNG")
    photo = Photo.objects.create(title="شعار", file=ImageFile(BytesIO(data.getvalue()), name="a.png"))
    page = RenderContext(network.maghrib).story(publish(lead_photo=photo).pk)
    assert page.lead_photo
    assert page.shared.src.endswith(".jpg")
