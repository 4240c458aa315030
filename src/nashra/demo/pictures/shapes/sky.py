"""Sun, moon, stars, clouds and birds."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import lighter


def sun(canvas: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    """A sun in its haze."""
    canvas.glow(x, y, radius * 5.5, colour, 0.55)
    canvas.circle(x, y, radius, lighter(colour, 0.35))


def crescent(canvas: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    """A young moon with its light."""
    canvas.glow(x, y, radius * 5, colour, 0.35)
    bite = radius * 0.82
    canvas.fill(
        f"M{x + radius * 0.5:.1f} {y - radius * 0.87:.1f}"
        f"A{radius:.1f} {radius:.1f} 0 1 0 {x + radius * 0.5:.1f} "
        f"{y + radius * 0.87:.1f}"
        f"A{bite:.1f} {bite:.1f} 0 1 1 {x + radius * 0.5:.1f} {y - radius * 0.87:.1f}z",
        lighter(colour, 0.4),
    )


def stars(canvas: Canvas, rng: Random, count: int, bottom: float, colour: str = "#ffffff") -> None:
    """Stars above a line, the lower the rarer."""
    for _ in range(count):
        y = bottom * rng.random() ** 1.6
        canvas.circle(
            rng.uniform(0, canvas.width), y, rng.choice((1.0, 1.2, 1.5, 2.4)), colour, rng.uniform(0.3, 0.9)
        )


def cloud(
    canvas: Canvas, rng: Random, x: float, y: float, size: float, colour: str, alpha: float = 1.0
) -> None:
    """A long flat cloud: bars with round ends, longest at the bottom."""
    thick = size * 0.16
    parts = []
    for row in range(3):
        length = size * (1.5 - 0.42 * row) * rng.uniform(0.85, 1.15)
        start = x - length / 2 + rng.uniform(-0.16, 0.16) * size
        top = y - row * thick * 0.86
        parts.append(
            f"M{start:.1f} {top:.1f}h{length:.1f}a{thick / 2:.1f} {thick / 2:.1f} 0 0 1 0 {thick:.1f}"
            f"h{-length:.1f}a{thick / 2:.1f} {thick / 2:.1f} 0 0 1 0 {-thick:.1f}z"
        )
    canvas.fill("".join(parts), colour, alpha)


def birds(canvas: Canvas, rng: Random, x: float, y: float, count: int, colour: str) -> None:
    """A flock far away."""
    for _ in range(count):
        size = rng.uniform(7, 13)
        left, top = x + rng.gauss(0, 70), y + rng.gauss(0, 32)
        canvas.stroke(
            f"M{left - size:.1f} {top - size * 0.4:.1f}"
            f"q{size * 0.6:.1f} {-size * 0.25:.1f} {size:.1f} {size * 0.4:.1f}"
            f"q{size * 0.4:.1f} {-size * 0.65:.1f} {size:.1f} {-size * 0.4:.1f}",
            colour,
            2.2,
        )


SKIES = (("#6fa8d0", "#e9efe6"), ("#4f6a96", "#f2b58f"), ("#8fb8c8", "#f6edd2"), ("#5a6f8c", "#d9d3c8"))


def clouded(canvas: Canvas, rng: Random, seed: int, bottom: float) -> tuple[str, str]:
    """One of four skies with clouds down to a line; gives its colours from above to there."""
    sky = SKIES[seed % 4]
    canvas.ramp(0, bottom, *sky)
    for _ in range(rng.randint(3, 6)):
        cloud(
            canvas,
            rng,
            rng.uniform(0, canvas.width),
            rng.uniform(60, bottom * 0.5),
            rng.uniform(130, 280),
            lighter(sky[1], 0.5),
            0.75,
        )
    return sky
