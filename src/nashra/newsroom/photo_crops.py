"""Which part of a photo each shape of slot shows, where an editor has said so. Pure.

A crop is kept as «start,top,width» in fractions of the upright photo, its height following from the shape; without one
the shape is filled around the focal point, or the middle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nashra.arabic.digits import to_digits


@dataclass(frozen=True, slots=True)
class Shape:
    """A form of slots. name is that of the photo's field, after crop_."""

    name: str
    width: int
    height: int

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.width / self.height


LIST = Shape("list", 3, 2)
WIDE = Shape("wide", 16, 9)
SHARE = Shape("share", 1200, 630)
SHAPES: Mapping[str, Shape] = {shape.name: shape for shape in (LIST, WIDE, SHARE)}
"""Lists and the top of a story; what opens a page; what other services show of a story."""

LEAST = 0.05
"""Of a photo's width that a crop has at least."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a photo, in fractions of its width and height from the left and the top."""

    left: float
    top: float
    width: float


def read_crop(text: str) -> Crop | None:
    """The crop of a text; None for an empty one. Raises ValueError for what is none.

    >>> read_crop("0.1,0.25,0.5")
    Crop(left=0.1, top=0.25, width=0.5)
    """
    if not text.strip():
        return None
    left, top, width = (float(part) for part in to_digits(text, "latn").split(","))
    if not (0 <= left < 1 and 0 <= top < 1 and LEAST <= width <= 1):
        raise ValueError(f"no part of a photo: {text!r}")
    return Crop(left, top, width)


def write_crop(crop: Crop) -> str:
    """As it is kept.

    >>> write_crop(Crop(0.1, 0.25, 1))
    '0.1,0.25,1'
    """
    return ",".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in (crop.left, crop.top, crop.width))


def box(crop: Crop, shape: Shape, width: int, height: int) -> tuple[float, float, float, float]:
    """The crop in pixels of a photo: left, top, width and height, of the shape's ratio and within the photo.

    >>> box(Crop(0.75, 0, 0.5), Shape("", 1, 1), 400, 200)
    (200.0, 0, 200.0, 200.0)
    """
    wide = min(crop.width * width, width, height * shape.ratio)
    high = wide / shape.ratio
    return min(crop.left * width, width - wide), min(crop.top * height, height - high), wide, high
