"""A football pitch in its stadium, seen askew from the stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import cos, pi, sin
from random import Random

from nashra.demo.pictures.canvas import Canvas, Point
from nashra.demo.pictures.colour import darker, lighter, mix

# Sky from above to the roof, grass, two shirts, the crowd.
_EVENINGS = (
    (("#14213d", "#3d5a80"), "#2f7d46", ("#f4f1ea", "#b3202c"), ("#c8ccd6", "#b3202c", "#e8e4da", "#5b6b86")),
    (("#3a2f5b", "#d98a7a"), "#3a8a44", ("#f2c230", "#1d3f8a"), ("#f2c230", "#d9d4e6", "#6a5f8c", "#1d3f8a")),
    (("#7fb4d9", "#d7e9f0"), "#4a9a4a", ("#ffffff", "#0f7a5a"), ("#ffffff", "#0f7a5a", "#e2b04a", "#4d6a7a")),
    (("#0c1a2b", "#1f4a5a"), "#256b4a", ("#e8622c", "#e9f0f2"), ("#e8622c", "#b9c9d0", "#f2e2c8", "#40616e")),
)
_LENGTH, _WIDTH = 105.0, 68.0  # metres


class _Eye:
    """Where on the sheet a place on the pitch (in metres from its middle) is seen."""

    def __init__(self, canvas: Canvas, rng: Random) -> None:
        self._turn = rng.choice((-1, 1)) * rng.uniform(0.22, 0.5)
        self._focus = 1080.0 * rng.uniform(0.92, 1.15)
        self._middle = canvas.width / 2
        self._tilt = 0.36
        self._up, self._back = 30.0, 78.0

    def scale(self, x: float, z: float) -> float:
        """Units of the sheet for a metre there."""
        return self._focus / self._depth(x, z)

    def sees(self, x: float, z: float, y: float = 0.0) -> Point:
        across = x * cos(self._turn) - z * sin(self._turn)
        scale = self.scale(x, z)
        return self._middle + across * scale, 260 + (self._up - y) * scale

    def _depth(self, x: float, z: float) -> float:
        return max(14.0, self._back + x * sin(self._turn) + z * cos(self._turn))


def pitch(canvas: Canvas, rng: Random, seed: int) -> None:
    """Grass in stripes under floodlights, players, and a full stand."""
    sky, grass, shirts, crowd = _EVENINGS[seed % len(_EVENINGS)]
    eye = _Eye(canvas, rng)
    canvas.ramp(0, 330, *sky)
    _stand(canvas, rng, eye, crowd, darker(sky[0], 0.45))
    canvas.polygon(_quad(eye, -230, 230, -70, 43), darker(grass, 0.18))
    _stripes(canvas, eye, grass)
    _markings(canvas, eye, lighter(grass, 0.85))
    for end in (-1, 1):
        _goal(canvas, eye, end)
    _players(canvas, rng, eye, shirts, darker(grass, 0.5))


def _stand(canvas: Canvas, rng: Random, eye: _Eye, crowd: tuple[str, ...], wall: str) -> None:
    canvas.polygon(
        [eye.sees(-230, 46), eye.sees(230, 46), eye.sees(230, 84, 34), eye.sees(-230, 84, 34)], wall
    )
    seats: dict[str, list[str]] = {colour: [] for colour in crowd}
    for row in range(22):
        z, y = 48 + row * 1.6, 3.2 + row * 1.35
        for place in range(390):
            x = -230 + place * 1.18 + rng.uniform(-0.25, 0.25)
            if rng.random() < 0.72:
                left, top = eye.sees(x, z, y)
                if -5 < left < canvas.width:
                    seats[rng.choice(crowd)].append(f"M{left:.0f} {top:.0f}h5v6h-5z")
    for colour, parts in seats.items():
        canvas.fill("".join(parts), mix(colour, wall, 0.25))
    roof = [eye.sees(-230, 80, 40), eye.sees(230, 80, 40), eye.sees(230, 56, 41), eye.sees(-230, 56, 41)]
    canvas.polygon(roof, darker(wall, 0.5))
    for x in range(-220, 221, 20):
        canvas.glow(*eye.sees(x, 57, 40.5), 46, "#fff6dc", 0.9)
    boards = [eye.sees(-230, 43), eye.sees(230, 43), eye.sees(230, 43, 1.5), eye.sees(-230, 43, 1.5)]
    canvas.polygon(boards, mix(crowd[1], "#ffffff", 0.1))
    for x in range(-230, 230, 26):
        canvas.polygon(
            [eye.sees(x, 43), eye.sees(x + 13, 43), eye.sees(x + 13, 43, 1.5), eye.sees(x, 43, 1.5)], crowd[0]
        )


def _stripes(canvas: Canvas, eye: _Eye, grass: str) -> None:
    wide = _LENGTH / 18
    for stripe in range(-3, 21):
        start = -_LENGTH / 2 + stripe * wide
        colour = grass if stripe % 2 else lighter(grass, 0.09)
        canvas.polygon(_quad(eye, start, start + wide, -60, _WIDTH / 2 + 4), colour)


def _quad(eye: _Eye, x1: float, x2: float, z1: float, z2: float) -> list[Point]:
    near = [(x1 + (x2 - x1) * step / 6, z1) for step in range(7)]
    far = [(x2, z2), (x1, z2)]
    return [eye.sees(x, z) for x, z in (*near, *far)]


def _markings(canvas: Canvas, eye: _Eye, white: str) -> None:
    half, side = _LENGTH / 2, _WIDTH / 2
    lines: list[list[Point]] = [
        [(-half, -side), (half, -side), (half, side), (-half, side), (-half, -side)],
        [(0, -side), (0, side)],
        [(9.15 * cos(2 * pi * step / 40), 9.15 * sin(2 * pi * step / 40)) for step in range(41)],
    ]
    for end in (-1, 1):
        for deep, wide in ((16.5, 20.15), (5.5, 9.15)):
            inner = end * (half - deep)
            lines.append([(end * half, -wide), (inner, -wide), (inner, wide), (end * half, wide)])
        arc = [end * (half - 11) - end * 9.15 * cos(a) for a in _angles()]
        lines.append(list(zip(arc, (9.15 * sin(a) for a in _angles()), strict=True)))
    for line in lines:
        for start, stop in _pieces(line):
            width = 0.16 * eye.scale((start[0] + stop[0]) / 2, (start[1] + stop[1]) / 2)
            canvas.line([eye.sees(*start), eye.sees(*stop)], white, max(1.6, width), 0.9)


def _angles() -> list[float]:
    return [-0.92 + 1.84 * step / 12 for step in range(13)]


def _pieces(line: list[Point]) -> Iterable[tuple[Point, Point]]:
    """The line in short pieces, so that each is as thick as its distance asks."""
    for (x1, z1), (x2, z2) in pairwise(line):
        count = 1 + int((abs(x2 - x1) + abs(z2 - z1)) / 12)
        for step in range(count):
            a, b = step / count, (step + 1) / count
            yield (x1 + (x2 - x1) * a, z1 + (z2 - z1) * a), (x1 + (x2 - x1) * b, z1 + (z2 - z1) * b)


def _goal(canvas: Canvas, eye: _Eye, end: int) -> None:
    x = end * _LENGTH / 2
    frame = [eye.sees(x, -3.66), eye.sees(x, -3.66, 2.44), eye.sees(x, 3.66, 2.44), eye.sees(x, 3.66)]
    back = [eye.sees(x + end * 2, -3.66), eye.sees(x + end * 2, 3.66)]
    canvas.polygon([frame[1], frame[2], back[1], back[0]], "#ffffff", 0.25)
    canvas.polygon([frame[0], frame[1], back[0]], "#ffffff", 0.2)
    canvas.line(frame, "#ffffff", max(3.0, 0.2 * eye.scale(x, 0)))


def _players(canvas: Canvas, rng: Random, eye: _Eye, shirts: tuple[str, str], shadow: str) -> None:
    ball_x, ball_z = rng.uniform(-22, 22), rng.uniform(-14, 14)
    places = [(ball_x + rng.gauss(0, 17), ball_z + rng.gauss(0, 13)) for _ in range(15)]
    inside = [(x, z) for x, z in places if abs(x) < 50 and abs(z) < 32]
    for number, (x, z) in enumerate(sorted(inside, key=lambda place: -eye.scale(*place), reverse=True)):
        foot_x, foot_y = eye.sees(x, z)
        with canvas.moved(foot_x, foot_y, eye.scale(x, z) / 7, mirror=rng.random() < 0.5):
            _player(canvas, shirts[number % 2], shirts[1 - number % 2], shadow)
    x, y = eye.sees(ball_x, ball_z)
    canvas.ellipse(x + 5, y + 2, 8, 3, shadow, 0.5)
    canvas.circle(x, y - 4, max(4.5, 0.28 * eye.scale(ball_x, ball_z)), "#ffffff")


def _player(canvas: Canvas, shirt: str, shorts: str, shadow: str) -> None:
    """A runner of 18 units, feet at the point."""
    canvas.fill("M0 0L16 -2L19 1L3 2z", shadow, 0.45)
    canvas.fill("M0 0L-16 -2L-19 1L-3 2z", shadow, 0.3)
    canvas.stroke("M-1 -8L-3.4 -4.4L-5.2 -0.8M1 -8L3.4 -5L3 -0.6", "#c68f6a", 1.7)
    canvas.stroke("M-1 -8.4L-2.4 -6M1 -8.4L2.6 -6.2", shorts, 2.6)
    canvas.stroke("M-2 -13.4L-4.6 -10.6L-3 -8.6M2 -13.4L4.8 -11.6L6 -13.4", "#c68f6a", 1.4)
    canvas.fill("M-3 -14.6Q0 -15.6 3 -14.6L2.4 -8.2L-2.4 -8.2z", shirt)
    canvas.circle(0.4, -16.8, 1.75, "#5b3a29")
