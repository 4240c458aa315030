"""Water's light, and boats on it."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas


def glitter(
    canvas: Canvas, rng: Random, x: float, top: float, colour: str, count: int = 90, spread: float = 0.3
) -> None:
    """Light on the water under a sun at x: short dashes that grow and part towards the viewer."""
    depth = canvas.height - top
    for strength in (0.28, 0.55):
        parts = []
        for _ in range(count // 2):
            near = rng.random() ** 1.3
            length = 14 + 90 * near * rng.random()
            start = x + rng.gauss(0, 30 + canvas.width * spread * near * 0.5) - length / 2
            parts.append(f"M{start:.1f} {top + 8 + (depth - 20) * near:.1f}h{length:.1f}")
        canvas.stroke("".join(parts), colour, 3.4, strength)


def ripples(canvas: Canvas, rng: Random, top: float, colour: str, count: int, alpha: float = 0.3) -> None:
    """Long faint lines over all of the water."""
    parts = []
    for _ in range(count):
        near = rng.random() ** 1.2
        length = 30 + 190 * near * rng.random()
        y = top + 10 + (canvas.height - top - 10) * near
        parts.append(f"M{rng.uniform(-60, canvas.width):.1f} {y:.1f}h{length:.1f}")
    canvas.stroke("".join(parts), colour, 2.4, alpha)


def dhow(
    canvas: Canvas, x: float, y: float, size: float, sail: str, hull: str, *, mirror: bool = False
) -> None:
    """A boat under a lateen sail of that height, afloat at the point, and what the water gives back of it."""
    with canvas.moved(x, y, size / 100, mirror=mirror):
        canvas.fill("M-44 4C-20 9 22 9 40 4L30 26C18 44 4 60 -6 66C-10 44 -12 24 -14 8z", sail, 0.16)
        canvas.stroke("M-10 -6L-2 -66", hull, 1.8)
        canvas.fill("M-34 -30C-6 -84 14 -100 30 -104C38 -72 36 -40 26 -14C4 -20 -16 -26 -34 -30z", sail)
        canvas.fill("M30 -104C38 -72 36 -40 26 -14C16 -17 8 -19 0 -21C18 -46 26 -74 30 -104z", hull, 0.14)
        canvas.fill("M-22 -34C-26 -26 -32 -18 -40 -12L-16 -12z", sail, 0.85)
        canvas.fill("M-56 -14C-30 -8 20 -8 48 -18C44 -6 36 2 26 4L-38 4C-48 0 -54 -6 -56 -14z", hull)


def sailing_boat(canvas: Canvas, x: float, y: float, size: float, sail: str, hull: str) -> None:
    """A boat with two sails of that height, afloat at the point."""
    with canvas.moved(x, y, size / 100):
        canvas.fill("M-30 4L34 4L20 36L0 66L-16 30z", sail, 0.16)
        canvas.fill("M2 -100C22 -70 34 -40 36 -14L2 -12z", sail)
        canvas.fill("M-3 -86C-8 -54 -20 -30 -34 -14L-3 -12z", sail, 0.88)
        canvas.fill("M-42 -9L44 -9C40 0 34 5 26 5L-30 5C-36 3 -40 -2 -42 -9z", hull)
