"""What the photo in an uploaded file looks like, read once however many ask: its form, the search for twins, saving."""

from __future__ import annotations

from typing import Any

from nashra.newsroom.photo_file import read_photo
from nashra.newsroom.picture_hash import picture_hash


def look_of(file: Any) -> int | None:
    """The hash of the photo in an open file, kept on the file. Raises UnreadablePhotoError."""
    if not hasattr(file, "look"):
        file.look = picture_hash(read_photo(file))
        file.seek(0)
    look: int | None = file.look
    return look
