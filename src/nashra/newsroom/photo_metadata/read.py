"""Reading a file's metadata of all three kinds into one."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import fields, replace
from functools import reduce
from typing import IO, Any

from PIL import Image

from nashra.newsroom.photo_file import FORMATS
from nashra.newsroom.photo_metadata.exif import read_exif
from nashra.newsroom.photo_metadata.iptc import read_iptc
from nashra.newsroom.photo_metadata.values import PhotoMetadata
from nashra.newsroom.photo_metadata.xmp import read_xmp

_READERS: tuple[Callable[[Any], PhotoMetadata], ...] = (read_xmp, read_iptc, read_exif)


def read_metadata(file: IO[bytes]) -> PhotoMetadata:
    """What the file says, from whichever of its metadata says it first; nothing where none can be read."""
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what Pillow repairs
        try:
            image = Image.open(file, formats=FORMATS)
        except Exception:  # over bytes from outside: whether it is a photo is asked elsewhere
            return PhotoMetadata()
        return reduce(_filled, (_read(read, image) for read in _READERS))


def _filled(first: PhotoMetadata, second: PhotoMetadata) -> PhotoMetadata:
    """The first, with what it does not say as the second says it."""
    names = (field.name for field in fields(PhotoMetadata))
    return replace(first, **{name: getattr(first, name) or getattr(second, name) for name in names})


def _read(read: Callable[[Any], PhotoMetadata], image: Any) -> PhotoMetadata:
    try:
        return read(image)
    except Exception:  # over bytes from outside: the other kinds may be well
        return PhotoMetadata()
