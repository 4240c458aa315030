"""Hills behind hills, in mist: at dawn, green, and of sand."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas, Point, outline
from nashra.demo.pictures.colour import lighter, mix
from nashra.demo.pictures.shapes.land import ground, height_at, ridge
from nashra.demo.pictures.shapes.plants import cypress, palm, round_tree
from nashra.demo.pictures.shapes.sky import birds, cloud, sun

# Sky from above to the horizon, the sun, and the nearest land.
_DAWN = (
    (("#5f7fae", "#d9a7a0", "#fbd9b0"), "#ffd9a0", "#2c3a4f"),
    (("#3d5a80", "#98a9c4", "#f6d6c1"), "#ffe3c2", "#1f3d3f"),
    (("#6b5b95", "#e39a93", "#fde0b4"), "#ffc98a", "#3a2b4a"),
    (("#7ba0b8", "#cfd8d0", "#f9ecd2"), "#fff0cf", "#33504c"),
)
_GREEN = (
    (("#8ec5e2", "#cfe6ec", "#eef3e4"), "#fff3c9", "#3d6b3a"),
    (("#a9cfd6", "#dfe9df", "#f4f0dc"), "#fff0b8", "#4c7a34"),
    (("#79b0d8", "#bcdcea", "#e9f2ee"), "#ffffff", "#255c4a"),
    (("#c2d7d2", "#e6ebdc", "#f7edcf"), "#ffe9a8", "#5c7a2f"),
)
_DESERT = (
    (("#3f5878", "#b98d86", "#f2c896"), "#ffe2b0", "#a3532d"),
    (("#4b87b5", "#a7cbd6", "#f5e4c3"), "#fff6d8", "#c47a35"),
    (("#2d2a4a", "#a0567a", "#f7a76c"), "#ffcf8f", "#7b2f3f"),
    (("#6f9fb4", "#e6d3b4", "#f9e0b0"), "#fff0c8", "#b5713f"),
)


def dawn(canvas: Canvas, rng: Random, seed: int) -> None:
    """Blue ridges that come out of the mist, the sun just above them."""
    sky, light, near = _DAWN[seed % len(_DAWN)]
    canvas.ramp(0, 500, *sky)
    x, y = rng.uniform(0.2, 0.8) * canvas.width, rng.uniform(300, 400)
    sun(canvas, x, y, rng.uniform(38, 58), light)
    birds(canvas, rng, canvas.width - x, y - 110, rng.randint(4, 8), mix(near, sky[0], 0.4))
    _ridges(
        canvas,
        rng,
        sky[-1],
        near,
        layers=rng.randint(4, 6),
        top=rng.uniform(400, 500),
        swing=rng.uniform(60, 130),
    )


def green(canvas: Canvas, rng: Random, seed: int) -> None:
    """Spring hills with trees on the nearest."""
    sky, light, near = _GREEN[seed % len(_GREEN)]
    canvas.ramp(0, 480, *sky)
    sun(canvas, rng.uniform(0.15, 0.85) * canvas.width, rng.uniform(130, 240), 46, light)
    for _ in range(rng.randint(2, 4)):
        cloud(
            canvas,
            rng,
            rng.uniform(0, 1) * canvas.width,
            rng.uniform(90, 270),
            rng.uniform(120, 240),
            "#ffffff",
            0.75,
        )
    line = _ridges(
        canvas,
        rng,
        sky[-1],
        near,
        layers=rng.randint(4, 5),
        top=rng.uniform(360, 470),
        swing=rng.uniform(60, 110),
    )
    _trees(canvas, rng, line, mix(near, "#10261c", 0.35))


def desert(canvas: Canvas, rng: Random, seed: int) -> None:
    """Dunes lit from one side, and palms or a caravan."""
    sky, light, near = _DESERT[seed % len(_DESERT)]
    canvas.ramp(0, 500, *sky)
    x = rng.uniform(0.2, 0.8) * canvas.width
    sun(canvas, x, rng.uniform(220, 330), rng.uniform(45, 70), light)
    from_start = x < canvas.width / 2
    line: list[Point] = []
    layers = 5
    for layer in range(layers):
        share = layer / (layers - 1)
        y = 430 + 400 * share**1.2 + rng.uniform(-15, 15)
        line = ridge(rng, canvas.width, y, 48 + 45 * share, waves=1.9 - 0.9 * share, rough=0.0)
        colour = mix(sky[-1], near, 0.3 + 0.62 * share)
        ground(canvas, line, colour)
        _shadows(canvas, line, mix(colour, "#3a1530", 0.25 + 0.1 * share), from_start)
        if layer == layers - 3:
            _life(canvas, rng, line, mix(near, "#1c0f1c", 0.7), seed)


def _ridges(
    canvas: Canvas, rng: Random, far: str, near: str, layers: int, top: float, swing: float
) -> list[Point]:
    """Ridges from the farthest, in the sky's colour, to the nearest, each with mist at its foot."""
    line: list[Point] = []
    waves, rough = rng.uniform(1.2, 2.3), rng.uniform(0.0, 0.45)
    for layer in range(layers):
        share = layer / (layers - 1)
        y = top + (880 - top) * share**1.15
        line = ridge(
            rng, canvas.width, y, swing * (0.7 + 0.3 * share), waves=waves * (1 - 0.4 * share), rough=rough
        )
        ground(canvas, line, mix(far, near, 0.16 + 0.84 * share**1.1))
        if layer < layers - 1:
            canvas.fade(y + 20, y + 170, lighter(far, 0.2), 0.0, 0.5 * (1 - share * 0.6))
    return line


def _trees(canvas: Canvas, rng: Random, line: list[Point], colour: str) -> None:
    for _ in range(rng.randint(3, 5)):
        middle = rng.uniform(0, canvas.width)
        for _ in range(rng.randint(3, 8)):
            x = middle + rng.gauss(0, 60)
            y = height_at(line, x) + rng.uniform(4, 34)
            if rng.random() < 0.4:
                cypress(canvas, x, y, rng.uniform(60, 110), colour)
            else:
                round_tree(canvas, rng, x, y, rng.uniform(34, 58), colour)


def _shadows(canvas: Canvas, line: list[Point], colour: str, lit_at_start: bool) -> None:
    """The side of each crest that the sun doesn't reach, down to a slanting edge."""
    crests = [i for i in range(1, len(line) - 1) if line[i - 1][1] >= line[i][1] < line[i + 1][1]]
    for crest in crests:
        away = 1 if lit_at_start else -1
        end = crest
        while 0 < end < len(line) - 1 and line[end + away][1] >= line[end][1]:
            end += away
        slope = line[min(crest, end) : max(crest, end) + 1]
        if len(slope) < 4:
            continue
        (x, y), foot = line[crest], line[end]
        drop = (foot[1] - y) * 1.5 + 60
        edge = (
            f"C{foot[0] - (foot[0] - x) * 0.35:.1f} {foot[1] + drop * 0.12:.1f} "
            f"{x + (foot[0] - x) * 0.05:.1f} {y + drop * 1.05:.1f} "
            f"{x:.1f} {y:.1f}z"
        )
        forward = slope if lit_at_start else slope[::-1]
        canvas.fill(outline(forward, closed=False) + edge, colour)


def _life(canvas: Canvas, rng: Random, line: list[Point], colour: str, seed: int) -> None:
    x = rng.uniform(0.2, 0.7) * canvas.width
    if seed % 2:
        for _ in range(rng.randint(3, 5)):
            place = x + rng.gauss(0, 80)
            palm(canvas, rng, place, height_at(line, place) + 14, rng.uniform(90, 150), colour)
        return
    for step in range(rng.randint(4, 7)):
        place = x + step * 58
        with canvas.moved(place, height_at(line, place) + 3, 0.62):
            _camel(canvas, colour)


def _camel(canvas: Canvas, colour: str) -> None:
    canvas.fill(
        "M-34 -34C-34 -46 -24 -48 -14 -48C-10 -62 2 -64 8 -49C16 -48 20 -44 22 -40C27 -36 31 -44 33 -56"
        "C34 -64 42 -66 52 -60C53 -57 50 -55 44 -55C42 -45 38 -28 26 -27L24 0L20 0L18 -26L-22 -26L-24 0L-28 0"
        "L-29 -24L-31 0L-34 0z",
        colour,
    )
