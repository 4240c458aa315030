"""Old things and crafts: a manuscript, a workshop, an alley, ruins, a loom, lanterns."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.figures import HAIR, SKINS, bust, room, standing
from nashra.demo.pictures.shapes.land import ground, ridge
from nashra.demo.pictures.shapes.sky import crescent, sun


def manuscript(canvas: Canvas, rng: Random, seed: int) -> None:
    """An old book open on a stand: lines of writing, an illuminated head."""
    cloth, page = ("#2f4a45", "#5a2f33", "#33405f", "#5f4a2f")[seed % 4], "#f0e2c0"
    canvas.ramp(0, 1000, darker(cloth, 0.2), cloth, darker(cloth, 0.45))
    x, half = canvas.width / 2, min(600.0, canvas.width * 0.44)
    canvas.glow(x, 420, 700, "#ffe6b4", 0.45)
    canvas.rect(x - half - 30, 150, half * 2 + 60, 740, "#5a2f1c", radius=14)
    for side in (-1, 1):
        for sheet in range(5):
            canvas.fill(
                f"M{x:.0f} {190 + sheet * 3}C{x + side * half * 0.4:.0f} {150 + sheet * 4} {x + side * half * 0.8:.0f} {160 + sheet * 4} {x + side * (half + 16 - sheet * 4):.0f} {180 + sheet * 3}V{862 - sheet * 2}C{x + side * half * 0.8:.0f} 842 {x + side * half * 0.4:.0f} 832 {x:.0f} {872 - sheet * 2}z",
                darker(page, 0.22 - sheet * 0.05),
            )
        a, b = (x + side * 60, x + side * (half - 60))
        low, high = min(a, b), max(a, b)
        canvas.rect(low - 14, 216, high - low + 28, 590, "#b5803a", 0.35, radius=4)
        canvas.rect(low - 8, 222, high - low + 16, 578, page)
        if side == 1:
            canvas.rect(low, 232, high - low, 130, ("#1f5a8a", "#2f6a4f", "#8a2f35", "#2f4f7a")[seed % 4])
            for n in range(9):
                cx = low + (n + 0.5) * (high - low) / 9
                for petal in range(6):
                    canvas.circle(cx + 15 * cos(pi * petal / 3), 297 + 15 * sin(pi * petal / 3), 9, "#e9c15f")
                canvas.circle(cx, 297, 8, "#f8f0dc")
            canvas.stroke(f"M{low:.0f} 240H{high:.0f}M{low:.0f} 354H{high:.0f}", "#e9c15f", 6)
        y = 402.0 if side == 1 else 262.0
        while y < 780:
            at = high - 6
            while at > low + 30:
                word = rng.uniform(30, 84)
                canvas.stroke(
                    f"M{at:.0f} {y:.0f}q{-word * 0.2:.0f} {rng.uniform(-22, 12):.0f} {-word * 0.45:.0f} 2t{-word * 0.45:.0f} {rng.uniform(-4, 8):.0f}",
                    "#2c1c14" if rng.random() < 0.92 else "#a8322c",
                    6,
                )
                if rng.random() < 0.4:
                    canvas.stroke(f"M{at - word * 0.3:.0f} {y - 26:.0f}v22", "#2c1c14", 5)
                canvas.circle(at - word * 0.5, y + rng.choice((-17, 15)), 3.4, "#2c1c14")
                at -= word + 14
            y += 46
    canvas.rect(x - 3, 190, 6, 680, "#8a6a3f", 0.5)
    for n in range(2):
        with canvas.moved(canvas.width * (0.05 + 0.86 * n), 930, turn=-20 + 44 * n):
            canvas.polygon([(0, 0), (210, -10), (216, 0), (210, 10)], "#c9955f")


def workshop(canvas: Canvas, rng: Random, seed: int) -> None:
    """A craftsman at his bench, tools on the wall, instruments that hang."""
    wall = ("#a8875f", "#8a7f6a", "#b5916a", "#7f7a72")[seed % 4]
    room(canvas, wall, "#6b4a30", 760)
    x = canvas.width * (0.84 if seed % 2 else 0.16)
    canvas.rect(x - 140, 90, 280, 380, "#efe6cf")
    canvas.rect(x - 124, 106, 248, 348, "#cfe6ee")
    canvas.stroke(f"M{x:.0f} 106v348M{x - 124:.0f} 280h248", "#efe6cf", 10)
    canvas.glow(x, 280, 560, "#fff4d6", 0.65)
    for index in range(max(2, int(canvas.width / 300))):
        hx = canvas.width * 0.3 + index * 165
        if abs(hx - x) > 230 and hx < canvas.width - 40:
            with canvas.moved(hx, 220, 0.95, turn=90):
                wood = rng.choice(("#c98a4a", "#8a4f2a", "#d9a864"))
                canvas.rect(-150, -9, 110, 18, "#3a2416")
                canvas.fill(
                    "M96 0C96 -66 30 -74 -6 -50C-30 -34 -44 -14 -60 -9V9C-44 14 -30 34 -6 50C30 74 96 66 96 0z",
                    wood,
                )
                canvas.circle(30, 0, 20, "#2a180e")
                canvas.stroke("M-146 -4H70M-146 4H70", "#f6e7c8", 1.6)
    for tool in range(int(canvas.width / 90)):
        tx = tool * 90 + 30
        if abs(tx - x) > 190:
            canvas.rect(
                tx, 440, 12, rng.uniform(50, 110), rng.choice(("#5a3a22", "#8a8f94", "#3f444a")), radius=4
            )
            canvas.rect(tx - 12, 430, 36, 20, "#6a7078", radius=4)
    bx = canvas.width * 0.5
    with canvas.moved(bx, 800, 2.4):
        bust(canvas, rng, 0, 0, 215, woman=False)
        canvas.fill("M-50 6L-44 -62H44L50 6z", "#3f4a45")
        canvas.stroke("M-74 -50C-96 -10 -60 10 -20 0", "#8a7350", 28)
        canvas.stroke("M74 -50C96 -10 60 10 30 -2", "#8a7350", 28)
    canvas.ramp(772, 1000, "#b58552", "#6b4528")
    canvas.rect(-5, 760, canvas.width + 10, 24, "#d3a26a")
    with canvas.moved(bx, 750, 1.9):
        canvas.fill(
            "M-110 0C-110 -34 -50 -46 0 -44C50 -42 90 -14 130 -8V2C90 6 50 14 0 14C-60 14 -110 16 -110 0z",
            "#c07f3f",
        )
        canvas.fill("M-110 0C-60 10 60 8 130 -2V2C90 6 50 14 0 14C-60 14 -110 16 -110 0z", "#7a4a22")
        canvas.circle(-10, -22, 13, "#2a180e")
    for _ in range(60):
        canvas.stroke(
            f"M{rng.uniform(0, canvas.width):.0f} {rng.uniform(790, 990):.0f}q12 -14 22 2",
            rng.choice(("#e9c890", "#d3a26a", "#f4e2bc")),
            4,
        )


def alley(canvas: Canvas, rng: Random, seed: int) -> None:
    """A lane of an old town: arches, doors, awnings, someone who walks away."""
    wall = ("#e9dfcc", "#d98f6a", "#7fa8c4", "#e2bd84")[seed % 4]
    w, middle = canvas.width, canvas.width / 2
    canvas.ramp(0, 1000, ("#6fb4e0", "#8fc4e4", "#b9d8e8", "#5fa0d0")[seed % 4], "#f6efdc")
    far = mix(wall, "#f6efdc", 0.5)
    canvas.rect(middle - 90, 260, 180, 420, far)
    canvas.fill(f"M{middle - 46:.0f} 680V470a46 56 0 0 1 92 0v210z", darker(far, 0.4))
    for side in (-1, 1):
        shade = darker(wall, 0.06 if side == 1 else 0.3)
        edge = w / 2 + 20
        canvas.polygon(
            [
                (middle + side * 90, 230),
                (middle + side * edge, -60),
                (middle + side * edge, 1010),
                (middle + side * 90, 690),
            ],
            shade,
        )
        lower = ("#2f7f9a", "#b5583f", "#2f5f8a", "#8a5a3a")[seed % 4]
        canvas.polygon(
            [
                (middle + side * 90, 590),
                (middle + side * edge, 760),
                (middle + side * edge, 1010),
                (middle + side * 90, 690),
            ],
            mix(shade, lower, 0.45),
        )
        for step in range(3):
            a = 120 + step * step * 95 + step * 60
            b = a + 50 + step * 46
            top, foot = 560 - step * 90, 690 + (a - 90) * 0.5
            if middle + side * a < -200:
                continue
            canvas.fill(
                f"M{middle + side * a:.0f} {foot:.0f}V{top:.0f}Q{middle + side * (a + b) / 2:.0f} {top - 80 - step * 40:.0f} {middle + side * b:.0f} {top - 8 - step * 10:.0f}V{foot + (b - a) * 0.5:.0f}z",
                ("#2f6a8a", "#6b3a22", "#3f6a4a", "#7a4a2a")[(seed + step) % 4],
            )
            canvas.rect(
                middle + side * (a + b) / 2 - 12 - step * 8,
                top - 190 - step * 60,
                30 + step * 22,
                50 + step * 26,
                "#3f2f26",
            )
            canvas.polygon(
                [
                    (middle + side * a, top - 60),
                    (middle + side * b, top - 80 - step * 30),
                    (middle + side * (b - 40 - step * 30), top - 20),
                    (middle + side * (a - 20), top - 10),
                ],
                rng.choice(("#c9553f", "#e9b84f", "#4f8a8a")),
                0.85,
            )
            canvas.circle(middle + side * (b + 10), 300 - step * 50, 15 + step * 5, "#ffdf9a")
            canvas.glow(middle + side * (b + 10), 300 - step * 50, 90, "#ffd98a", 0.5)
    canvas.polygon(
        [(middle - 90, 690), (middle + 90, 690), (w + 60, 1010), (-60, 1010)], darker("#cfbfa0", 0.1)
    )
    for row in range(7):
        y = 700 + row * row * 5 + row * 14
        canvas.line([(middle - 90 - (y - 690) * 2, y), (middle + 90 + (y - 690) * 2, y)], "#8f8068", 3, 0.6)
    for pot in range(4):
        px = middle + (-1 if pot % 2 else 1) * (160 + pot * 60)
        canvas.rect(px - 22, 800 + pot * 18, 44, 44, "#b5623f", radius=6)
        for _ in range(9):
            canvas.circle(
                px + rng.gauss(0, 18),
                780 + pot * 18 + rng.gauss(0, 16),
                14,
                rng.choice(("#4f7f45", "#6f9a4f", "#d9486a")),
            )
    standing(canvas, rng, middle + rng.uniform(-40, 40), 800, 230)


def ruins(canvas: Canvas, rng: Random, seed: int) -> None:
    """Columns of an old town, diggers with a sieve among them."""
    sky = (("#6fa8d8", "#f4e6c8"), ("#e9a27f", "#f8dca8"), ("#8fb8d0", "#f0ecdc"), ("#4f78a8", "#f0c8a4"))[
        seed % 4
    ]
    stone = "#dcc59a"
    canvas.ramp(0, 640, *sky)
    sun(canvas, rng.uniform(0.15, 0.85) * canvas.width, 200, 54, "#fff2cc")
    for layer in range(2):
        ground(
            canvas, ridge(rng, canvas.width, 520 + layer * 60, 60), mix(sky[1], "#9a8560", 0.4 + 0.3 * layer)
        )
    canvas.ramp(640, 1000, "#d9bf8a", "#b5935a", "#8f6f40")
    for index in range(max(4, int(canvas.width / 190))):
        x, tall = 80 + index * 190 + rng.uniform(-30, 30), rng.choice((180, 300, 400, 420, 240))
        top = 760 - tall
        canvas.rect(x - 28, top, 56, tall, stone)
        for flute in (-14, 4, 20):
            canvas.rect(x + flute, top, 7, tall, darker(stone, 0.25), 0.6)
        canvas.rect(x - 44, 748, 88, 30, darker(stone, 0.15))
        if tall > 380:
            canvas.polygon(
                [(x - 28, top), (x + 28, top), (x + 46, top - 36), (x - 46, top - 36)], lighter(stone, 0.15)
            )
            canvas.rect(x - 50, top - 62, 240, 30, lighter(stone, 0.1))
            canvas.rect(x - 50, top - 40, 240, 10, darker(stone, 0.25))
    w = canvas.width
    canvas.polygon([(w * 0.2, 850), (w * 0.8, 850), (w * 0.9, 990), (w * 0.1, 990)], darker("#a8834f", 0.25))
    for _ in range(40):
        canvas.ellipse(
            rng.uniform(0.15, 0.85) * w,
            rng.uniform(860, 985),
            rng.uniform(8, 28),
            rng.uniform(6, 16),
            rng.choice(("#c9a870", "#7a5c36", "#e4cfa0")),
        )
    for string in range(3):
        canvas.line([(w * 0.12, 870 + string * 50), (w * 0.88, 870 + string * 50)], "#f8f8f4", 2.5)
    for _ in range(4):
        standing(canvas, rng, rng.uniform(0.2, 0.8) * w, rng.uniform(850, 960), rng.uniform(210, 270))


def crafts(canvas: Canvas, rng: Random, seed: int) -> None:
    """A loom with a half-woven carpet, skeins of dyed wool."""
    wall = ("#c9a87a", "#9a8a78", "#b58f70", "#a89a84")[seed % 4]
    room(canvas, wall, "#7a5636", 800)
    x, half = canvas.width / 2, min(430.0, canvas.width * 0.34)
    wood = "#5f3c22"
    for side in (-1, 1):
        canvas.rect(x + side * (half + 24) - 22, 60, 44, 840, wood)
    canvas.rect(x - half - 60, 80, half * 2 + 120, 44, lighter(wood, 0.1))
    for thread in range(int(half * 2 / 9)):
        canvas.rect(x - half + thread * 9, 120, 3, 700, "#f4ead2", 0.85)
    field, second, light = (
        ("#a8302c", "#1f3f6a", "#f0d8a0"),
        ("#1f4f6a", "#c9603a", "#f0e2c0"),
        ("#6a2f4a", "#d9a23f", "#efe2cc"),
        ("#2f5f45", "#b5402f", "#f2dfa8"),
    )[seed % 4]
    cell, rows = half * 2 / 36, 26
    for row in range(rows):
        for column in range(36):
            a, b = min(column, 35 - column), row % 13
            d = abs(column - 17.5) + abs(b - 6) * 1.4
            colour = second if a < 2 or int(d) % 9 == 0 else light if int(d) % 6 == 3 or a == 3 else field
            canvas.rect(
                x - half + column * cell,
                846 - row * 18,
                cell + 0.6,
                18.6,
                darker(colour, rng.uniform(0, 0.12)),
            )
    canvas.rect(x - half - 60, 850, half * 2 + 120, 50, wood)
    for index in range(int(canvas.width / 120) + 1):
        sx, colour = (
            index * 120 + 30,
            rng.choice(("#c9403a", "#e9a83f", "#2f6a8a", "#5f8a4a", "#8a4f8a", "#f0e2c4")),
        )
        if abs(sx - x) > half + 80:
            canvas.line([(sx, 0), (sx, 150)], "#4a3524", 3)
            for strand in range(6):
                canvas.stroke(
                    f"M{sx:.0f} 150C{sx - 40 + strand * 4:.0f} 230 {sx - 36 + strand * 6:.0f} 330 {sx:.0f} 380C{sx + 36 - strand * 6:.0f} 330 {sx + 40 - strand * 4:.0f} 230 {sx:.0f} 150",
                    darker(colour, strand * 0.06),
                    8,
                )
        canvas.circle(sx, 950, 46, colour)
        canvas.stroke(
            f"M{sx - 36:.0f} 930q36 40 72 10M{sx - 30:.0f} 965q30 -50 66 -20", darker(colour, 0.3), 4
        )
    with canvas.moved(x + half * 0.35, 980, 1.9):
        canvas.fill(
            "M-70 10C-74 -60 -56 -92 0 -96C56 -92 74 -60 70 10z",
            rng.choice(("#33465e", "#7a3b3f", "#4f6a58")),
        )
        canvas.ellipse(0, -128, 36, 42, rng.choice(("#c9b79a", "#7c4f5e", "#e5dccb", rng.choice(HAIR))))
        canvas.stroke(
            "M-56 -60C-90 -90 -80 -120 -70 -136M56 -60C90 -90 84 -116 74 -130", rng.choice(SKINS), 20
        )


def night_festival(canvas: Canvas, rng: Random, seed: int) -> None:
    """Lanterns over a square at night, people below."""
    canvas.ramp(
        0,
        700,
        *(
            ("#141238", "#4a2f6a", "#c9704f"),
            ("#0e1c38", "#2a4f7a", "#d9985f"),
            ("#1c1030", "#5f2a5a", "#d9705f"),
            ("#0c2030", "#2a5a5f", "#d9b06a"),
        )[seed % 4],
    )
    crescent(canvas, rng.uniform(0.2, 0.8) * canvas.width, 130, 46, "#f8eccb")
    x = -20.0
    while x < canvas.width:
        wide, tall = rng.uniform(90, 180), rng.uniform(150, 330)
        canvas.rect(x, 700 - tall, wide, tall, "#1c1626")
        for row in range(int(tall / 70)):
            for column in range(int(wide / 46)):
                if rng.random() < 0.55:
                    canvas.fill(
                        f"M{x + 10 + column * 46:.0f} {700 - tall + 56 + row * 70:.0f}v-22a10 12 0 0 1 20 0v22z",
                        "#ffc96a",
                    )
        x += wide
    canvas.ramp(698, 1000, "#5a3a30", "#2a1a1c")
    for row in range(4):
        y = 220 + row * 90
        canvas.stroke(
            f"M-10 {y}Q{canvas.width / 2:.0f} {y + 120} {canvas.width + 10:.0f} {y - 20}", "#0d0a14", 3
        )
        for index in range(int(canvas.width / 130)):
            t = (index + rng.uniform(0.3, 0.7)) / (canvas.width / 130)
            lx, ly = canvas.width * t, y * (1 - t) ** 2 + 2 * t * (1 - t) * (y + 120) + (y - 20) * t * t
            colour, size = rng.choice(("#ff9a4a", "#ffd05f", "#f2607a", "#6fd0c0")), 16 + row * 5
            canvas.glow(lx, ly + size, size * 4.5, colour, 0.7)
            canvas.ellipse(lx, ly + size, size * 0.8, size, lighter(colour, 0.2))
            canvas.rect(lx - size * 0.4, ly - 4, size * 0.8, 7, "#2a1a1c")
    for foot in sorted(rng.uniform(760, 990) for _ in range(26)):
        standing(canvas, rng, rng.uniform(0, canvas.width), foot, 170 + (foot - 740) * 0.7)
    canvas.fade(690, 1000, "#1c0f22", 0.15, 0.5)
