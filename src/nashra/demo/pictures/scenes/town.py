"""How people get about and live: a train, an airport, flats, a bridge, a street."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.buildings import windows
from nashra.demo.pictures.shapes.figures import standing
from nashra.demo.pictures.shapes.land import ground, ridge
from nashra.demo.pictures.shapes.plants import palm, round_tree
from nashra.demo.pictures.shapes.sky import SKIES, clouded, sun
from nashra.demo.pictures.shapes.water import glitter, ripples


def train(canvas: Canvas, rng: Random, seed: int) -> None:
    """A train beside a platform under a roof of steel, travellers waiting."""
    sky = SKIES[(seed + 1) % 4]
    canvas.ramp(0, 1000, *sky, darker(sky[1], 0.2))
    w = canvas.width
    canvas.polygon([(0, 0), (w, 0), (w, 130), (w * 0.5, 330), (0, 130)], "#39444e")
    for index in range(9):
        x = w * index / 8
        canvas.line([(x, 0), (w / 2 + (x - w / 2) * 0.14, 330)], "#8fa0aa", 7)
    for row in range(4):
        y = 60 + row * 70
        canvas.line([(0, y), (w / 2, y + 60), (w, y)], "#6f808a", 5)
    body, stripe = (
        ("#eceae2", "#2f6f8a"),
        ("#27507a", "#f2c14f"),
        ("#f4f2ea", "#b5402f"),
        ("#3f6a52", "#f0e6c8"),
    )[seed % 4]
    canvas.polygon([(0, 250), (w * 0.44, 360), (w * 0.44, 640), (0, 900)], body)
    canvas.polygon([(0, 640), (w * 0.44, 538), (w * 0.44, 566), (0, 720)], stripe)
    for index in range(7):
        near, far = index / 7, (index + 0.72) / 7
        a, b = w * 0.44 * near, w * 0.44 * far
        canvas.polygon(
            [(a, 330 + 70 * near), (b, 330 + 70 * far), (b, 560 - 60 * far), (a, 560 - 60 * near)],
            "#22323e" if index % 3 else darker(stripe, 0.2),
        )
        if index % 3:
            canvas.polygon(
                [
                    (a, 330 + 70 * near),
                    (a + (b - a) * 0.5, 330 + 70 * near),
                    (a + 10, 560 - 60 * near),
                    (a, 560 - 60 * near),
                ],
                "#ffe9b0",
                0.5,
            )
    canvas.fill(f"M{w * 0.44:.0f} 360q46 0 66 50l18 130q4 60 -30 100h-54z", darker(body, 0.08))
    canvas.fill(f"M{w * 0.455:.0f} 390q34 4 46 46l10 70h-56z", "#1c2a34")
    canvas.circle(w * 0.48, 590, 13, "#fff6c8")
    canvas.glow(w * 0.48, 590, 110, "#fff2b0", 0.8)
    canvas.polygon([(w * 0.5, 640), (w * 0.56, 640), (w * 0.34, 1010), (-10, 1010), (-10, 900)], "#55504a")
    canvas.polygon([(w * 0.56, 640), (w, 640), (w, 1010), (w * 0.34, 1010)], "#c9c2b4")
    canvas.polygon([(w * 0.56, 640), (w * 0.57, 640), (w * 0.38, 1010), (w * 0.34, 1010)], "#f2c14f")
    canvas.rect(w * 0.76, 130, 14, 540, "#39444e")
    canvas.rect(w * 0.66, 300, w * 0.22, 96, "#16222c", radius=6)
    for row in range(2):
        canvas.rect(w * 0.68, 322 + row * 34, w * 0.12, 14, "#ffb84f")
        canvas.rect(w * 0.82, 322 + row * 34, w * 0.04, 14, "#9fe0a0")
    for _ in range(7):
        foot = rng.uniform(690, 980)
        standing(canvas, rng, rng.uniform(0.6, 0.97) * w, foot, 150 + (foot - 690) * 0.75)


def airport(canvas: Canvas, rng: Random, seed: int) -> None:
    """An airliner at its stand, the tower behind, bags on a cart."""
    sky = clouded(canvas, rng, seed, 620)
    ground(canvas, ridge(rng, canvas.width, 570, 30), mix(sky[1], "#6a7f7a", 0.5))
    x = canvas.width * 0.82
    canvas.polygon([(x - 24, 300), (x + 24, 300), (x + 34, 640), (x - 34, 640)], "#d5d2ca")
    canvas.polygon([(x - 70, 230), (x + 70, 230), (x + 48, 306), (x - 48, 306)], "#33505f")
    canvas.rect(x - 76, 212, 152, 22, "#e6e2d8", radius=6)
    canvas.rect(-5, 520, canvas.width * 0.34, 120, "#cfd6d8")
    for index in range(int(canvas.width * 0.34 / 52)):
        canvas.rect(index * 52 + 6, 536, 40, 70, "#7fb0c8")
    canvas.ramp(630, 1000, "#a9aaa6", "#6f706e")
    canvas.line([(0, 960), (canvas.width, 850)], "#f2d05f", 9)
    tail = ("#1f6a7a", "#b5402f", "#27507a", "#5a8a4f")[seed % 4]
    with canvas.moved(canvas.width * rng.uniform(0.46, 0.52), 660, min(1.55, canvas.width / 900)):
        canvas.ellipse(0, 96, 420, 20, "#2a2a2a", 0.3)
        canvas.fill("M-380 -60L-330 -250H-270L-230 -60z", tail)
        canvas.fill(
            "M-400 -54C-330 -90 -200 -96 0 -96H250C330 -96 400 -60 410 -20C400 14 330 26 250 26H-120C-260 26 -360 -20 -400 -54z",
            "#f4f4f0",
        )
        canvas.fill(
            "M-350 -34C-240 26 -60 26 250 26C330 26 390 14 408 -12C300 6 -160 12 -350 -34z", "#b9c0c2"
        )
        canvas.fill("M-300 -52H396L404 -40H-330z", tail)
        for window in range(22):
            canvas.rect(-230 + window * 24, -80, 11, 16, "#33505f", radius=4)
        canvas.fill("M350 -76q34 12 46 34h-58z", "#22323e")
        canvas.polygon([(-40, -6), (80, -6), (-90, 78), (-190, 78)], "#d5dadb")
        canvas.rect(-70, 20, 110, 44, darker(tail, 0.1), radius=20)
        for leg in (-30, 300):
            canvas.rect(leg, 24, 8, 60, "#5a5a5a")
            canvas.circle(leg + 4, 88, 15, "#1d1d20")
    for index in range(4):
        bx = canvas.width * 0.1 + index * 74
        canvas.rect(bx, 880, 62, 44, rng.choice(("#7a3b3f", "#33465e", "#c99a4a", "#4f6a58")), radius=6)
    canvas.rect(canvas.width * 0.1 - 14, 924, 330, 14, "#3a3a3a")
    for wheel in (0.1, 0.25):
        canvas.circle(canvas.width * wheel + 30, 946, 18, "#1d1d20")


def flats(canvas: Canvas, rng: Random, seed: int) -> None:
    """Blocks of flats with balconies and washing, a crane, trees along the street."""
    sky = clouded(canvas, rng, seed, 760)
    x = canvas.width * rng.uniform(0.55, 0.8)
    canvas.stroke(
        f"M{x:.0f} 800V120M{x - 90:.0f} 150H{x + 330:.0f}M{x:.0f} 90L{x + 320:.0f} 148M{x:.0f} 90L{x - 84:.0f} 148",
        "#c9963f",
        10,
    )
    canvas.stroke(f"M{x + 260:.0f} 150V300", "#6a6a6a", 3)
    at = -30.0
    while at < canvas.width:
        wide, floors = rng.choice((200.0, 250.0, 300.0)), rng.randint(4, 7)
        wall = rng.choice(("#e4d3b8", "#d3b597", "#eadfcf", "#c9a58a", "#cfd2cc"))
        top = 850 - floors * 92
        canvas.rect(at, top, wide, 852 - top, mix(wall, sky[1], 0.08))
        canvas.rect(at + wide * 0.82, top, wide * 0.18, 852 - top, darker(wall, 0.2))
        canvas.rect(at - 4, top - 12, wide + 8, 16, darker(wall, 0.3))
        canvas.circle(at + wide * 0.3, top - 30, 18, "#e8e8e6")
        for floor in range(floors):
            for column in range(int(wide / 92)):
                fx, fy = at + 14 + column * 92, top + 20 + floor * 92
                canvas.rect(fx, fy, 52, 56, rng.choice(("#3f4f5a", "#55656a", "#f4d68f", "#3a4550")))
                canvas.rect(fx - 6, fy + 38, 68, 28, darker(wall, 0.16))
                canvas.stroke(f"M{fx - 6:.0f} {fy + 38:.0f}h68", darker(wall, 0.5), 3)
                if rng.random() < 0.3:
                    for cloth in range(3):
                        canvas.rect(
                            fx - 2 + cloth * 22,
                            fy + 40,
                            17,
                            rng.uniform(20, 34),
                            rng.choice(("#ffffff", "#c9553f", "#3f7f9a", "#f2c14f", "#6a8a5a")),
                        )
        at += wide + rng.choice((0, 30, 60))
    canvas.ramp(848, 1000, "#9a948a", "#6a665f")
    for index in range(int(canvas.width / 190) + 1):
        round_tree(canvas, rng, index * 190 + rng.uniform(0, 60), 880, rng.uniform(110, 160), "#55774a")
    for index in range(3):
        with canvas.moved(canvas.width * (0.15 + 0.33 * index), 950, 1.0):
            canvas.fill(
                "M-100 -20q4 -32 34 -36l26 -34h76l34 34q30 4 32 36z",
                rng.choice(("#b5402f", "#e9e6dc", "#33566e", "#3a3a40")),
            )
            canvas.fill("M-32 -58l18 -24h20v24zM14 -82h24l22 24H14z", "#a9c8d4")
            for wheel in (-58, 58):
                canvas.circle(wheel, -18, 19, "#1d1d20")


def bridge(canvas: Canvas, rng: Random, seed: int) -> None:
    """A bridge on cables over a wide river, the town on the far bank."""
    sky = SKIES[(seed + 1) % 4]
    canvas.ramp(0, 600, *sky)
    sun(canvas, rng.uniform(0.2, 0.8) * canvas.width, rng.uniform(300, 480), 62, "#fff0c8")
    x = -10.0
    while x < canvas.width:
        wide, tall = rng.uniform(50, 120), rng.uniform(40, 130)
        canvas.rect(x, 604 - tall, wide, tall, mix(sky[1], "#5a5f78", 0.5))
        windows(canvas, rng, (x, 604 - tall, wide, tall), ("#ffe2a0",), 0.3, pitch=24)
        x += wide
    canvas.ramp(600, 1000, mix(sky[1], "#6f9ab0", 0.4), mix(sky[0], "#274a66", 0.6))
    glitter(canvas, rng, canvas.width * 0.5, 604, "#fff2d0", 80)
    ripples(canvas, rng, 600, "#ffffff", 40, 0.25)
    dark = mix("#2a3444", sky[0], 0.15)
    w = canvas.width
    for tower in (w * 0.28, w * 0.74):
        for side in range(1, 10):
            for turn in (-1, 1):
                canvas.line(
                    [(tower, 150 + side * 10), (tower + turn * side * w * 0.026, 640)],
                    lighter(dark, 0.4),
                    2.6,
                )
        canvas.polygon([(tower - 30, 820), (tower - 10, 130), (tower + 10, 130), (tower + 30, 820)], dark)
        canvas.rect(tower - 36, 810, 72, 40, darker(dark, 0.2))
    canvas.fill(f"M-10 650Q{w / 2:.0f} 622 {w + 10:.0f} 650V684Q{w / 2:.0f} 652 -10 684z", dark)
    for index in range(14):
        canvas.rect(
            w * index / 14 + rng.uniform(0, 40),
            628,
            rng.uniform(20, 44),
            13,
            rng.choice(("#f4efe0", "#c9553f", "#f2c14f", "#6f8fa8")),
            radius=4,
        )
    for layer in range(2):
        canvas.fill(
            f"M{w * 0.72:.0f} 1010Q{w * 0.86:.0f} {900 + layer * 40} {w + 10:.0f} {860 + layer * 46}V1010z",
            darker(dark, 0.3 + layer * 0.2),
        )
    palm(canvas, rng, w * 0.92, 930, 260, darker(dark, 0.5))


def street(canvas: Canvas, rng: Random, seed: int) -> None:
    """A street at the busy hour: a tram, cars' lights, people who cross."""
    sky = (("#3a4470", "#e08f6f"), ("#7fa8c8", "#f2e2c4"), ("#2a2f55", "#a86f8f"), ("#8f9fae", "#e2dccf"))[
        seed % 4
    ]
    night = seed % 2 == 0
    canvas.ramp(0, 640, *sky)
    w, middle = canvas.width, canvas.width / 2
    for side in (-1, 1):
        for step in range(5):
            a, b = middle + side * (90 + step * step * 34), middle + side * (90 + (step + 1) ** 2 * 34)
            tall_a, tall_b = 170 + step * 100, 170 + (step + 1) * 100
            wall = mix(
                rng.choice(("#d3b08a", "#b98a70", "#e2cfae", "#a89a8f")),
                sky[0],
                0.5 - 0.08 * step if night else 0.1,
            )
            canvas.polygon([(a, 640 - tall_a), (b, 640 - tall_b), (b, 660 + step * 40), (a, 650)], wall)
            for row in range(4 + step):
                for column in range(2):
                    px = a + (b - a) * (0.2 + 0.42 * column)
                    canvas.rect(
                        min(px, px + side * (b - a) * 0.2 * side),
                        640 - tall_a + 30 + row * (tall_a - 60) / (4 + step),
                        10 + step * 7,
                        18 + step * 7,
                        "#ffd98a" if night and rng.random() < 0.6 else darker(wall, 0.5),
                    )
    canvas.polygon(
        [(middle - 90, 640), (middle + 90, 640), (w + 300, 1010), (-300, 1010)],
        "#3f4148" if night else "#77766f",
    )
    for track in (-40, -12):
        canvas.line([(middle + track * 0.4, 640), (middle + track * 9, 1010)], "#c9ccd0", 4)
    with canvas.moved(middle - 130, 800, 1.05):
        body = ("#f2efe4", "#2f6f8a", "#b5402f", "#e9b03f")[seed % 4]
        canvas.rect(-120, -290, 240, 300, body, radius=26)
        canvas.rect(-98, -262, 196, 130, "#22323e", radius=14)
        canvas.rect(-70, -284, 140, 20, "#16222c", radius=6)
        canvas.rect(-40, -280, 80, 12, "#ffb84f", radius=3)
        canvas.rect(-120, -110, 240, 30, darker(body, 0.35))
        for lamp in (-84, 84):
            canvas.circle(lamp, -46, 17, "#fff6c8")
            canvas.glow(lamp, -46, 100, "#fff0b0", 0.9)
        canvas.rect(-112, 0, 224, 20, "#2a2a2e")
    canvas.line([(middle - 60, 420), (0, 40)], "#2a2a2e", 3)
    for index in range(5):
        share = index / 4
        cx, cy, size = middle + 60 + share * 330, 668 + share * 220, 0.3 + share * 0.75
        with canvas.moved(cx, cy, size):
            canvas.fill(
                "M-90 0V-50q4 -20 30 -24l22 -40h76l22 40q26 4 30 24V0z",
                rng.choice(("#8a2f2f", "#2a3444", "#e6e3da", "#4a5a4f")),
            )
            canvas.fill("M-44 -76l14 -28h60l14 28z", "#1c2a34")
            for lamp in (-66, 66):
                canvas.circle(lamp, -34, 13, "#ff5a4a")
                canvas.glow(lamp, -34, 70, "#ff5a4a", 0.7)
    for _ in range(8):
        y = rng.uniform(860, 990)
        standing(canvas, rng, rng.choice((rng.uniform(0, 0.2), rng.uniform(0.82, 1))) * w, y, 190 + (y - 860))
