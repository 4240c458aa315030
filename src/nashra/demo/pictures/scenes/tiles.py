"""Glazed tiles: eight-pointed stars and crosses, as on Maghribi and Mashriqi walls."""

from __future__ import annotations

from math import cos, pi, sin, sqrt
from random import Random

from nashra.demo.pictures.canvas import Canvas, Point
from nashra.demo.pictures.colour import darker, varied

# Grout, star, its ring, its heart, cross, the cross's core.
_Glazes = tuple[str, str, str, str, str, str]

_TEAL: tuple[_Glazes, ...] = (
    ("#f3ead6", "#0f6d78", "#f3ead6", "#d9a93a", "#0b4a55", "#c9562b"),
    ("#efe6d2", "#128a87", "#e9c46a", "#0d4f5c", "#f6efe0", "#0f6d78"),
    ("#f5efe3", "#1b7f8e", "#f5efe3", "#153f5e", "#7cc0b5", "#e0a63c"),
)
_BRICK: tuple[_Glazes, ...] = (
    ("#f5ead8", "#b5482e", "#f0c98b", "#6e2433", "#f5ead8", "#1f6470"),
    ("#f2e4cf", "#8e2f35", "#f2e4cf", "#d98e3f", "#c96a3a", "#f2e4cf"),
    ("#faf1e2", "#c55a2f", "#5a2a35", "#f2b866", "#e9cfa8", "#8a3a2c"),
)
_INDIGO: tuple[_Glazes, ...] = (
    ("#eef0f2", "#1f2f7a", "#eef0f2", "#e1b24a", "#3f66b8", "#eef0f2"),
    ("#f4f1e6", "#27357f", "#8fb7e0", "#f4f1e6", "#f4f1e6", "#27357f"),
    ("#f1ece0", "#3a3a8f", "#f1ece0", "#c9783a", "#15235a", "#7ea6d9"),
)
_BLUNT = 1 / sqrt(2) / cos(pi / 8)  # how far in the corners are where two squares make the star
_SHARP = 0.56


def teal(canvas: Canvas, rng: Random, seed: int) -> None:
    """Blue-green with gold and brick."""
    _wall(canvas, rng, _TEAL[seed % len(_TEAL)], _SHARP if seed // len(_TEAL) % 2 else _BLUNT)


def brick(canvas: Canvas, rng: Random, seed: int) -> None:
    """Red earth with sand."""
    _wall(canvas, rng, _BRICK[seed % len(_BRICK)], _BLUNT if seed // len(_BRICK) % 2 else _SHARP)


def indigo(canvas: Canvas, rng: Random, seed: int) -> None:
    """Deep blue with white."""
    _wall(canvas, rng, _INDIGO[seed % len(_INDIGO)], _SHARP if seed // len(_INDIGO) % 2 else _BLUNT)


def _wall(canvas: Canvas, rng: Random, glazes: _Glazes, corner: float) -> None:
    grout, _, _, _, cross, core = glazes
    size = canvas.height / rng.choice((2.6, 3.4, 4.2, 5.0))
    canvas.below(0, grout)
    turn, style = rng.choice((0.0, 45.0)), rng.randrange(3)
    with canvas.moved(canvas.width / 2 + rng.uniform(-0.5, 0.5) * size, canvas.height / 2, turn=turn):
        reach = int((canvas.width + canvas.height) / size / 1.4) // 2 + 2
        for row in range(-reach, reach + 1):
            for column in range(-reach, reach + 1):
                x, y = column * size, row * size
                _cross(canvas, rng, x + size / 2, y + size / 2, size, corner, (cross, core))
                _star(canvas, rng, x, y, size, corner, glazes, style)
    _light(canvas, rng)


def _star(
    canvas: Canvas, rng: Random, x: float, y: float, size: float, corner: float, glazes: _Glazes, style: int
) -> None:
    grout, star, ring, heart, _, _ = glazes
    radius = size * 0.485
    canvas.polygon(_points(x, y, radius, corner), varied(star, rng, 0.035))
    canvas.polygon(_points(x, y, radius * 0.72, corner), ring)
    canvas.polygon(_points(x, y, radius * 0.62, corner), varied(heart, rng, 0.035))
    if style == 0:
        canvas.polygon(_points(x, y, radius * 0.4, 0.5, pi / 8), grout)
        canvas.circle(x, y, radius * 0.13, star)
    elif style == 1:
        for petal in range(8):
            angle = petal * pi / 4 + pi / 8
            canvas.circle(x + radius * 0.3 * cos(angle), y + radius * 0.3 * sin(angle), radius * 0.095, ring)
        canvas.circle(x, y, radius * 0.13, ring)
    else:
        canvas.polygon(_points(x, y, radius * 0.42, _BLUNT, pi / 8), ring)
        canvas.polygon(_points(x, y, radius * 0.32, _BLUNT, pi / 8), star)


def _cross(
    canvas: Canvas, rng: Random, x: float, y: float, size: float, corner: float, colours: tuple[str, str]
) -> None:
    cross, core = colours
    canvas.polygon(_between(x, y, size, corner, 0.955), varied(cross, rng, 0.035))
    canvas.polygon(_between(x, y, size, corner, 0.5), varied(core, rng, 0.035))


def _points(x: float, y: float, radius: float, corner: float, turn: float = 0.0) -> list[Point]:
    """An eight-pointed star: points at the radius, corners between them at that share of it."""
    return [
        (
            x + radius * (corner if step % 2 else 1) * cos(turn + step * pi / 8),
            y + radius * (corner if step % 2 else 1) * sin(turn + step * pi / 8),
        )
        for step in range(16)
    ]


def _between(x: float, y: float, size: float, corner: float, scale: float) -> list[Point]:
    """The cross that four stars leave between them, shrunk around its middle."""
    edge: list[Point] = []
    for quarter in range(4):
        star_x, star_y = ((-1, -1), (1, -1), (1, 1), (-1, 1))[quarter]
        start = quarter * pi / 2 + pi / 2
        for step in range(4):
            angle = start - step * pi / 8
            radius = size / 2 * (corner if step % 2 else 1)
            edge.append((star_x * size / 2 + radius * cos(angle), star_y * size / 2 + radius * sin(angle)))
    return [(x + scale * dx, y + scale * dy) for dx, dy in edge]


def _light(canvas: Canvas, rng: Random) -> None:
    """Sun that falls across the wall past the edge of a roof."""
    slant, edge = rng.uniform(250, 500), rng.uniform(0.25, 0.7) * canvas.width
    far = canvas.width + 10
    shade = darker("#20304a", 0.4)
    if rng.random() < 0.5:
        canvas.polygon([(-10, -10), (edge + slant, -10), (edge, 1010), (-10, 1010)], shade, 0.2)
    else:
        canvas.polygon([(edge, -10), (far, -10), (far, 1010), (edge + slant, 1010)], shade, 0.2)
