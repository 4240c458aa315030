"""Trees."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from nashra.demo.pictures.canvas import Canvas


def palm(canvas: Canvas, rng: Random, x: float, y: float, size: float, colour: str) -> None:
    """A date palm of that height, standing on the point."""
    lean = rng.uniform(-0.12, 0.12) * size
    top_x, top_y, foot = x + lean, y - size, size * 0.035
    canvas.fill(
        f"M{x - foot * 1.5:.1f} {y:.1f}Q{x:.1f} {y - size * 0.5:.1f} {top_x - foot * 0.7:.1f} {top_y:.1f}"
        f"h{foot * 1.4:.1f}Q{x + foot * 2:.1f} {y - size * 0.5:.1f} {x + foot * 1.5:.1f} {y:.1f}z",
        colour,
    )
    fronds = rng.randint(9, 11)
    leaves = []
    for index in range(fronds):
        angle = pi * (-0.18 + 1.36 * index / (fronds - 1)) + rng.uniform(-0.08, 0.08)
        reach = size * rng.uniform(0.38, 0.46)
        end_x, end_y = top_x + reach * cos(angle), top_y - reach * sin(angle) * 0.6 + reach * 0.34
        mid_x, mid_y = top_x + reach * 0.55 * cos(angle), top_y - reach * 0.72 * sin(angle) - reach * 0.12
        leaves.append(
            f"M{top_x:.1f} {top_y:.1f}Q{mid_x:.1f} {mid_y - reach * 0.07:.1f} {end_x:.1f} {end_y:.1f}"
            f"Q{mid_x:.1f} {mid_y + reach * 0.16:.1f} {top_x:.1f} {top_y:.1f}z"
        )
    canvas.fill("".join(leaves), colour)


def cypress(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A slim cypress of that height, standing on the point."""
    wide = size * 0.13
    canvas.fill(
        f"M{x:.1f} {y - size:.1f}"
        f"C{x + wide * 1.1:.1f} {y - size * 0.55:.1f} {x + wide * 1.3:.1f} {y - size * 0.15:.1f} "
        f"{x + wide * 0.4:.1f} {y:.1f}h{-wide * 0.8:.1f}C{x - wide * 1.3:.1f} {y - size * 0.15:.1f} "
        f"{x - wide * 1.1:.1f} {y - size * 0.55:.1f} {x:.1f} {y - size:.1f}z",
        colour,
    )


def round_tree(canvas: Canvas, rng: Random, x: float, y: float, size: float, colour: str) -> None:
    """An olive or orange tree of that height, standing on the point."""
    canvas.rect(x - size * 0.05, y - size * 0.4, size * 0.1, size * 0.42, colour)
    for dx, dy, radius in ((-0.22, -0.52, 0.25), (0.22, -0.5, 0.26), (0.0, -0.72, 0.3)):
        canvas.circle(x + dx * size + rng.uniform(-2, 2), y + dy * size, radius * size, colour)
