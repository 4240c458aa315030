from io import BytesIO

import pytest
from PIL import Image

from nashra.demo.pictures.draw import draw
from nashra.demo.pictures.scenes import SCENES
from nashra.demo.pictures.sizes import draw_in_sizes


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))


@pytest.mark.parametrize("scene", SCENES)
def test_scene_fills_sheets_of_every_format_with_many_colours(scene: str) -> None:
    """No seed leaves an empty sheet, or one without a picture on it."""
    for seed, size in enumerate([(150, 100), (160, 90), (96, 120), (150, 100)]):
        picture = opened(draw(scene, seed, *size))
        assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", size)
        corners = [picture.getpixel((x, y)) for x in (1, size[0] - 2) for y in (1, size[1] - 2)]
        assert (0, 0, 0) not in corners
        assert len(set(picture.resize((30, 20)).get_flattened_data())) > 60


@pytest.mark.parametrize("scene", SCENES)
def test_scene_is_the_same_for_the_same_seed_and_another_for_the_next(scene: str) -> None:
    first, again, other = (draw(scene, seed, 150, 100) for seed in (0, 0, 4))
    assert first == again
    assert first != other


def test_picture_is_1600_by_1067_unless_told_otherwise() -> None:
    assert opened(draw("sea-day", 3)).size == (1600, 1067)


def test_sizes_have_their_shapes_and_no_more_pixels_than_the_picture() -> None:
    wanted = (("list", 720, "webp"), ("wide", 1440, "webp"), ("share", 1200, "jpg"))
    _jpeg, files = draw_in_sizes("sea-day", 1, wanted)
    assert [opened(file).size for file in files] == [(720, 480), (1200, 675), (1200, 630)]


def test_unknown_scene_is_refused() -> None:
    with pytest.raises(KeyError, match="moon"):
        draw("moon", 1)
