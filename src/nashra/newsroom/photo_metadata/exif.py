"""EXIF: what cameras and phones write, of which only what people typed and the day are read."""

from __future__ import annotations

from typing import Any

from PIL.ExifTags import IFD, Base

from nashra.newsroom.photo_metadata.iptc import decode
from nashra.newsroom.photo_metadata.values import PhotoMetadata, day, line, text_of


def read_exif(image: Any) -> PhotoMetadata:
    """What an opened picture's EXIF says. Raises whatever Pillow raises over a broken one."""
    tags = image.getexif()
    taken = tags.get_ifd(IFD.Exif).get(Base.DateTimeOriginal) or tags.get(Base.DateTime)
    creator = line(_wide(tags.get(Base.XPAuthor))) or line(_text(tags.get(Base.Artist)))
    return PhotoMetadata(
        title=line(_wide(tags.get(Base.XPTitle))),
        caption=_by_people(text_of(_text(tags.get(Base.ImageDescription)))),
        credit=creator,
        rights_holder=line(_text(tags.get(Base.Copyright)).replace("\x00", " / ")),
        taken_on=day(_text(taken)),
    )


def _text(value: Any) -> str:
    """A tag's text; Pillow reads the bytes of ASCII tags as Latin-1, whatever they are."""
    if isinstance(value, bytes):
        return decode(value)
    if not isinstance(value, str):
        return ""
    try:
        return decode(value.encode("latin-1"))
    except UnicodeEncodeError:
        return value


def _wide(value: Any) -> str:
    """A tag of Windows' own, in UTF-16."""
    return value.decode("utf-16-le", "ignore").rstrip("\x00") if isinstance(value, bytes) else ""


def _by_people(text: str) -> str:
    """The text, unless it is a camera's own mark: «OLYMPUS DIGITAL CAMERA», «SONY DSC», «DCIM»."""
    return "" if text.isascii() and text == text.upper() else text
