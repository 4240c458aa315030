"""The scenes by name, each a function that draws on a canvas with its own chance and its seed.

The seed picks the palette, so that neighbours differ; chance places all else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.scenes import (
    field,
    hills,
    lab,
    library,
    market,
    pitch,
    port,
    road,
    sea,
    skyline,
    stage,
    tiles,
)

Scene = Callable[[Canvas, Random, int], None]

SCENES: Mapping[str, Scene] = {
    "hills-dawn": hills.dawn,
    "hills-green": hills.green,
    "hills-desert": hills.desert,
    "sea-sunset": sea.sunset,
    "sea-day": sea.day,
    "sea-night": sea.night,
    "skyline-day": skyline.day,
    "skyline-night": skyline.night,
    "skyline-dusk": skyline.dusk,
    "tiles-teal": tiles.teal,
    "tiles-brick": tiles.brick,
    "tiles-indigo": tiles.indigo,
    "pitch": pitch.pitch,
    "stage": stage.stage,
    "market": market.market,
    "lab": lab.lab,
    "port": port.port,
    "library": library.library,
    "road": road.road,
    "field": field.field,
}
