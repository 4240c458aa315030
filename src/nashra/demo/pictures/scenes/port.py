"""A harbour: cranes, a container ship, a tug."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix, varied
from nashra.demo.pictures.shapes.land import ground, ridge
from nashra.demo.pictures.shapes.sky import birds, cloud, sun
from nashra.demo.pictures.shapes.water import glitter, ripples

# Sky from above to the horizon, water from there on, cranes, hull, the containers.
_TIDES = (
    (("#3f4f7f", "#d08a80", "#fbcf95"), ("#a07a80", "#2a3358"), "#2b2f4a", "#7a2a34",
     ("#c8482f", "#e0a23a", "#2f6f8a", "#e9e0d0", "#4f5f6a")),
    (("#79b6dc", "#c3e0ea", "#f3efe0"), ("#5fa7b5", "#1f5f7c"), "#d0512f", "#1f3f5f",
     ("#d0512f", "#f0b84a", "#3f8a9a", "#f4f0e6", "#3f5f8a")),
    (("#1a2444", "#4a4f86", "#c07f8a"), ("#5a4f7c", "#141a38"), "#11162e", "#3a2040",
     ("#8a4a5a", "#c08a4a", "#3f5f8a", "#b0a8b8", "#5a3f6a")),
    (("#a8c6c8", "#dfe6da", "#f9ecd0"), ("#8fb3ac", "#3f7078"), "#e08a2a", "#2f4a4f",
     ("#e08a2a", "#2f7a70", "#b5482f", "#efe6d2", "#5a7a8a")),
)  # fmt: skip


def port(canvas: Canvas, rng: Random, seed: int) -> None:
    """Gantry cranes over a ship at the quay."""
    sky, water, steel, hull, boxes = _TIDES[seed % len(_TIDES)]
    horizon = 640.0
    canvas.ramp(0, horizon, *sky)
    x = rng.uniform(0.15, 0.85) * canvas.width
    sun(canvas, x, rng.uniform(240, 520), rng.uniform(50, 80), mix(sky[-1], "#fff6d8", 0.6))
    for _ in range(rng.randint(2, 4)):
        place = rng.uniform(0, canvas.width), rng.uniform(80, 300)
        cloud(canvas, rng, *place, rng.uniform(120, 240), lighter(sky[1], 0.45), 0.7)
    ground(canvas, ridge(rng, canvas.width, horizon - 50, 32, waves=2.2), mix(sky[-1], water[1], 0.35))
    canvas.ramp(horizon, canvas.height, *water)
    glitter(canvas, rng, x, horizon, lighter(sky[-1], 0.3), count=60)
    _far_cranes(canvas, rng, horizon, mix(sky[-1], steel, 0.4))
    mirror = rng.random() < 0.5
    stern = canvas.width * rng.uniform(0.02, 0.12)
    _ship(canvas, rng, stern, 792, canvas.width * rng.uniform(0.68, 0.8), hull, boxes, mirror=mirror)
    for number in range(rng.randint(2, 3)):
        at = canvas.width * (0.2 + 0.27 * number) + rng.uniform(-40, 40)
        _crane(
            canvas,
            at,
            800,
            rng.uniform(500, 600),
            steel if number % 2 == 0 else varied(steel, rng, 0.06),
            mirror=mirror,
        )
    _quay(canvas, rng, darker(water[1], 0.45))
    ripples(canvas, rng, 820, lighter(water[0], 0.4), 44, 0.3)
    _tug(canvas, canvas.width * rng.uniform(0.55, 0.85), 925, boxes[0], darker(hull, 0.3))
    birds(canvas, rng, canvas.width * rng.uniform(0.3, 0.7), 190, rng.randint(4, 8), darker(sky[0], 0.4))


def _far_cranes(canvas: Canvas, rng: Random, horizon: float, colour: str) -> None:
    for _ in range(rng.randint(3, 6)):
        _crane(
            canvas,
            rng.uniform(0, canvas.width),
            horizon + 2,
            rng.uniform(130, 190),
            colour,
            mirror=rng.random() < 0.5,
        )
    canvas.rect(-5, horizon - 12, canvas.width + 10, 16, colour)


def _crane(canvas: Canvas, x: float, foot: float, tall: float, colour: str, *, mirror: bool) -> None:
    """A gantry crane: four legs, a boom over the water, a cabin and its ropes."""
    with canvas.moved(x, foot, tall / 500, mirror=mirror):
        legs = "M-70 0V-330M70 0V-330M-70 -60L70 -200M70 -60L-70 -200M-70 -200H70M-70 -60H70"
        canvas.stroke(legs, colour, 11)
        canvas.stroke(
            "M-70 -330L-20 -500L70 -330M-20 -500V-330M-20 -500"
            "L-340 -345M-20 -500L-190 -345M-20 -500L190 -340",
            colour,
            6,
        )
        canvas.rect(-360, -350, 570, 22, colour)
        canvas.stroke(
            "".join(f"M{step} -328l14 -22l14 22" for step in range(-356, 190, 28)), lighter(colour, 0.25), 3
        )
        canvas.rect(-150, -328, 52, 36, colour, radius=4)
        canvas.rect(-144, -318, 22, 16, "#ffe9b0", 0.9)
        canvas.stroke("M-250 -328V-214M-226 -328V-214", colour, 2.5)
        canvas.rect(-274, -216, 72, 12, colour)
        canvas.rect(130, -384, 70, 36, colour, radius=4)


def _ship(
    canvas: Canvas,
    rng: Random,
    x: float,
    line: float,
    length: float,
    hull: str,
    boxes: tuple[str, ...],
    *,
    mirror: bool,
) -> None:
    start = x + length if mirror else x
    with canvas.moved(start, line, mirror=mirror):
        _containers(canvas, rng, length, boxes)
        deck, bridge = -96, 74
        canvas.rect(bridge, deck - 176, 92, 178, "#f2ede2")
        canvas.rect(bridge - 14, deck - 190, 120, 22, "#f2ede2")
        for floor in range(5):
            canvas.rect(bridge + 10, deck - 160 + floor * 32, 72, 10, "#3f5566", 0.85)
        canvas.rect(bridge - 52, deck - 130, 42, 132, mix(hull, "#000000", 0.2))
        canvas.rect(bridge - 52, deck - 112, 42, 22, boxes[0])
        canvas.fill(
            f"M0 {deck}H{length - 40:.0f}L{length + 44:.0f} {deck - 34}"
            f"L{length - 26:.0f} 34H22Q6 -20 0 {deck}z",
            hull,
        )
        canvas.fill(f"M14 4H{length - 8:.0f}L{length - 26:.0f} 34H22z", mix(hull, "#c0392f", 0.65))
        canvas.stroke(f"M8 -78H{length + 18:.0f}", lighter(hull, 0.6), 4, 0.8)
        canvas.circle(length - 40, -60, 9, darker(hull, 0.5))
    canvas.fade(line + 34, line + 90, darker(hull, 0.3), 0.32, 0.0)


def _containers(canvas: Canvas, rng: Random, length: float, boxes: tuple[str, ...]) -> None:
    wide, tall = 78.0, 34.0
    column = 0
    x = 190.0
    while x + wide < length - 40:
        for level in range(rng.randint(3, 6) if column % 3 else rng.randint(2, 5)):
            y, colour = -96 - (level + 1) * tall, varied(rng.choice(boxes), rng, 0.04)
            canvas.rect(x, y, wide - 3, tall - 2, colour)
            ribs = "".join(f"M{x + 7 + rib * 10:.0f} {y + 6:.0f}v{tall - 14:.0f}" for rib in range(7))
            canvas.stroke(ribs, darker(colour, 0.35), 2, 0.6)
        x += wide + (10 if column % 4 == 3 else 0)
        column += 1


def _quay(canvas: Canvas, rng: Random, colour: str) -> None:
    canvas.rect(-5, 800, canvas.width + 10, 34, colour)
    canvas.rect(-5, 796, canvas.width + 10, 8, lighter(colour, 0.3))
    for x in range(20, int(canvas.width), 92):
        canvas.rect(x, 812, 34, 22, darker(colour, 0.5), radius=8)


def _tug(canvas: Canvas, x: float, y: float, trim: str, hull: str) -> None:
    with canvas.moved(x, y, 1.25):
        canvas.fill("M-120 16Q0 30 130 16L110 34H-96z", "#ffffff", 0.25)
        canvas.fill("M-96 -30C-40 -22 40 -22 100 -48L84 14H-82z", hull)
        canvas.stroke("M-94 -26C-40 -18 40 -18 98 -44", trim, 7)
        canvas.rect(-34, -78, 78, 54, "#f2ede2", radius=4)
        canvas.rect(-12, -110, 48, 34, "#f2ede2", radius=4)
        canvas.fill(
            "M-6 -102h14v16h-14zM14 -102h14v16h-14zM-24 -64h16v16h-16zM0 -64h16v16h-16zM24 -64h14v16h-14z",
            "#3f5566",
        )
        canvas.rect(-62, -74, 20, 50, trim)
        canvas.rect(-62, -80, 20, 10, "#22262f")
        canvas.stroke("M22 -110V-146M22 -138h16", hull, 3)
