"""The colour that holds a picture's place until it is there: one of 216, as the stylesheet names them. Pure.

A tone is three letters: lightness (0 to 5), chroma (a to c), hue (A to L), in OKLCH (Björn Ottosson, 2020), so that
the steps look alike. Empty where the picture is transparent, whose ground would show through.
"""

from __future__ import annotations

from math import atan2, hypot, tau

from PIL import Image

LIGHTNESS = (0.2, 0.36, 0.52, 0.67, 0.8, 0.93)
CHROMA = (0.0, 0.045, 0.1)
HUES = 12
"""Steps of 30 degrees."""

_SEEN_THROUGH = 250  # of 255; below it, a part of the picture is transparent


def tone(image: Image.Image) -> str:
    """The tone of a photo as `photo_file` reads it."""
    small = image.resize((16, 16), Image.Resampling.BOX, reducing_gap=2.0)
    if small.mode in ("LA", "RGBA") and min(small.getchannel("A").tobytes()) < _SEEN_THROUGH:
        return ""
    lightness, chroma, hue = _oklch(_mean(small.convert("RGB")))
    step = round(hue * HUES / tau) % HUES
    return f"{_nearest(LIGHTNESS, lightness)}{'abc'[_nearest(CHROMA, chroma)]}{chr(ord('A') + step)}"


def _nearest(steps: tuple[float, ...], value: float) -> int:
    return min(range(len(steps)), key=lambda at: abs(steps[at] - value))


def _mean(image: Image.Image) -> tuple[float, float, float]:
    """The mean colour in linear light, each channel from 0 to 1."""
    data = image.tobytes()
    count = len(data) // 3
    red, green, blue = (sum(map(_linear, data[at::3])) / count for at in range(3))
    return red, green, blue


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _oklch(colour: tuple[float, float, float]) -> tuple[float, float, float]:
    """Lightness, chroma and hue in radians of a linear sRGB colour; the matrices are Ottosson's."""
    red, green, blue = colour
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short, hypot(a, b), atan2(b, a) % tau
