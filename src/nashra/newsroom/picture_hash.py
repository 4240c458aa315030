"""What a picture looks like as 64 bits: two of the same picture, in other sizes or files, differ in few. Pure.

The perceptual hash of Neal Krawetz ("Looks Like It", hackerfactor.com, 2011): the picture as 32 by 32 shades of grey,
of its discrete cosine transform the 64 lowest frequencies, a bit for each of whether it is above their median. Six
bands of the bits find whatever differs in five or fewer: one band at least is then the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi
from statistics import median

from PIL import Image

MOST_DIFFERENT = 5
"""Bits in which two files of one picture may differ."""

_SIDE, _KEPT = 32, 8
_WAVES = tuple(
    tuple(cos(pi * (2 * x + 1) * wave / (2 * _SIDE)) for x in range(_SIDE)) for wave in range(_KEPT)
)
_BANDS = (11, 11, 11, 11, 10, 10)  # bits
_LEAST_CONTRAST = 8  # shades of 256; a plain picture says nothing


def picture_hash(image: Image.Image) -> int | None:
    """The hash of a photo as `photo_file` reads it; None for one that is plain."""
    grey = _on_white(image).convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    shades = grey.tobytes()
    if max(shades) - min(shades) < _LEAST_CONTRAST:
        return None
    rows = [shades[start : start + _SIDE] for start in range(0, len(shades), _SIDE)]
    columns = zip(*(_low_frequencies(row) for row in rows), strict=True)
    found = [value for column in columns for value in _low_frequencies(column)]
    middle = median(found[1:])  # the first is the brightness
    return int("".join("1" if value > middle else "0" for value in found), 2)


def written(look: int | None) -> str:
    """A hash as a photo keeps it; «-» for a plain picture's."""
    return "-" if look is None else f"{look:016x}"


def bands(value: int) -> tuple[int, ...]:
    """The bands of a hash, each a number of its own."""
    found = []
    for place, size in enumerate(_BANDS):
        found.append(place << max(_BANDS) | value & ((1 << size) - 1))
        value >>= size
    return tuple(found)


def are_alike(one: int, other: int) -> bool:
    """Whether two hashes are of the same picture.

    >>> are_alike(0b11111, 0), are_alike(0b111111, 0)
    (True, False)
    """
    return (one ^ other).bit_count() <= MOST_DIFFERENT


def _low_frequencies(values: Sequence[float]) -> list[float]:
    return [sum(weight * value for weight, value in zip(wave, values, strict=True)) for wave in _WAVES]


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in ("LA", "RGBA"):
        return image
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground
