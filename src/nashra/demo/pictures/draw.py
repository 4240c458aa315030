"""From a scene's name and a seed to a JPEG."""

from __future__ import annotations

from io import BytesIO
from random import Random

import resvg_py
from PIL import Image

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.scenes import SCENES

_QUALITY = 82
# Most of the time goes into the PNG that resvg hands over. Rendered smaller and enlarged, it takes half of
# it, and edges are as soft as a photo's.
_RENDERED = 0.7


def draw(scene: str, seed: int, width: int = 1600, height: int = 1067) -> bytes:
    """A JPEG of so many pixels. The same scene and seed give the same bytes, another seed another picture.

    Raises KeyError for a scene that SCENES doesn't list.
    """
    canvas = Canvas(round(width * _RENDERED), round(height * _RENDERED))
    rng = Random(f"{scene} {seed}")  # noqa: S311 (chance that has to repeat)
    SCENES[scene](canvas, rng, seed)
    png = resvg_py.svg_to_bytes(svg_string=canvas.svg(), skip_system_fonts=True)
    jpeg = BytesIO()
    small = Image.open(BytesIO(png)).convert("RGB")
    small.resize((width, height), Image.Resampling.BICUBIC).save(jpeg, "JPEG", quality=_QUALITY)
    return jpeg.getvalue()
