"""Photos in the sizes that pages ask for, made where they are not there yet."""

from __future__ import annotations

from functools import cache, lru_cache
from os import path

from wagtail.images.models import Filter

from nashra.newsroom.models import Photo, PhotoRendition
from nashra.newsroom.queries.rows import PhotoRow, RenditionRow
from nashra.pages.values import Picture

TEASER = ("slot-list-360x240|format-webp", "slot-list-720x480|format-webp", "slot-list-1120x747|format-webp")
OPENING = ("slot-wide-720x405|format-webp", "slot-wide-1280x720|format-webp")
LEAD = ("slot-list-480x320|format-webp", "slot-list-960x640|format-webp", "slot-list-1480x987|format-webp")
SHARED = ("slot-share-1200x630|format-jpeg",)
POSTER = ("max-960x960|format-webp",)
PORTRAIT = ("fill-128x128|format-webp", "fill-256x256|format-webp", "fill-384x384|format-webp")
STORY = ("max-480x900|format-webp", "max-960x1280|format-webp", "max-1480x1600|format-webp")


_VARYING = (
    "focal_point_width",
    "focal_point_height",
    "focal_point_x",
    "focal_point_y",
    "crop_list",
    "crop_wide",
    "crop_share",
)
"""What decides of a photo which part of it is shown."""


def picture(photo: PhotoRow, sizes: tuple[str, ...], *, caption: str = "", credit: str = "") -> Picture:
    """A photo in its sizes. Raises whatever making a size raises: OSError where the photo's file is lost."""
    rows = tuple(_size(photo, size) for size in sizes)
    return _picture(rows, photo.description or caption, caption, credit or photo.credit)


@lru_cache(maxsize=2048)
def _picture(made: tuple[RenditionRow, ...], alt: str, caption: str, credit: str) -> Picture:
    middle = made[min(1, len(made) - 1)]
    widths = {one.width: one for one in made}  # a small original has one size in the place of several
    return Picture(
        src=_url(middle.file),
        srcset=", ".join(f"{_url(one.file)} {width}w" for width, one in widths.items())
        if len(widths) > 1
        else "",
        width=middle.width,
        height=middle.height,
        alt=alt,
        caption=caption,
        credit=credit,
    )


def _url(file: str) -> str:
    return str(PhotoRendition._meta.get_field("file").storage.url(file))


def _size(photo: PhotoRow, size: str) -> RenditionRow:
    row = photo.renditions.get((size, _key(photo, size)))
    return row if row and _is_there(row.file) else _make(photo, size)


def _is_there(file: str) -> bool:
    """Whether the size's file is on the disk still: after a backup is brought back without media, it is not."""
    return path.exists(path.join(PhotoRendition._meta.get_field("file").storage.location, file))


def _make(photo: PhotoRow, size: str) -> RenditionRow:
    made = Photo.objects.get(pk=photo.pk).get_rendition(size)
    if not _is_there(made.file.name):
        made.file = made.image.generate_rendition_file(_filter(size))
        made.save()
    row = photo.renditions[size, _key(photo, size)] = RenditionRow(made.file.name, made.width, made.height)
    return row


def _key(photo: PhotoRow, size: str) -> str:
    """What tells sizes apart that were made around different focal points or of different crops."""
    return _vary_key(size, tuple(getattr(photo, name) for name in _VARYING))


@lru_cache(maxsize=1024)
def _vary_key(size: str, values: tuple[int | str | None, ...]) -> str:
    return str(_filter(size).get_cache_key(Photo(**dict(zip(_VARYING, values, strict=True)))))


@cache
def _filter(size: str) -> Filter:
    return Filter(spec=size)
