"""Houses, domes and minarets."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from nashra.demo.pictures.canvas import Canvas


def house(canvas: Canvas, x: float, ground: float, width: float, height: float, colour: str) -> None:
    """A flat-roofed block with a parapet; x is its start."""
    canvas.rect(x, ground - height, width, height + 4, colour)
    canvas.rect(x - 3, ground - height, width + 6, 9, colour)


def domed(canvas: Canvas, x: float, ground: float, width: float, height: float, colour: str) -> None:
    """A block under a pointed dome with a finial; the height is the block's."""
    top, middle, half = ground - height, x + width / 2, width * 0.42
    canvas.rect(x, top, width, height + 4, colour)
    canvas.rect(middle - half * 1.04, top - width * 0.1, half * 2.08, width * 0.12, colour)
    base = top - width * 0.08
    canvas.fill(
        f"M{middle - half:.1f} {base:.1f}C{middle - half * 1.25:.1f} {base - half * 0.85:.1f} "
        f"{middle - half * 0.45:.1f} {base - half * 1.2:.1f} {middle:.1f} {base - half * 1.55:.1f}"
        f"C{middle + half * 0.45:.1f} {base - half * 1.2:.1f} "
        f"{middle + half * 1.25:.1f} {base - half * 0.85:.1f} "
        f"{middle + half:.1f} {base:.1f}z",
        colour,
    )
    _finial(canvas, middle, base - half * 1.5, width * 0.16, colour)


def round_minaret(canvas: Canvas, x: float, ground: float, height: float, colour: str) -> None:
    """A slender minaret around x: shaft, two balconies, a pointed cap."""
    half, top = height * 0.038, ground - height
    canvas.polygon(
        [(x - half, top), (x + half, top), (x + half * 1.35, ground), (x - half * 1.35, ground)], colour
    )
    for share in (0.0, 0.3):
        y = top + height * share
        canvas.polygon(
            [
                (x - half * 2, y),
                (x + half * 2, y),
                (x + half * 1.1, y + half * 1.4),
                (x - half * 1.1, y + half * 1.4),
            ],
            colour,
        )
    canvas.rect(x - half * 0.72, top - height * 0.09, half * 1.44, height * 0.1, colour)
    canvas.polygon(
        [
            (x - half * 1.05, top - height * 0.09),
            (x, top - height * 0.25),
            (x + half * 1.05, top - height * 0.09),
        ],
        colour,
    )
    _finial(canvas, x, top - height * 0.24, half * 1.6, colour)


def square_minaret(canvas: Canvas, x: float, ground: float, height: float, colour: str, trim: str) -> None:
    """A Maghribi minaret around x: a square tower, a band of tiles, a lantern on top."""
    half, top = height * 0.075, ground - height
    canvas.rect(x - half, top, half * 2, height + 4, colour)
    for step in range(5):
        canvas.rect(x - half + step * half * 0.45, top - half * 0.26, half * 0.26, half * 0.3, colour)
    canvas.rect(x - half * 0.82, top + half * 0.5, half * 1.64, half * 0.8, trim)
    canvas.rect(x - half * 0.5, top - half * 1.5, half, half * 1.52, colour)
    canvas.fill(
        f"M{x - half * 0.5:.1f} {top - half * 1.48:.1f}Q{x:.1f} {top - half * 2.5:.1f} {x + half * 0.5:.1f} "
        f"{top - half * 1.48:.1f}z",
        colour,
    )
    for share in (0.35, 0.6):
        _arch(canvas, x, top + height * share, half * 0.55, half * 1.3, trim)
    _finial(canvas, x, top - half * 1.9, half * 0.5, colour)


def windows(
    canvas: Canvas,
    rng: Random,
    box: tuple[float, float, float, float],
    colours: Iterable[str],
    lit: float,
    pitch: float = 26.0,
    arched: bool = False,
) -> None:
    """Windows in rows on a wall (x, y, width, height), a share of them lit, each in one of the colours."""
    x, y, width, height = box
    columns, rows = int((width - 8) / pitch), int((height - 10) / (pitch * 1.35))
    if columns < 1:
        return
    inset, size = (width - columns * pitch) / 2, pitch * 0.36
    choices = list(colours)
    paths: dict[str, list[str]] = {colour: [] for colour in choices}
    for row in range(rows):
        for column in range(columns):
            if rng.random() < lit:
                start, top = x + inset + column * pitch + pitch * 0.32, y + 16 + row * pitch * 1.35
                head = f"a{size / 2:.1f} {size / 2:.1f} 0 0 1 {size:.1f} 0" if arched else f"h{size:.1f}"
                paths[rng.choice(choices)].append(
                    f"M{start:.1f} {top:.1f}{head}v{size * 1.5:.1f}h{-size:.1f}z"
                )
    for colour, parts in paths.items():
        if parts:
            canvas.fill("".join(parts), colour)


def _finial(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    canvas.rect(x - size * 0.07, y - size * 1.7, size * 0.14, size * 1.8, colour)
    canvas.circle(x, y - size * 0.5, size * 0.2, colour)
    canvas.circle(x, y - size * 1.0, size * 0.14, colour)


def _arch(canvas: Canvas, x: float, y: float, width: float, height: float, colour: str) -> None:
    half = width / 2
    canvas.fill(
        f"M{x - half:.1f} {y + height:.1f}v{-height * 0.55:.1f}"
        f"Q{x - half:.1f} {y + height * 0.15:.1f} {x:.1f} {y:.1f}"
        f"Q{x + half:.1f} {y + height * 0.15:.1f} {x + half:.1f} {y + height * 0.45:.1f}"
        f"v{height * 0.55:.1f}z",
        colour,
    )
