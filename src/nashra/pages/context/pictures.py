"""Photos as pages name them: of each shape one size is there, the others are made by the worker once somebody asks."""

from __future__ import annotations

from functools import lru_cache
from os import path

from django.conf import settings

from nashra.newsroom import photo_names, wanted_sizes
from nashra.newsroom.actions.make_sizes import make_sizes, path_of
from nashra.newsroom.models import Photo, PhotoRendition
from nashra.newsroom.photo_framing import Framing, Part, framing, part, stem
from nashra.newsroom.photo_names import BASES, SizeName, base_of, read_name
from nashra.newsroom.queries.rows import PhotoRow
from nashra.pages.values import Picture

TEASER = "list"
OPENING = "wide"
LEAD = "list"
STORY = "whole"
POSTER = "whole"
PORTRAIT = "square"
SHARED = "share"

_AT_ONCE = (TEASER, OPENING, SHARED)


def picture(photo: PhotoRow, shape: str, *, caption: str = "", credit: str = "") -> Picture:
    """A photo in a shape. Raises whatever making its first size raises: OSError where the photo's file is lost."""
    begin = stem(photo)
    if not path.exists(path_of(base_of(begin, shape))):
        _make(photo, begin, shape)
    return _picture(
        begin,
        framing(photo),
        shape,
        photo.tone,
        "" if photo.decorative else photo.description or caption or photo.caption,
        caption,
        credit or photo.credit,
    )


def structured(photo: PhotoRow) -> tuple[str, ...]:
    """The addresses at which search engines find it in their shapes; the worker is asked for what is not there."""
    begin = stem(photo)
    names = [
        SizeName(photo.pk, begin.rpartition("/")[2], shape, photo_names.STRUCTURED_WIDTH, "jpg")
        for shape in photo_names.STRUCTURED
    ]
    for name in names:
        if not path.exists(path_of(str(name))):
            wanted_sizes.put(settings.WANTED_SIZES, name)
    return tuple(_url(str(name)) for name in names)


@lru_cache(maxsize=4096)
def _picture(
    begin: str, framed: Framing, shape: str, tone: str, alt: str, caption: str, credit: str
) -> Picture:
    shown = part(framed, shape)
    base = base_of(begin, shape)
    width, height = shown.size(BASES[shape])
    is_for_pages = shape != SHARED
    return Picture(
        src=_url(base),
        srcset=_srcset(begin, shape, shown, "webp") if is_for_pages else "",
        width=width,
        height=height,
        alt=alt,
        caption=caption,
        credit=credit,
        avif=_srcset(begin, shape, shown, "avif") if is_for_pages else "",
        jpeg=_url(base.replace(".webp", ".jpg")),
        tone=tone,
    )


def _srcset(begin: str, shape: str, shown: Part, kind: str) -> str:
    return ", ".join(
        f"{_url(f'{begin}-{shape}-{width}.{kind}')} {shown.size(width)[0]}w"
        for width in photo_names.widths(shown.width, BASES[shape])
    )


def _url(file: str) -> str:
    return str(PhotoRendition._meta.get_field("file").storage.url(file))


def _make(photo: PhotoRow, begin: str, shape: str) -> None:
    """Make the size that must be there, with those that pages show beside it: the photo is read once."""
    missing = [base_of(begin, one) for one in (_AT_ONCE if shape in _AT_ONCE else (shape,))]
    names = [name for one in missing if not path.exists(path_of(one)) and (name := read_name(one))]
    make_sizes(Photo.objects.get(pk=photo.pk), names)
