"""What the photo in an uploaded file looks like, read once however many ask: its form, the search for twins, saving."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PIL import Image

from nashra.newsroom.photo_file import read_photo
from nashra.newsroom.photo_tone import tone
from nashra.newsroom.picture_hash import picture_hash


@dataclass(frozen=True, slots=True)
class Look:
    """What a photo looks like."""

    hash: int | None  # None where it is plain
    tone: str
    width: int  # of the upright photo, in pixels
    height: int


def look_at(image: Image.Image) -> Look:
    """That of a photo as `photo_file` reads it."""
    return Look(picture_hash(image), tone(image), *image.size)


def look_of(file: Any) -> Look:
    """That of the photo in an open file, kept on the file. Raises UnreadablePhotoError."""
    if not hasattr(file, "look"):
        file.look = look_at(read_photo(file))
        file.seek(0)
    look: Look = file.look
    return look
