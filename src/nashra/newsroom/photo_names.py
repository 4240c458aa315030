"""What the files of a photo's sizes are called, for pages, for whoever sends them and for the worker. Pure.

A name is `photos/THOUSANDS/NUMBER/HASH-SHAPE-WIDTH.FORMAT`. Nobody can guess its hash, which is another one when the
photo's file, its focal point or a crop changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FOLDER = "photos"

WIDTHS = (240, 360, 480, 720, 960, 1200, 1440)
"""Pixels. A photo that is smaller has its own width under the next name."""

BASES = {"list": 720, "wide": 960, "whole": 960, "square": 360, "share": 1200}
"""Of each shape the width that is there before a page names it; it is shown in the place of others meanwhile."""

STRUCTURED = ("wide", "four", "square")
"""The shapes that search engines are told: 16:9, 4:3 and 1:1."""

STRUCTURED_WIDTH = 1200

FORMATS = {"webp": "image/webp", "avif": "image/avif", "jpg": "image/jpeg"}

_SHAPES = (*BASES, "four")
_NAME = re.compile(
    rf"{FOLDER}/\d{{1,16}}/(?P<photo>\d{{1,19}})/(?P<hash>[0-9a-f]{{20}})"
    rf"-(?P<shape>{'|'.join(_SHAPES)})-(?P<width>{'|'.join(map(str, WIDTHS))})\.(?P<kind>{'|'.join(FORMATS)})"
)


@dataclass(frozen=True, slots=True)
class SizeName:
    """A size of a photo, as its file's name says it."""

    photo: int
    hash: str
    shape: str
    width: int  # one of WIDTHS
    kind: str  # one of FORMATS

    def __str__(self) -> str:
        return f"{stem(self.photo, self.hash)}-{self.shape}-{self.width}.{self.kind}"


def read_name(text: str) -> SizeName | None:
    """The size that a file's name means; None for any other name.

    >>> read_name("photos/0/7/0123456789abcdef0123-list-360.avif").width
    360
    """
    found = _NAME.fullmatch(text)
    if found is None:
        return None
    name = SizeName(int(found["photo"]), found["hash"], found["shape"], int(found["width"]), found["kind"])
    return name if str(name) == text and _is_offered(name) else None


def stem(photo: int, key: str) -> str:
    """What the names of all sizes of a photo begin with."""
    return f"{folder(photo)}/{key}"


def folder(photo: int) -> str:
    """Where all sizes of a photo lie, those of former crops too."""
    return f"{FOLDER}/{photo // 1000}/{photo}"


def base_of(begin: str, shape: str) -> str:
    """The size of a shape that is there first."""
    return f"{begin}-{shape}-{BASES[shape]}.{'jpg' if shape == 'share' else 'webp'}"


def meanwhile(name: SizeName) -> tuple[str, ...]:
    """What may be sent in the place of a size that is not made yet, the best first."""
    begin = stem(name.photo, name.hash)
    same = f"{begin}-{name.shape}-{name.width}.webp"
    shared = base_of(begin, "share")
    return (same, base_of(begin, name.shape), shared) if name.shape in BASES else (shared,)


def widths(natural: int, base: int) -> tuple[int, ...]:
    """The names' widths of what a photo of so many pixels offers, the base among them.

    >>> widths(1000, 720), widths(500, 720)
    ((240, 360, 480, 720, 960, 1200), (240, 360, 480, 720))
    """
    most = min(natural, WIDTHS[-1])
    last = base if most <= base else next(width for width in WIDTHS if width >= most)
    return (*(width for width in WIDTHS if width < most), last)


def _is_offered(name: SizeName) -> bool:
    """Whether a page may name it: so few sizes are made of a photo, whoever asks for which."""
    if name.kind == "jpg" and name.shape in ("share", *STRUCTURED):
        return name.width in (STRUCTURED_WIDTH, BASES.get(name.shape))
    return name.shape not in ("share", "four") and (name.kind != "jpg" or name.width == BASES[name.shape])
