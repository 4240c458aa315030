"""Ridges and dunes."""

from __future__ import annotations

from math import pi, sin
from random import Random

from nashra.demo.pictures.canvas import Canvas, Point, outline


def ridge(
    rng: Random, width: float, y: float, swing: float, waves: float = 2.0, rough: float = 0.3
) -> list[Point]:
    """The line of hills across the sheet: `waves` broad ones that swing so far about y, with finer ones."""
    parts = [
        (swing * share, waves * count * rng.uniform(0.8, 1.2), rng.uniform(0, 2 * pi))
        for share, count in ((0.62, 1.0), (0.3, 2.3), (rough * 0.4, 5.1), (rough * 0.2, 11.7))
    ]
    step = 12.0
    return [
        (x, y + sum(size * sin(2 * pi * count * x / width + phase) for size, count, phase in parts))
        for x in (index * step for index in range(int(width / step) + 2))
    ]


def height_at(line: list[Point], x: float) -> float:
    """The line's y at x."""
    return min(line, key=lambda point: abs(point[0] - x))[1]


def ground(canvas: Canvas, line: list[Point], colour: str) -> None:
    """All that lies under the line."""
    canvas.fill(outline([(line[0][0], canvas.height + 2), *line, (line[-1][0], canvas.height + 2)]), colour)
