"""A part of a picture, in a size, as a file of one of the formats that pages name. Pure.

What each setting costs and gives is measured in docs/performance.md.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image

_FORMATS: dict[str, tuple[str, dict[str, Any]]] = {
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "avif": ("AVIF", {"quality": 64, "speed": 6, "max_threads": 1}),
    "jpg": ("JPEG", {"quality": 84, "optimize": True, "progressive": True}),
}
"""By the file name's ending: Pillow's name, and the settings."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def encode(image: Image.Image, box: Box, size: tuple[int, int], kind: str) -> bytes:
    """The box of an image, in so many pixels.

    image: of one of the modes in which `photo_file` reads. A JPEG has white where the picture is transparent.
    """
    cut = image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    form, options = _FORMATS[kind]
    has_alpha = cut.mode in ("LA", "RGBA")
    if has_alpha and kind == "jpg":
        ground = Image.new("RGBA", size, "white")
        ground.alpha_composite(cut.convert("RGBA"))
        cut, has_alpha = ground, False
    written = BytesIO()
    cut.convert("RGBA" if has_alpha else "RGB").save(written, form, **options)
    return written.getvalue()
