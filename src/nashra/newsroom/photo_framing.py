"""Which part of a photo each shape shows, and in how many pixels."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec
from django.conf import settings
from wagtail.images.models import Filter

from nashra.newsroom import photo_names
from nashra.newsroom.models import Photo
from nashra.newsroom.photo_encoding import Box
from nashra.newsroom.queries.rows import PhotoRow

LARGEST = {
    "list": "slot-list-1440x960",
    "wide": "slot-wide-1440x810",
    "share": "slot-share-1200x630",
    "four": "fill-1440x1080",
    "square": "fill-1440x1440",
    "whole": "max-1440x1600",
}
"""Of each shape what Wagtail calls its largest size: a crop, or what fills it around the focal point, or all of it."""

_FIELDS = (
    "width",
    "height",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
    "crop_list",
    "crop_wide",
    "crop_share",
)


class Framing(msgspec.Struct, frozen=True):
    """What decides of a photo which part of it is shown."""

    width: int
    height: int
    focal_point_x: int | None
    focal_point_y: int | None
    focal_point_width: int | None
    focal_point_height: int | None
    crop_list: str
    crop_wide: str
    crop_share: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a photo in pixels of the upright photo, and its largest size."""

    box: Box
    width: int
    height: int
    ratio: float  # width by height; the shape's own, where pixels can only come near it

    def size(self, width: int) -> tuple[int, int]:
        """Its pixels under a name's width: never more than the photo has."""
        wide = min(width, self.width)
        return wide, max(1, round(wide / self.ratio))


def framing(photo: Photo | PhotoRow) -> Framing:
    """That of a photo."""
    return Framing(*(getattr(photo, name) for name in _FIELDS))


@lru_cache(maxsize=4096)
def part(framed: Framing, shape: str) -> Part:
    """The part that a shape shows."""
    photo = Photo(**msgspec.structs.asdict(framed))
    made = _filter(shape).get_transform(photo, (framed.width, framed.height))
    width, height = map(int, made.size)
    return Part(tuple(made.get_rect()), width, height, _ratio(shape) or width / height)


def stem(photo: Photo | PhotoRow) -> str:
    """What the names of all sizes of a photo begin with, as it is now."""
    return _stem(photo.pk, photo.file_hash or str(photo.file), framing(photo))


@lru_cache(maxsize=4096)
def _stem(number: int, file: str, framed: Framing) -> str:
    said = f"{number} {file} {msgspec.structs.astuple(framed)}"
    key = settings.SECRET_KEY.encode()[:64]
    return photo_names.stem(number, hashlib.blake2b(said.encode(), digest_size=10, key=key).hexdigest())


@cache
def _ratio(shape: str) -> float | None:
    """Width by height of what a shape cuts."""
    if shape == "whole":
        return None
    width, height = LARGEST[shape].rpartition("-")[2].split("x")
    return int(width) / int(height)


@cache
def _filter(shape: str) -> Filter:
    return Filter(spec=LARGEST[shape])
