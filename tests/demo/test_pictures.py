from io import BytesIO

import pytest
from PIL import Image

from nashra.demo.pictures.draw import draw
from nashra.demo.pictures.scenes import SCENES
from nashra.demo.pictures.sizes import draw_in_sizes

WANTED = {
    *("hills-dawn", "hills-green", "hills-desert", "sea-sunset", "sea-day", "sea-night"),
    *("skyline-day", "skyline-night", "skyline-dusk", "tiles-teal", "tiles-brick", "tiles-indigo"),
    *("pitch", "stage", "market", "lab", "port", "library", "road", "field"),
}


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))


def test_every_scene_that_the_stories_name_is_drawn() -> None:
    assert set(SCENES) == WANTED


@pytest.mark.parametrize("scene", sorted(WANTED))
@pytest.mark.parametrize(
    ("width", "height"), [(480, 320), (480, 270), (256, 320)], ids=["3x2", "16x9", "4x5"]
)
def test_scene_is_a_jpeg_of_the_size_asked_for(scene: str, width: int, height: int) -> None:
    picture = opened(draw(scene, 1, width, height))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (width, height))


@pytest.mark.parametrize("scene", sorted(WANTED))
def test_scene_is_the_same_for_the_same_seed_and_another_for_the_next(scene: str) -> None:
    first, again, other = draw(scene, 1, 300, 200), draw(scene, 1, 300, 200), draw(scene, 2, 300, 200)
    assert first == again
    assert first != other


@pytest.mark.parametrize("scene", sorted(WANTED))
def test_scene_fills_its_sheet_with_many_colours(scene: str) -> None:
    """No seed leaves an empty sheet, or one without a picture on it."""
    for seed in range(6):
        picture = opened(draw(scene, seed, 150, 100))
        corners = [picture.getpixel((x, y)) for x in (1, 148) for y in (1, 98)]
        assert (0, 0, 0) not in corners
        assert len(set(picture.resize((30, 20)).get_flattened_data())) > 60


def test_picture_is_1600_by_1067_unless_told_otherwise() -> None:
    assert opened(draw("sea-day", 3)).size == (1600, 1067)


def test_sizes_have_their_shapes_and_no_more_pixels_than_the_picture() -> None:
    wanted = (("list", 720, "webp"), ("wide", 1440, "webp"), ("share", 1200, "jpg"))
    _jpeg, files = draw_in_sizes("sea-day", 1, wanted)
    assert [opened(file).size for file in files] == [(720, 480), (1200, 675), (1200, 630)]


def test_unknown_scene_is_refused() -> None:
    with pytest.raises(KeyError, match="moon"):
        draw("moon", 1)
