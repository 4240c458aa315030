"""A road through a plain towards the mountains."""

from __future__ import annotations

from itertools import pairwise
from math import sin, sqrt
from random import Random

from nashra.demo.pictures.canvas import Canvas, Point
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.land import ground, ridge
from nashra.demo.pictures.shapes.plants import palm, round_tree
from nashra.demo.pictures.shapes.sky import birds, cloud, sun

# Sky from above to the horizon, far mountains, the plain from there to the near edge, the light.
_PLAINS = (
    (("#4f93c8", "#a9d3e6", "#f3ead2"), "#7f8aa8", ("#d9b878", "#a9743a"), "#fff6d8"),
    (("#3a3f74", "#c2708a", "#fbb878"), "#5a4a78", ("#b9704f", "#4f2a3a"), "#ffe0a8"),
    (("#86bfd6", "#cfe3e0", "#f6f0d8"), "#6f9a94", ("#a9b85f", "#4f7a34"), "#ffffff"),
    (("#5a7f9a", "#d9b49a", "#fbe0b0"), "#8a6f7a", ("#cf9a5f", "#7a4a2f"), "#fff0cc"),
)


class _Lane:
    """The road's middle and width on the sheet at each share of the way from the horizon to the viewer."""

    def __init__(self, canvas: Canvas, rng: Random, horizon: float) -> None:
        self.horizon = horizon
        self._depth = canvas.height - horizon
        self._far = canvas.width * rng.uniform(0.35, 0.65)
        self._near = canvas.width * rng.uniform(0.4, 0.6)
        self._bend: float = rng.choice((-1, 1)) * rng.uniform(20, 120)
        self._turns: float = rng.uniform(4.5, 7.5)

    def y(self, share: float) -> float:
        return self.horizon + self._depth * share

    def middle(self, share: float) -> float:
        away = max(0.0, 1.0 - share)
        bend = self._bend * sin(self._turns * away * sqrt(away)) * away * min(1.0, share * 5)
        return self._far + (self._near - self._far) * share + bend

    def half(self, share: float) -> float:
        return 3 + 330 * float(share**1.15)

    def band(self, first: float, last: float, start: float, end: float) -> list[Point]:
        """The outline between two offsets, in half widths, from one share of the way to another."""
        steps = 26
        shares = [start + (end - start) * step / steps for step in range(steps + 1)]
        near = [(self.middle(s) + first * self.half(s), self.y(s)) for s in shares]
        far = [(self.middle(s) + last * self.half(s), self.y(s)) for s in reversed(shares)]
        return near + far


def road(canvas: Canvas, rng: Random, seed: int) -> None:
    """An empty road, poles along it, a car far ahead."""
    sky, far, plain, light = _PLAINS[seed % len(_PLAINS)]
    horizon = rng.uniform(500, 590)
    canvas.ramp(0, horizon, *sky)
    sun(
        canvas,
        rng.uniform(0.15, 0.85) * canvas.width,
        rng.uniform(150, horizon - 130),
        rng.uniform(44, 70),
        light,
    )
    for _ in range(rng.randint(2, 5)):
        place = rng.uniform(0, canvas.width), rng.uniform(90, horizon - 160)
        cloud(canvas, rng, *place, rng.uniform(120, 260), lighter(sky[1], 0.55), 0.75)
    for layer in range(3):
        line = ridge(rng, canvas.width, horizon - 74 + layer * 30, 44 - layer * 12, waves=2.4, rough=0.6)
        ground(canvas, line, mix(sky[-1], far, 0.35 + 0.3 * layer))
    canvas.ramp(horizon, canvas.height, mix(plain[0], sky[-1], 0.25), *plain)
    lane = _Lane(canvas, rng, horizon)
    _scrub(canvas, rng, lane, darker(plain[1], 0.12), seed)
    _surface(canvas, lane, darker(mix(far, "#4a4a55", 0.6), 0.2), plain[0])
    _poles(canvas, lane, darker(plain[1], 0.5), rng.choice((-1, 1)))
    _car(canvas, lane, rng, rng.uniform(0.16, 0.3))
    birds(canvas, rng, canvas.width * rng.uniform(0.2, 0.8), 210, rng.randint(3, 7), darker(sky[0], 0.4))


def _surface(canvas: Canvas, lane: _Lane, tar: str, sand: str) -> None:
    canvas.polygon(lane.band(-1.22, 1.22, 0, 1.02), lighter(sand, 0.22))
    canvas.polygon(lane.band(-1, 1, 0, 1.02), tar)
    for first, last in ((-0.93, -0.88), (0.88, 0.93)):
        canvas.polygon(lane.band(first, last, 0.01, 1.02), "#f6f1e2", 0.9)
    at = 0.012
    while at < 1:
        canvas.polygon(lane.band(-0.028, 0.028, at, min(1.02, at * 1.22)), "#f6e3a8")
        at *= 1.55


def _scrub(canvas: Canvas, rng: Random, lane: _Lane, colour: str, seed: int) -> None:
    tufts = []
    for _ in range(130):
        share = rng.random() ** 1.7
        x, y, size = rng.uniform(0, canvas.width), lane.y(share), 3 + 24 * share
        tufts.append(f"M{x - size:.1f} {y:.1f}q{size:.1f} {-size * 0.9:.1f} {size * 2:.1f} 0z")
    canvas.fill("".join(tufts), colour, 0.55)
    for share in sorted(0.03 + 0.35 * rng.random() ** 1.4 for _ in range(rng.randint(6, 10))):
        side = rng.choice((-1, 1))
        x = lane.middle(share) + side * lane.half(share) * rng.uniform(2.0, 6.0)
        size = 40 + 330 * share
        if seed % len(_PLAINS) == 2:
            round_tree(canvas, rng, x, lane.y(share), size, darker(colour, 0.35))
        else:
            palm(canvas, rng, x, lane.y(share), size * 1.3, darker(colour, 0.45))


def _poles(canvas: Canvas, lane: _Lane, colour: str, side: int) -> None:
    tops: list[tuple[float, float, float]] = []
    share = 0.02
    while share < 1.1:
        x = lane.middle(min(share, 1.0)) + side * lane.half(share) * 1.62
        tall = 24 + 640 * share
        thick = max(1.6, 15 * share)
        top = lane.y(share) - tall
        canvas.stroke(f"M{x:.1f} {lane.y(share):.1f}V{top:.1f}", colour, thick)
        canvas.stroke(
            f"M{x - tall * 0.11:.1f} {top + tall * 0.07:.1f}h{tall * 0.22:.1f}", colour, thick * 0.7
        )
        tops.append((x, top + tall * 0.07, tall * 0.1))
        share *= 1.75
    for (x1, y1, r1), (x2, y2, r2) in pairwise(tops):
        for end in (-1, 1):
            sag = max(y1, y2) + abs(y2 - y1) * 0.12
            canvas.stroke(
                f"M{x1 + end * r1:.1f} {y1:.1f}Q{(x1 + x2) / 2:.1f} {sag:.1f} {x2 + end * r2:.1f} {y2:.1f}",
                colour,
                1.6,
                0.8,
            )


def _car(canvas: Canvas, lane: _Lane, rng: Random, share: float) -> None:
    paint = rng.choice(("#c8402f", "#f2ede0", "#2f6f8a", "#e0a83a"))
    x, y = lane.middle(share) + lane.half(share) * 0.46, lane.y(share)
    with canvas.moved(x, y, lane.half(share) / 118):
        canvas.ellipse(0, 2, 56, 7, "#000000", 0.35)
        canvas.fill("M-42 -14h16v16h-16zM26 -14h16v16h-16z", "#1c1c22")
        canvas.fill("M-48 -10Q-50 -40 -42 -44H42Q50 -40 48 -10z", paint)
        canvas.fill("M-38 -44Q-32 -76 -24 -78H24Q32 -76 38 -44z", darker(paint, 0.12))
        canvas.fill("M-30 -47Q-26 -70 -20 -72H20Q26 -70 30 -47z", "#cfe3ea")
        canvas.fill("M-45 -36h16v9h-16zM29 -36h16v9h-16z", "#ff5a4a")
        canvas.rect(-14, -27, 28, 10, "#f6f1e2", radius=2)
