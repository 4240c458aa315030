"""The sea at sunset, by day and by night."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.land import ground, ridge
from nashra.demo.pictures.shapes.sky import birds, cloud, crescent, stars, sun
from nashra.demo.pictures.shapes.water import dhow, glitter, ripples, sailing_boat

# Sky from above to the horizon, water from the horizon to the shore, the light, the sails.
_SUNSET = (
    (("#5f93bd", "#b9b8ac", "#fbd7a2"), ("#7a8f92", "#2b5c78"), "#ffe6b5", "#f7f1e4"),
    (("#2f3a63", "#a4607e", "#f7936a"), ("#8a5f73", "#241f44"), "#ffd9a0", "#fbe9d6"),
    (("#6c5a92", "#e08a87", "#fcd29a"), ("#b98b8c", "#3d4672"), "#fff0c4", "#fff6ea"),
    (("#24506a", "#d98d5f", "#f9c56f"), ("#b07a55", "#1d3d50"), "#ffeaa8", "#faeedc"),
)
_DAY = (
    (("#4f9fd8", "#a9d5ee", "#e8f5f5"), ("#3fa3b8", "#0f5f8c"), "#ffffff", "#ffffff"),
    (("#7fb8d4", "#c9e2e6", "#f6f0de"), ("#5cb3a8", "#1c6f7d"), "#fff6d6", "#f9f4e6"),
    (("#3b86c4", "#8cc4e6", "#d8eef5"), ("#2f86b5", "#12497a"), "#ffffff", "#fbe3c8"),
    (("#8fc7d9", "#d5e9e4", "#fbf3df"), ("#6cc0c0", "#2a7f9c"), "#fffbe8", "#e8623f"),
)
_NIGHT = (
    (("#0b1230", "#22305e", "#4b5f92"), ("#2c3c6e", "#0a1230"), "#f4ecd0", "#c9d2ea"),
    (("#0a1a2c", "#14415a", "#3f8089"), ("#1f5f70", "#071c2c"), "#e8f4e4", "#bcd9d9"),
    (("#150f30", "#3d2a63", "#80538a"), ("#4b3572", "#120d2c"), "#fde7c8", "#d9c4de"),
)


def sunset(canvas: Canvas, rng: Random, seed: int) -> None:
    """A low sun over the water, and boats before it."""
    sky, water, light, sail = _SUNSET[seed % len(_SUNSET)]
    horizon = rng.uniform(520, 640)
    canvas.ramp(0, horizon, *sky)
    x, radius = rng.uniform(0.25, 0.75) * canvas.width, rng.uniform(75, 120)
    for _ in range(rng.randint(2, 5)):
        place = rng.uniform(0, canvas.width), rng.uniform(140, horizon - 130)
        cloud(canvas, rng, *place, rng.uniform(130, 280), mix(sky[-1], sky[1], 0.5), 0.7)
    sun(canvas, x, horizon - radius * rng.uniform(0.2, 0.9), radius, light)
    _headland(canvas, rng, horizon, mix(sky[-1], water[1], 0.45))
    canvas.ramp(horizon, canvas.height, *water)
    glitter(canvas, rng, x, horizon, light, count=110)
    ripples(canvas, rng, horizon, darker(water[1], 0.3), 40, 0.25)
    _boats(canvas, rng, horizon, sail, darker(water[1], 0.55))
    birds(canvas, rng, canvas.width - x, 230, rng.randint(3, 7), darker(sky[0], 0.3))


def day(canvas: Canvas, rng: Random, seed: int) -> None:
    """A bright sea with clouds, an island and sails."""
    sky, water, light, sail = _DAY[seed % len(_DAY)]
    horizon = rng.uniform(420, 560)
    canvas.ramp(0, horizon, *sky)
    canvas.glow(rng.uniform(0.1, 0.9) * canvas.width, 90, 330, light, 0.6)
    for _ in range(rng.randint(4, 7)):
        y = rng.uniform(90, horizon - 60)
        cloud(canvas, rng, rng.uniform(0, canvas.width), y, 60 + 220 * (1 - y / horizon), "#ffffff", 0.85)
    _headland(canvas, rng, horizon, mix(sky[-1], "#5d7f5a", 0.55))
    canvas.ramp(horizon, canvas.height, *water)
    ripples(canvas, rng, horizon, lighter(water[0], 0.55), 90, 0.45)
    _boats(canvas, rng, horizon, sail, "#3a2c2a")
    _waves(canvas, rng, water[1])
    birds(canvas, rng, rng.uniform(0.3, 0.7) * canvas.width, 260, rng.randint(3, 6), "#ffffff")


def night(canvas: Canvas, rng: Random, seed: int) -> None:
    """A moon over a calm sea, a lighthouse, and lanterns of fishing boats."""
    sky, water, light, sail = _NIGHT[seed % len(_NIGHT)]
    horizon = rng.uniform(560, 660)
    canvas.ramp(0, horizon, *sky)
    stars(canvas, rng, 110, horizon)
    x = rng.uniform(0.25, 0.75) * canvas.width
    if rng.random() < 0.5:
        crescent(canvas, x, rng.uniform(180, 280), rng.uniform(46, 66), light)
    else:
        sun(canvas, x, rng.uniform(180, 320), rng.uniform(50, 74), light)
    land = darker(sky[1], 0.5)
    _headland(canvas, rng, horizon, land)
    canvas.ramp(horizon, canvas.height, *water)
    glitter(canvas, rng, x, horizon, light, count=80, spread=0.2)
    _lighthouse(canvas, rng, horizon, land, light, at_start=x > canvas.width / 2)
    for _ in range(rng.randint(2, 3)):
        place, y = rng.uniform(0.15, 0.85) * canvas.width, horizon + rng.uniform(20, 150)
        size = 40 + (y - horizon) * 0.55
        dhow(
            canvas,
            place,
            y,
            size,
            mix(sail, water[1], 0.35),
            darker(water[1], 0.6),
            mirror=rng.random() < 0.5,
        )
        canvas.glow(place - size * 0.3, y - size * 0.3, size * 0.8, "#ffc46b", 0.9)


def _headland(canvas: Canvas, rng: Random, horizon: float, colour: str) -> None:
    """Land far away at one end of the horizon."""
    line = ridge(rng, canvas.width, 0, 26, waves=2.0, rough=0.5)
    from_start = rng.random() < 0.5
    reach = rng.uniform(0.3, 0.6) * canvas.width
    shore = []
    for x, rise in line:
        away = x if from_start else canvas.width - x
        lift = max(0.0, 1 - away / reach)
        shore.append((x, horizon + 4 - lift**0.7 * (95 + rise) - 3))
    ground(canvas, shore, colour)


def _boats(canvas: Canvas, rng: Random, horizon: float, sail: str, hull: str) -> None:
    places = sorted(rng.uniform(0, 0.55) ** 1.5 for _ in range(rng.randint(3, 5)))
    for near in places:
        x, y = rng.uniform(0.1, 0.9) * canvas.width, horizon + 14 + near * (canvas.height - horizon) * 0.9
        size = 70 + 330 * near
        if rng.random() < 0.6:
            dhow(canvas, x, y, size, sail, hull, mirror=rng.random() < 0.5)
        else:
            sailing_boat(canvas, x, y, size * 0.9, sail, hull)


def _waves(canvas: Canvas, rng: Random, colour: str) -> None:
    """Two rollers at the near edge, with foam on their backs."""
    for layer in range(2):
        line = ridge(rng, canvas.width, 900 + 62 * layer, 20, waves=4.5, rough=0.1)
        canvas.line([(x, y - 3) for x, y in line], "#ffffff", 7, 0.7)
        ground(canvas, line, darker(colour, 0.12 + 0.16 * layer))


def _lighthouse(
    canvas: Canvas, rng: Random, horizon: float, colour: str, light: str, *, at_start: bool
) -> None:
    x = canvas.width * (rng.uniform(0.06, 0.14) if at_start else rng.uniform(0.86, 0.94))
    top = horizon - 250
    turn = 1 if at_start else -1
    for spread, alpha in ((70, 0.1), (36, 0.12)):
        far = x + turn * 1_900
        canvas.polygon(
            [(x, top + 12), (far, top - 330 - spread * 2), (far, top - 330 + spread * 2)], light, alpha
        )
    canvas.polygon(
        [(x - 18, top + 24), (x + 18, top + 24), (x + 30, horizon + 10), (x - 30, horizon + 10)], colour
    )
    canvas.rect(x - 26, top + 20, 52, 9, colour)
    canvas.rect(x - 13, top - 4, 26, 26, light)
    canvas.fill(f"M{x - 18:.1f} {top - 2:.1f}Q{x:.1f} {top - 42:.1f} {x + 18:.1f} {top - 2:.1f}z", colour)
    canvas.glow(x, top + 10, 110, light, 0.85)
    canvas.fill(
        f"M{x - 170:.1f} {horizon + 8:.1f}Q{x:.1f} {horizon - 52:.1f} {x + 170:.1f} {horizon + 8:.1f}z",
        colour,
    )
