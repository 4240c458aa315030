"""A scene in the sizes that pages need at once, drawn once: what the newsroom would make of an uploaded photo."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from nashra.demo.pictures.draw import draw
from nashra.newsroom.photo_crops import SHAPES, Crop, box
from nashra.newsroom.photo_encoding import encode

WIDTH, HEIGHT = 1200, 800

Wanted = tuple[str, int, str]
"""A shape, a width at most, and a format."""


def draw_in_sizes(scene: str, seed: int, wanted: Sequence[Wanted]) -> tuple[bytes, tuple[bytes, ...]]:
    """The picture as a JPEG of WIDTH by HEIGHT, and a file for each size: of its shape the middle."""
    jpeg = draw(scene, seed, WIDTH, HEIGHT)
    image = Image.open(BytesIO(jpeg)).convert("RGB")
    return jpeg, tuple(_file(image, *size) for size in wanted)


def _file(image: Image.Image, name: str, width: int, kind: str) -> bytes:
    shape = SHAPES[name]
    _left, _top, wide, high = box(Crop(0, 0, 1), shape, *image.size)
    left, top = (image.width - wide) / 2, (image.height - high) / 2
    shown = min(width, round(wide))
    return encode(image, (left, top, left + wide, top + high), (shown, round(shown / shape.ratio)), kind)
