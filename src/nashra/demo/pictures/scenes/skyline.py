"""A city of domes, minarets and houses: by day, by night, at dusk."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.buildings import domed, house, round_minaret, square_minaret, windows
from nashra.demo.pictures.shapes.plants import palm
from nashra.demo.pictures.shapes.sky import birds, cloud, crescent, stars, sun

# Sky from above to the horizon, the nearest row of houses, the windows, the light in the sky.
_DAY = (
    (("#6fb2dd", "#bfe0ee", "#f5ecd7"), "#c98f5d", "#7d4b34", "#fff8dc"),
    (("#8cc0d8", "#d3e6e6", "#fbf1dd"), "#c4a57f", "#5d6c74", "#ffffff"),
    (("#4f97cc", "#a4d0e8", "#f1efe0"), "#a8674b", "#5b2f2a", "#fff3cf"),
    (("#9ac4c8", "#dfe8dc", "#f9edd0"), "#d8b184", "#6f6a52", "#fff0c0"),
)
_NIGHT = (
    (("#0a1030", "#1f2a5c", "#4a4f8c"), "#0a0e26", "#ffd37a", "#f7efd2"),
    (("#0c1826", "#1c3f55", "#4f7f8a"), "#06121c", "#ffe09a", "#eef4e0"),
    (("#170d2e", "#3f2764", "#8a5590"), "#10081f", "#ffc97a", "#fbe6c6"),
)
_DUSK = (
    (("#5d5a8c", "#d98a80", "#fbc98c"), "#3d3040", "#ffdf9a", "#fff0c4"),
    (("#3a4f7a", "#c17f8c", "#f9b98a"), "#2a2840", "#ffd98a", "#ffe6b8"),
    (("#7a5a6e", "#eda070", "#fddc9a"), "#4a2f2c", "#ffe7a8", "#fff6d0"),
    (("#28506a", "#d9a07a", "#f7d69a"), "#24343c", "#ffe29a", "#fff2cc"),
)


def day(canvas: Canvas, rng: Random, seed: int) -> None:
    """Ochre and white houses under a clear sky."""
    sky, near, window, light = _DAY[seed % len(_DAY)]
    canvas.ramp(0, 760, *sky)
    canvas.glow(rng.uniform(0.1, 0.9) * canvas.width, 150, 300, light, 0.7)
    for _ in range(rng.randint(2, 5)):
        cloud(
            canvas,
            rng,
            rng.uniform(0, canvas.width),
            rng.uniform(90, 330),
            rng.uniform(110, 230),
            "#ffffff",
            0.8,
        )
    birds(canvas, rng, rng.uniform(0.2, 0.8) * canvas.width, 240, rng.randint(4, 8), darker(sky[0], 0.5))
    _city(canvas, rng, lighter(sky[-1], 0.1), near, (window,), lit=0.8)


def night(canvas: Canvas, rng: Random, seed: int) -> None:
    """Lit windows under the moon."""
    sky, near, window, light = _NIGHT[seed % len(_NIGHT)]
    canvas.ramp(0, 760, *sky)
    stars(canvas, rng, 130, 560)
    crescent(
        canvas, rng.uniform(0.15, 0.85) * canvas.width, rng.uniform(130, 240), rng.uniform(44, 64), light
    )
    _city(canvas, rng, sky[-1], near, (window, mix(window, "#ff9a5a", 0.4), lighter(window, 0.4)), lit=0.42)


def dusk(canvas: Canvas, rng: Random, seed: int) -> None:
    """Rows of roofs against the last light."""
    sky, near, window, light = _DUSK[seed % len(_DUSK)]
    canvas.ramp(0, 700, *sky)
    for _ in range(rng.randint(1, 4)):
        place = rng.uniform(0, canvas.width), rng.uniform(120, 380)
        cloud(canvas, rng, *place, rng.uniform(140, 260), mix(sky[1], sky[2], 0.5), 0.6)
    sun(canvas, rng.uniform(0.2, 0.8) * canvas.width, rng.uniform(380, 520), rng.uniform(60, 95), light)
    birds(canvas, rng, rng.uniform(0.2, 0.8) * canvas.width, 260, rng.randint(4, 9), near)
    _city(canvas, rng, sky[-1], near, (window,), lit=0.25)


def _city(canvas: Canvas, rng: Random, far: str, near: str, lights: tuple[str, ...], lit: float) -> None:
    """Three rows of houses, each nearer one in a stronger colour; the last stands on the sheet's edge."""
    for row, (share, base, tall) in enumerate(((0.28, 790, 190), (0.58, 900, 215), (1.0, 1010, 260))):
        colour = mix(far, near, share)
        ground = base + rng.uniform(-10, 10)
        canvas.below(ground - 4, colour)
        windowed = tuple(mix(colour, light, 0.35 + 0.65 * share) for light in lights)
        x = rng.uniform(-60, 0)
        while x < canvas.width:
            x += _building(canvas, rng, x, ground, tall, colour, windowed, lit if row else lit * 0.7)
        if row < 2:
            canvas.fade(ground - 150, ground + 10, far, 0.0, 0.22)


def _building(
    canvas: Canvas,
    rng: Random,
    x: float,
    ground: float,
    tall: float,
    colour: str,
    lights: tuple[str, ...],
    lit: float,
) -> float:
    """One building from x on. Returns the place it takes."""
    tone = mix(colour, rng.choice(("#ffffff", "#000000")), rng.uniform(0, 0.07))
    kind, width, height = rng.random(), rng.uniform(80, 170), tall * rng.uniform(0.45, 1.0)
    trim = lights[0]
    if kind < 0.10:
        round_minaret(canvas, x + 24, ground, tall * rng.uniform(1.4, 1.9), tone)
        return 44
    if kind < 0.17:
        square_minaret(canvas, x + 40, ground, tall * rng.uniform(1.3, 1.7), tone, mix(tone, trim, 0.5))
        return 74
    if kind < 0.24:
        palm(canvas, rng, x + 30, ground, tall * rng.uniform(0.7, 0.95), mix(tone, "#0d2a20", 0.35))
        return 40
    if kind < 0.42:
        domed(canvas, x, ground, width, height * 0.75, tone)
        windows(
            canvas, rng, (x, ground - height * 0.75, width, height * 0.75), lights, lit, pitch=34, arched=True
        )
        return width
    house(canvas, x, ground, width, height, tone)
    windows(canvas, rng, (x, ground - height, width, height), lights, lit, arched=kind < 0.7)
    return width + rng.choice((0, 0, 8))
