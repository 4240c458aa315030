"""Colours as #rrggbb, and how scenes mix them."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from random import Random


def mix(first: str, second: str, share: float) -> str:
    """The colour between two: the first at share 0, the second at 1."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return _hex(a + (b - a) * share for a, b in pairs)


def lighter(colour: str, share: float) -> str:
    """The colour with so much white (0 to 1)."""
    return mix(colour, "#ffffff", share)


def darker(colour: str, share: float) -> str:
    """The colour with so much of a night's blue, as black makes dull shadows."""
    return mix(colour, "#070b1c", share)


def varied(colour: str, rng: Random, amount: float = 0.05) -> str:
    """The colour a little lighter or darker by chance, as hand-made things are."""
    hue, light, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    light = min(1.0, max(0.0, light + rng.uniform(-amount, amount)))
    return _hex(channel * 255 for channel in colorsys.hls_to_rgb(hue, light, saturation))


def along(stops: tuple[str, ...], share: float) -> str:
    """The colour at a share (0 to 1) of the way through evenly spaced stops."""
    place = min(max(share, 0.0), 1.0) * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    return mix(stops[index], stops[index + 1], place - index)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)
