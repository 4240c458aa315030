"""The picture with which other services show an edition's pages that have none of their own: drawn, 1200 by 630."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

SHARE_PICTURE = "/share.jpg"
"""Its address on the edition's host."""

SIZE = (1200, 630)
_SCALE = 2  # drawn larger, for smooth edges
_TILE = 150
_PALETTES = (
    ("#16324f", "#2f5d86"),
    ("#4a1d2b", "#7f3b4d"),
    ("#173d33", "#357463"),
    ("#3b2a14", "#755a33"),
    ("#33204a", "#604384"),
    ("#123b44", "#2c7280"),
)
"""A ground and its lines; an edition's number chooses."""

_INK = "#fdfcfa"
_FONTS = Path(__file__).parent / "static/nashra/fonts"
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z0-9\u00c0-\u024f]")


@lru_cache(maxsize=16)
def share_picture(number: int, name: str) -> bytes:
    """A JPEG for the edition of a number, with its name where the fonts at hand have its letters."""
    ground, line = _PALETTES[number % len(_PALETTES)]
    width, height = SIZE[0] * _SCALE, SIZE[1] * _SCALE
    picture = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(picture)
    for star in _stars(width, height):
        draw.line([*star, star[0]], fill=line, width=3 * _SCALE, joint="curve")
    _write(draw, name, ground, (width, height))
    written = BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(written, "JPEG", quality=82, optimize=True)
    return written.getvalue()


def _stars(width: int, height: int) -> Iterator[list[tuple[float, float]]]:
    """Eight-pointed stars whose points meet, with crosses between them."""
    tile = _TILE * _SCALE
    for column in range(width // tile + 2):
        for row in range(height // tile + 2):
            radii = (tile / 2, tile / 2 * math.cos(math.pi / 4) / math.cos(math.pi / 8))
            yield [
                (
                    column * tile + radii[turn % 2] * math.cos(turn * math.pi / 8),
                    row * tile + radii[turn % 2] * math.sin(turn * math.pi / 8),
                )
                for turn in range(16)
            ]


def _write(draw: ImageDraw.ImageDraw, name: str, ground: str, size: tuple[int, int]) -> None:
    font = _font(name, size[0] - 240 * _SCALE)
    if font is None:
        return
    middle = (size[0] / 2, size[1] / 2)
    box = draw.textbbox(middle, name, font=font, anchor="mm")
    margin = 48 * _SCALE
    draw.rectangle((box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin), fill=ground)
    draw.text(middle, name, font=font, fill=_INK, anchor="mm")


def _font(name: str, width: int) -> ImageFont.FreeTypeFont | None:
    """The font that has the name's letters, so large that it fits; None for a name in several scripts."""
    is_arabic, is_latin = bool(_ARABIC.search(name)), bool(_LATIN.search(name))
    if is_arabic == is_latin or (is_arabic and not features.check("raqm")):
        return None
    file = _FONTS / f"noto-naskh-arabic-{'arabic' if is_arabic else 'latin'}.woff2"
    font = _bold(file, 120 * _SCALE)
    needed = font.getlength(name)
    return font if needed <= width else _bold(file, int(120 * _SCALE * width / needed))


def _bold(file: Path, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(file), size)
    font.set_variation_by_axes([700])
    return font
