"""A field of wheat before the harvest."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.buildings import house
from nashra.demo.pictures.shapes.land import ground, height_at, ridge
from nashra.demo.pictures.shapes.plants import cypress, palm, round_tree
from nashra.demo.pictures.shapes.sky import birds, cloud, sun

# Sky from above to the horizon, the hills, the wheat from there to the near edge, the light.
_SEASONS = (
    (("#6fb0dc", "#b9dcec", "#f6f0da"), "#6f9a6a", ("#e6c66a", "#b9822f"), "#fff6d0"),
    (("#5f5a8c", "#e59a80", "#fbd696"), "#6a5a6a", ("#e0a04f", "#7a4528"), "#ffe6ae"),
    (("#8fc6d8", "#d9ebe4", "#f4f3dc"), "#4f8a5f", ("#b9cf6a", "#5f8a34"), "#ffffff"),
    (("#4f7fa0", "#e0b88a", "#fbe0a0"), "#7a7a5a", ("#f0c85f", "#a0642a"), "#fff2c4"),
)


def field(canvas: Canvas, rng: Random, seed: int) -> None:
    """Rows that run to the horizon, a farm there, ears close by."""
    sky, hills, wheat, light = _SEASONS[seed % len(_SEASONS)]
    horizon = rng.uniform(450, 540)
    canvas.ramp(0, horizon, *sky)
    sun(
        canvas,
        rng.uniform(0.15, 0.85) * canvas.width,
        rng.uniform(150, horizon - 110),
        rng.uniform(48, 78),
        light,
    )
    for _ in range(rng.randint(2, 5)):
        place = rng.uniform(0, canvas.width), rng.uniform(80, horizon - 170)
        cloud(canvas, rng, *place, rng.uniform(120, 260), lighter(sky[1], 0.5), 0.75)
    for layer in range(2):
        line = ridge(rng, canvas.width, horizon - 46 + layer * 26, 36 - layer * 14, waves=2.0, rough=0.4)
        ground(canvas, line, mix(sky[-1], hills, 0.5 + 0.35 * layer))
    _farm(canvas, rng, horizon, darker(hills, 0.3), mix("#f6ead2", sky[-1], 0.3))
    _rows(canvas, rng, horizon, wheat)
    birds(canvas, rng, canvas.width * rng.uniform(0.25, 0.75), 220, rng.randint(4, 9), darker(sky[0], 0.4))
    for depth in range(3):
        _ears(canvas, rng, 860 + depth * 70, mix(wheat[0], wheat[1], 0.25 + 0.3 * depth), 1.0 + 0.35 * depth)


def _farm(canvas: Canvas, rng: Random, horizon: float, trees: str, walls: str) -> None:
    x = rng.uniform(0.15, 0.75) * canvas.width
    for offset, wide, tall in ((0, 92, 48), (84, 56, 66), (132, 70, 38)):
        house(canvas, x + offset, horizon + 8, wide, tall, darker(walls, 0.05 * (offset % 3)))
        canvas.rect(
            x + offset + wide * 0.4, horizon - tall * 0.45, wide * 0.16, tall * 0.34, darker(walls, 0.6)
        )
    for _ in range(rng.randint(14, 22)):
        at = rng.choice((x + rng.gauss(90, 130), rng.uniform(0, canvas.width)))
        draw = rng.random()
        if draw < 0.25:
            cypress(canvas, at, horizon + 8, rng.uniform(60, 110), trees)
        elif draw < 0.4:
            palm(canvas, rng, at, horizon + 8, rng.uniform(80, 120), trees)
        else:
            round_tree(canvas, rng, at, horizon + 8, rng.uniform(34, 60), trees)


def _rows(canvas: Canvas, rng: Random, horizon: float, wheat: tuple[str, str]) -> None:
    canvas.ramp(horizon, canvas.height, lighter(wheat[0], 0.15), wheat[0], wheat[1])
    vanish = canvas.width * rng.uniform(0.3, 0.7)
    rows = 16
    for row in range(-rows, rows):
        near, wide = vanish + row * 200, 88
        shape = (
            f"M{vanish + row * 12:.1f} {horizon:.1f}L{vanish + row * 12 + 5:.1f} {horizon:.1f}"
            f"L{near + wide:.1f} 1010L{near:.1f} 1010z"
        )
        canvas.fill(shape, wheat[1], 0.3)
    for band in range(4):
        y = horizon + 40 + band * 88
        line = ridge(rng, canvas.width, y, 12 + 6 * band, waves=2.5, rough=0.2)
        upper = [(x, top - 7 - 5 * band) for x, top in line]
        canvas.polygon([*line, *reversed(upper)], lighter(wheat[0], 0.5), 0.22)


def _ears(canvas: Canvas, rng: Random, top: float, colour: str, size: float) -> None:
    line = ridge(rng, canvas.width, top, 26, waves=1.6, rough=0.3)
    ground(canvas, [(x, y + 92 * size) for x, y in line], darker(colour, 0.12))
    stalks, grains, beards = [], [], []
    x = -10.0
    while x < canvas.width + 10:
        y, lean = height_at(line, x) + rng.uniform(-26, 30), rng.uniform(4, 24)
        stalks.append(f"M{x:.1f} 1010Q{x + 2:.1f} {y + 130:.1f} {x + lean:.1f} {y:.1f}")
        for pair in range(5):
            at, rise = x + lean + pair * lean * 0.12, y - pair * 11 * size
            for side in (-1, 1):
                grains.append(
                    f"M{at:.1f} {rise:.1f}"
                    f"q{side * 9 * size:.1f} {-4 * size:.1f} {side * 6 * size:.1f} {-17 * size:.1f}"
                    f"q{-side * 7 * size:.1f} {5 * size:.1f} {-side * 6 * size:.1f} {17 * size:.1f}z"
                )
            beards.append(f"M{at:.1f} {rise - 12 * size:.1f}l{6 * size:.1f} {-30 * size:.1f}")
        x += rng.uniform(18, 30) * size
    canvas.stroke("".join(stalks), darker(colour, 0.15), 3 * size)
    canvas.stroke("".join(beards), lighter(colour, 0.25), 1.3 * size, 0.8)
    canvas.fill("".join(grains), lighter(colour, 0.12))
