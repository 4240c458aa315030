"""Making sizes of a photo: its file is read once, however many are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path

import msgspec
from PIL import Image

from nashra.newsroom.models import Photo, PhotoRendition
from nashra.newsroom.photo_encoding import encode
from nashra.newsroom.photo_file import read_photo
from nashra.newsroom.photo_framing import Framing, Part, framing, part, stem
from nashra.newsroom.photo_names import SizeName
from nashra.newsroom.whole_file import write_whole


def path_of(name: str) -> Path:
    """Where a size of a photo lies, for readers to reach."""
    return Path(PhotoRendition._meta.get_field("file").storage.location, name)


def make_sizes(photo: Photo, names: Sequence[SizeName]) -> None:
    """Make these sizes of a photo, unless it may not be shown any more.

    Raises OSError where the photo's file is lost, cannot be read as a picture, or a size cannot be written.
    """
    framed = framing(photo)
    least = ceil(
        max(_scale(part(framed, one.shape), one.width) for one in names) * min(framed.width, framed.height)
    )
    with photo.file.storage.open(photo.file.name) as file:
        image = read_photo(file, least)
    if (image.width > image.height) != (
        framed.width > framed.height
    ):  # of before sideways photos were measured
        framed = msgspec.structs.replace(framed, width=framed.height, height=framed.width)
    for name in names:
        write_size(str(name), _encoded(image, framed, name))
    _take_back_where_it_is_over(photo, names)


def _scale(shown: Part, width: int) -> float:
    """How much smaller than in the photo the part is shown."""
    left, _top, right, _bottom = shown.box
    return min(1.0, width / (right - left))


def _encoded(image: Image.Image, framed: Framing, name: SizeName) -> bytes:
    shown = part(framed, name.shape)
    across, down = image.width / framed.width, image.height / framed.height
    left, top, right, bottom = shown.box
    box = left * across, top * down, min(right * across, image.width), min(bottom * down, image.height)
    return encode(image, box, shown.size(name.width), name.kind)


def write_size(name: str, data: bytes) -> None:
    """Put a size's file there, whole, whoever else makes it now."""
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, data)


def _take_back_where_it_is_over(photo: Photo, names: Sequence[SizeName]) -> None:
    """Leave nothing of a photo that was deleted, or whose time came, while its sizes were made."""
    now = Photo.objects.filter(pk=photo.pk, expired=False).first()
    if now is None or stem(now) != stem(photo):
        for name in names:
            path_of(str(name)).unlink(missing_ok=True)
