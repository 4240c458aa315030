"""The pictures of the editors' handbook are there, and are those that `make pictures` takes."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image
from tools.pictures import FOLDER, PICTURES, WIDTH

HANDBOOK = Path(__file__).parent.parent / "docs" / "newsroom.md"


def test_handbook_shows_every_picture_that_is_taken_and_no_other() -> None:
    shown = re.findall(r"!\[[^]]+\]\(pictures/newsroom/([a-z-]+)\.webp\)", HANDBOOK.read_text())
    assert len(shown) > 5
    assert sorted(shown) == sorted(picture.name for picture in PICTURES)
    assert sorted(shown) == sorted(file.stem for file in FOLDER.iterdir())


def test_pictures_are_as_wide_as_a_desk_and_light() -> None:
    for picture in PICTURES:
        file = FOLDER / f"{picture.name}.webp"
        with Image.open(file) as image:
            assert image.size == (WIDTH, picture.height), picture.name
        assert file.stat().st_size < 150_000, picture.name
