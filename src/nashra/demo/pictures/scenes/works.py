"""Where things are made and dug: a factory, sun power, machines, a dish, a mine, a ship."""

from __future__ import annotations

import itertools
from math import sin
from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.figures import standing
from nashra.demo.pictures.shapes.land import ground, ridge
from nashra.demo.pictures.shapes.sky import birds, cloud, clouded, stars, sun
from nashra.demo.pictures.shapes.water import ripples


def factory(canvas: Canvas, rng: Random, seed: int) -> None:
    """Halls with saw-tooth roofs, chimneys and tanks, lorries before them."""
    sky = clouded(canvas, rng, seed, 720)
    ground(canvas, ridge(rng, canvas.width, 600, 40), mix(sky[1], "#6f7a7a", 0.4))
    steel = ("#7f8a92", "#5a5560", "#9a8a74", "#6a747c")[seed % 4]
    for index in range(3):
        x, top = canvas.width * (0.15 + 0.12 * index), 170 + index * 60
        canvas.polygon([(x - 20, top), (x + 20, top), (x + 34, 740), (x - 34, 740)], darker(steel, 0.1))
        for band in (0, 2):
            canvas.rect(x - 24, top + 20 + band * 40, 48, 32, "#c9553f")
        for puff in range(8):
            canvas.circle(
                x + puff * 44 + rng.uniform(-8, 8),
                top - 24 - puff * 15,
                26 + puff * 10,
                lighter(sky[1], 0.3),
                0.42,
            )
    for index in range(3):
        x = canvas.width * 0.58 + index * 130
        canvas.rect(x, 420, 112, 320, lighter(steel, 0.25))
        canvas.rect(x + 70, 420, 42, 320, darker(steel, 0.1), 0.4)
        canvas.ellipse(x + 56, 420, 56, 22, lighter(steel, 0.4))
        canvas.stroke(f"M{x - 10:.0f} 470h132M{x - 10:.0f} 560h132", darker(steel, 0.3), 5)
    teeth = int(canvas.width / 170) + 1
    for index in range(teeth):
        x = index * 170 - 20
        canvas.polygon([(x, 600), (x + 120, 530), (x + 120, 600)], lighter(steel, 0.1))
        canvas.polygon([(x + 120, 530), (x + 170, 600), (x + 120, 600)], "#bcdbe6")
    canvas.rect(-5, 598, canvas.width + 10, 200, steel)
    for index in range(int(canvas.width / 96) + 1):
        canvas.rect(index * 96 + 14, 640, 64, 40, "#f4d68f" if rng.random() < 0.5 else "#a9c4cc")
    canvas.ramp(796, 1000, "#8f8a80", "#55524e")
    for index in range(3):
        with canvas.moved(canvas.width * (0.2 + 0.3 * index), 900, 1.1):
            canvas.rect(
                -130, -96, 190, 92, rng.choice(("#c9553f", "#3f6f8f", "#d9a23f", "#eef0ee")), radius=4
            )
            canvas.fill("M66 -74h38q18 0 24 22l10 26v24H66z", "#eceae2")
            canvas.rect(84, -64, 30, 28, "#4a6a7a", radius=4)
            for wheel in (-92, -46, 98):
                canvas.circle(wheel, 0, 17, "#1d1d20")
                canvas.circle(wheel, 0, 7, "#9a9a9a")


def solar(canvas: Canvas, rng: Random, seed: int) -> None:
    """Rows of panels on sand towards low hills."""
    sky = clouded(canvas, rng, seed, 430)
    sun(canvas, rng.uniform(0.15, 0.85) * canvas.width, rng.uniform(130, 250), 58, "#fff2c4")
    ground(canvas, ridge(rng, canvas.width, 400, 40), mix(sky[1], "#a87a5a", 0.5))
    canvas.ramp(440, 1000, "#e6c795", "#c99a60", "#a8743f")
    middle = canvas.width * rng.uniform(0.35, 0.65)
    for row in range(7):
        share = (row + 1) / 7
        y, tall, wide = 446 + row * row * 9 + row * 22, 22 + row * 15, 90 + row * 60
        for index in range(-16, 17):
            x = middle + index * wide * 1.06
            if -wide < x < canvas.width + wide:
                tilt = wide * 0.14
                canvas.rect(x + wide * 0.44, y + tall * 0.6, 4 + share * 4, tall * 0.9, "#6f6a62")
                canvas.polygon(
                    [(x + tilt, y), (x + wide + tilt, y), (x + wide, y + tall), (x, y + tall)],
                    mix("#2f5a94", "#1a2f57", share),
                )
                canvas.polygon(
                    [(x + tilt, y), (x + wide * 0.5 + tilt, y), (x + wide * 0.2, y + tall), (x, y + tall)],
                    "#a9d0ee",
                    0.3,
                )
                canvas.line([(x + wide / 2 + tilt, y), (x + wide / 2, y + tall)], "#cfe0ee", 1.5 + share)
                canvas.line(
                    [(x + tilt / 2, y + tall / 2), (x + wide + tilt / 2, y + tall / 2)],
                    "#cfe0ee",
                    1.2 + share,
                )
    for _ in range(2):
        standing(canvas, rng, rng.uniform(0.1, 0.9) * canvas.width, 985, 190)


def servers(canvas: Canvas, rng: Random, seed: int) -> None:
    """An aisle of machines in a data centre, their lamps, cables overhead."""
    tint = ("#1f7fb0", "#2fa08a", "#6a5fd0", "#c9702f")[seed % 4]
    w, middle = canvas.width, canvas.width / 2
    canvas.ramp(0, 1000, "#0b1420", mix("#0b1420", tint, 0.35), "#0a111a")
    canvas.glow(middle, 460, 420, lighter(tint, 0.5), 0.8)
    canvas.polygon(
        [(middle - 60, 540), (middle + 60, 540), (w * 1.1, 1010), (-w * 0.1, 1010)],
        mix("#1a2634", tint, 0.25),
    )
    for line in range(6):
        y = 560 + line * line * 17
        canvas.line(
            [(middle - 60 - (y - 540) * 1.5, y), (middle + 60 + (y - 540) * 1.5, y)],
            lighter(tint, 0.4),
            2,
            0.5,
        )
    canvas.polygon([(middle - 60, 380), (middle + 60, 380), (w, 0), (0, 0)], "#0d1824")
    for cable in range(7):
        canvas.line(
            [(middle - 30 + cable * 10, 384), (w * (0.2 + cable * 0.1), 0)],
            rng.choice(("#f2c14f", "#4fb0e0", "#e06a4f", "#7fd08a")),
            5,
            0.7,
        )
    edges = [60 + 60 * 1.62**step for step in range(7)]
    for side in (-1, 1):
        for a, b in itertools.pairwise(edges):
            x1, x2 = middle + side * a, middle + side * b
            y1, y2, z1, z2 = 460 - a * 0.72, 460 - b * 0.72, 480 + a, 480 + b
            canvas.polygon([(x1, y1), (x2, y2), (x2, z2), (x1, z1)], "#15202c")
            canvas.polygon(
                [
                    (x1 + side * 2, y1 + 8),
                    (x2 - side * (b - a) * 0.06, y2 + 14),
                    (x2 - side * (b - a) * 0.06, z2 - 14),
                    (x1 + side * 2, z1 - 8),
                ],
                "#233242",
            )
            for row in range(15):
                share = (row + 0.5) / 15
                p, q = y1 + (z1 - y1) * share, y2 + (z2 - y2) * share
                canvas.line(
                    [
                        (x1 + side * (b - a) * 0.1, p + (q - p) * 0.1),
                        (x1 + side * (b - a) * 0.6, p + (q - p) * 0.6),
                    ],
                    "#3f5266",
                    (b - a) * 0.035,
                )
                at = rng.uniform(0.66, 0.88)
                canvas.circle(
                    x1 + side * (b - a) * at,
                    p + (q - p) * at,
                    (b - a) * 0.028,
                    rng.choice((lighter(tint, 0.5), "#7ff0a0", "#ffd05f", tint)),
                )
    standing(canvas, rng, middle + rng.uniform(-50, 50), 730, 250)


def dish(canvas: Canvas, rng: Random, seed: int) -> None:
    """A dish that listens to the sky from a hill at night, its hut lit."""
    sky = (
        ("#0d1636", "#3f4a86", "#d98a7a"),
        ("#0a1a2c", "#2a5570", "#c9b08a"),
        ("#1a1036", "#5a3f80", "#e08a7a"),
        ("#101c30", "#3a4f80", "#a9b0c4"),
    )[seed % 4]
    canvas.ramp(0, 780, *sky)
    stars(canvas, rng, 220, 620)
    canvas.stroke(
        f"M{canvas.width * 0.1:.0f} 90q{canvas.width * 0.2:.0f} -30 {canvas.width * 0.34:.0f} 40",
        "#ffffff",
        3,
        0.5,
    )
    line = ridge(rng, canvas.width, 760, 30)
    ground(canvas, [(x, y - 70) for x, y in line], mix(sky[2], sky[0], 0.6))
    ground(canvas, line, darker(sky[0], 0.2))
    x = canvas.width * rng.uniform(0.4, 0.6)
    metal = mix("#d5dce2", sky[1], 0.25)
    canvas.polygon([(x - 70, 830), (x - 18, 560), (x + 18, 560), (x + 70, 830)], darker(metal, 0.35))
    for step in range(4):
        canvas.line(
            [(x - 60 + step * 12, 800 - step * 62), (x + 48 - step * 11, 740 - step * 58)],
            darker(metal, 0.6),
            5,
        )
    with canvas.moved(x, 500, 1.25, turn=-28 if seed % 2 else 24):
        canvas.fill("M-240 -40C-200 110 200 110 240 -40z", darker(metal, 0.3))
        canvas.ellipse(0, -40, 240, 62, metal)
        canvas.ellipse(0, -34, 196, 44, darker(metal, 0.14))
        canvas.stroke("M-170 -30L0 -190L170 -30M0 -20V-190", lighter(metal, 0.3), 6)
        canvas.circle(0, -196, 20, lighter(metal, 0.4))
    canvas.rect(x + 170, 740, 190, 96, darker(sky[0], 0.45))
    for window in range(3):
        canvas.rect(x + 188 + window * 56, 766, 36, 36, "#ffd98a")
    canvas.glow(x + 260, 790, 180, "#ffd98a", 0.5)
    standing(canvas, rng, x - 150, 846, 110)


def mine(canvas: Canvas, rng: Random, seed: int) -> None:
    """A winding tower over a shaft, heaps of ore, men in helmets."""
    sky = clouded(canvas, rng, seed, 700)
    earth = ("#b5723f", "#9a5f3f", "#c48a4f", "#8a6a52")[seed % 4]
    ground(canvas, ridge(rng, canvas.width, 560, 70), mix(sky[1], earth, 0.4))
    for index in range(4):
        x, size = canvas.width * (0.1 + 0.28 * index), rng.uniform(150, 260)
        canvas.polygon(
            [(x - size * 1.4, 790), (x, 790 - size), (x + size * 1.5, 790)],
            mix(earth, "#4a3a32", 0.1 + 0.1 * index),
        )
        canvas.polygon(
            [(x, 790 - size), (x + size * 1.5, 790), (x + size * 0.4, 790)], darker(earth, 0.3), 0.5
        )
    x, steel = canvas.width * rng.uniform(0.4, 0.6), "#3a3f48"
    for side in (-1, 1):
        canvas.line([(x + side * 110, 800), (x + side * 44, 220)], steel, 20)
    canvas.line([(x + 300, 800), (x + 44, 230)], steel, 18)
    for step in range(5):
        y, half = 700 - step * 96, 100 - step * 11
        canvas.line([(x - half, y), (x + half - 10, y - 96)], steel, 8)
        canvas.line([(x + half, y), (x - half + 10, y - 96)], steel, 8)
        canvas.line([(x - half, y), (x + half, y)], steel, 9)
    for side in (-1, 1):
        canvas.circle(x + side * 46, 206, 56, steel)
        canvas.circle(x + side * 46, 206, 42, lighter(sky[0], 0.3))
        canvas.stroke(f"M{x + side * 46 - 50:.0f} 206h100M{x + side * 46:.0f} 156v100", steel, 6)
    canvas.rect(x + 260, 640, 260, 170, "#8a3f2f")
    canvas.polygon([(x + 244, 644), (x + 390, 580), (x + 536, 644)], "#5a5f66")
    canvas.ramp(790, 1000, earth, darker(earth, 0.4))
    for index in range(5):
        at = canvas.width * (0.08 + 0.2 * index) + rng.uniform(-20, 20)
        size = rng.uniform(200, 250)
        standing(canvas, rng, at, 985, size)
        canvas.fill(
            f"M{at - size * 0.1:.0f} {985 - size * 0.89:.0f}a{size * 0.1:.0f} {size * 0.1:.0f} 0 0 1 {size * 0.2:.0f} 0z",
            "#f2c12f",
        )
        canvas.circle(at, 985 - size * 0.92, 6, "#fffbe0")


def ship(canvas: Canvas, rng: Random, seed: int) -> None:
    """A ship at work out at sea: cranes on deck, its lamps lit at dusk."""
    sky = (("#3f5a8a", "#e9a07f"), ("#7fb0d0", "#eef2e8"), ("#20305a", "#7f7fa8"), ("#8fa8b8", "#e6dfd0"))[
        seed % 4
    ]
    canvas.ramp(0, 540, *sky)
    for _ in range(5):
        cloud(
            canvas,
            rng,
            rng.uniform(0, canvas.width),
            rng.uniform(70, 380),
            rng.uniform(130, 280),
            lighter(sky[1], 0.4),
            0.6,
        )
    sea = mix(sky[0], "#1f5a78", 0.6)
    canvas.ramp(536, 1000, mix(sky[1], sea, 0.5), sea, darker(sea, 0.4))
    ripples(canvas, rng, 540, lighter(sea, 0.6), 110, 0.4)
    hull = ("#a8332a", "#1f3f5f", "#2f4f45", "#b5702a")[seed % 4]
    with canvas.moved(canvas.width * rng.uniform(0.44, 0.54), 700, min(1.5, canvas.width / 960)):
        canvas.ellipse(0, 46, 430, 20, darker(sea, 0.5), 0.5)
        canvas.rect(-300, -190, 170, 120, "#f4f1e6")
        canvas.rect(-280, -250, 120, 62, "#e6e2d4")
        canvas.rect(-272, -238, 104, 22, "#22323e")
        for window in range(6):
            canvas.rect(-290 + window * 26, -166, 15, 15, "#ffdf95")
            canvas.rect(-290 + window * 26, -126, 15, 15, "#ffdf95")
        canvas.rect(-216, -330, 8, 84, "#d5d2c6")
        canvas.rect(-250, -296, 40, 50, hull)
        for crane, lean in ((-60, 60), (110, -70), (230, 50)):
            canvas.line([(crane, -70), (crane, -210), (crane + lean * 1.6, -270)], "#f2b52f", 14)
            canvas.line([(crane + lean * 1.6, -270), (crane + lean * 1.6, -150)], "#3a3a3a", 3)
        canvas.ellipse(30, -84, 60, 40, "#4a4f55")
        canvas.ellipse(30, -84, 26, 18, "#8a8f95")
        canvas.fill("M-400 -76H360Q400 -84 430 -112C420 -50 396 10 360 44H-350Q-392 10 -400 -76z", hull)
        canvas.fill("M-366 20H380Q370 34 360 44H-350z", "#f0ece0", 0.8)
        canvas.glow(-200, -150, 200, "#ffdf95", 0.5)
    for layer in range(2):
        line = [(x, y + 10 * sin(x / 60)) for x, y in ridge(rng, canvas.width, 880 + layer * 60, 20, waves=4)]
        ground(canvas, line, darker(sea, 0.3 + 0.2 * layer))
        canvas.line(line, "#ffffff", 4, 0.4)
    birds(canvas, rng, canvas.width * 0.7, 220, 6, darker(sky[0], 0.4))
