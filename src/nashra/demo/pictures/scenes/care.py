"""Where people are treated, taught and fed: a ward, a surgery, a classroom, a bakery, a table laid."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.figures import HAIR, SKINS, bust, room, standing

_WALLS = ("#cfe0dc", "#e4dccb", "#cdd9e6", "#dde4d0")


def ward(canvas: Canvas, rng: Random, seed: int) -> None:
    """Beds along a bright wall with windows, a nurse between them."""
    wall = _WALLS[seed % 4]
    room(canvas, wall, mix(wall, "#9aa7a8", 0.5), 640)
    accent = ("#2f8a86", "#3f6fa8", "#5f7fb0", "#5a8a5f")[seed % 4]
    canvas.rect(-5, 430, canvas.width + 10, 210, mix(wall, accent, 0.28))
    count = max(2, int(canvas.width / 400))
    for index in range(count):
        x = canvas.width * (index + 0.5) / count
        canvas.rect(x - 100, 90, 200, 270, "#ffffff")
        canvas.rect(x - 88, 102, 176, 246, ("#9fd0ea", "#f4d2a0", "#bcdcec", "#a8d4c4")[seed % 4])
        canvas.ellipse(x - 30, 350, 70, 40, "#6f9a70", 0.8)
        canvas.rect(x - 4, 102, 8, 246, "#ffffff")
        canvas.rect(x + 118, 380, 70, 56, "#2a3238", radius=6)
        canvas.stroke(f"M{x + 126:.0f} 410h14l8 -18l10 34l8 -16h14", "#6fe0a0", 3)
        _bed(canvas, rng, x - 30, 790, accent)
        canvas.stroke(f"M{x + 150:.0f} 800V470h-26", "#8f9aa0", 6)
        canvas.rect(x + 112, 474, 26, 54, "#dff2f6", radius=8)
    nurse = canvas.width * rng.choice((0.3, 0.5, 0.7))
    with canvas.moved(nurse, 965, 1.65):
        canvas.ellipse(0, 0, 70, 8, "#33444a", 0.25)
        canvas.fill("M-28 -130H30L26 0H6L1 -100L-8 0H-28z", darker(accent, 0.25))
        canvas.fill("M-42 -214C-18 -230 18 -230 42 -214L40 -96H-40z", accent)
        canvas.stroke(
            "M-40 -204C-56 -170 -48 -146 -6 -140M40 -206C56 -176 50 -150 8 -136", darker(accent, 0.14), 20
        )
        canvas.rect(-26, -162, 52, 40, "#f6f2e6")
        canvas.rect(-9, -240, 18, 22, "#a8754f")
        canvas.ellipse(0, -260, 22, 28, rng.choice(SKINS))
        canvas.fill(
            "M0 -294C28 -294 30 -262 28 -240L20 -232C24 -262 16 -276 0 -276C-16 -276 -24 -262 -20 -232L-28 -240C-30 -262 -28 -294 0 -294z",
            "#f4f4f2",
        )


def _bed(canvas: Canvas, rng: Random, x: float, y: float, accent: str) -> None:
    canvas.ellipse(x, y + 70, 220, 14, "#33444a", 0.2)
    for leg in (-180, 150):
        canvas.rect(x + leg, y - 20, 12, 90, "#8f9aa0")
        canvas.circle(x + leg + 6, y + 70, 12, "#5f6a70")
    canvas.rect(x - 200, y - 120, 14, 150, "#a5b0b5", radius=6)
    canvas.rect(x - 196, y - 50, 380, 42, "#eef2f2", radius=10)
    canvas.rect(x - 184, y - 96, 108, 52, "#ffffff", radius=18)
    canvas.ellipse(x - 116, y - 98, 34, 28, rng.choice(SKINS))
    canvas.fill(f"M{x - 146:.0f} {y - 104:.0f}q8 -28 38 -24q-18 10 -38 24z", rng.choice(HAIR))
    canvas.fill(
        f"M{x - 92:.0f} {y - 54:.0f}C{x - 60:.0f} {y - 112:.0f} {x + 100:.0f} {y - 96:.0f} {x + 182:.0f} {y - 56:.0f}V{y - 6:.0f}H{x - 92:.0f}z",
        lighter(accent, 0.5),
    )
    canvas.fill(
        f"M{x - 92:.0f} {y - 54:.0f}C{x - 70:.0f} {y - 92:.0f} {x - 50:.0f} {y - 96:.0f} {x - 30:.0f} {y - 92:.0f}V{y - 6:.0f}H{x - 92:.0f}z",
        "#ffffff",
    )


def surgery(canvas: Canvas, rng: Random, seed: int) -> None:
    """Surgeons bent over a table under a round lamp."""
    wall = ("#123a44", "#173450", "#1d4440", "#2a3552")[seed % 4]
    canvas.ramp(0, 1000, darker(wall, 0.35), wall, darker(wall, 0.5))
    x = canvas.width / 2 + rng.uniform(-60, 60)
    canvas.polygon([(x - 150, 200), (x + 150, 200), (x + 520, 900), (x - 520, 900)], "#eafcff", 0.16)
    canvas.glow(x, 640, 520, "#eafcff", 0.55)
    canvas.stroke(f"M{x:.0f} -10V120", "#90a4aa", 18)
    canvas.ellipse(x, 180, 240, 74, "#c9d6da")
    canvas.ellipse(x, 196, 216, 58, "#5f7278")
    for place in (-140, -70, 0, 70, 140):
        canvas.ellipse(x + place, 202, 34, 20, "#fdfff4")
    canvas.rect(60, 340, 190, 150, "#0a1216", radius=10)
    for row, colour in enumerate(("#6fe0a0", "#f2d05f", "#6fb8f0")):
        canvas.stroke(f"M74 {390 + row * 34}h40l10 -20l14 38l10 -18h30l8 -12l10 24h40", colour, 3)
    gown = ("#3f9a94", "#3f7fb0", "#4f9a7a", "#5f7fc0")[seed % 4]
    for place, size in ((-400, 1.0), (-170, 1.12), (170, 1.12), (400, 1.0)):
        with canvas.moved(x + place, 800, size * 2.0, turn=-place * 0.018):
            canvas.fill("M-72 40C-78 -50 -60 -76 -22 -86L22 -86C60 -76 78 -50 72 40z", mix(gown, wall, 0.12))
            canvas.ellipse(0, -122, 32, 38, "#b98058")
            canvas.fill("M-36 -122C-38 -176 38 -176 36 -122C18 -134 -18 -134 -36 -122z", lighter(gown, 0.15))
            canvas.fill(
                "M-30 -116C-22 -126 22 -126 30 -116C30 -96 18 -82 0 -82C-18 -82 -30 -96 -30 -116z", "#e8f4f6"
            )
    canvas.fill(f"M{x - 620:.0f} 800Q{x:.0f} 730 {x + 620:.0f} 800V1010H{x - 620:.0f}z", lighter(gown, 0.12))
    canvas.fill(
        f"M{x - 620:.0f} 800Q{x:.0f} 730 {x + 620:.0f} 800L{x + 620:.0f} 830Q{x:.0f} 760 {x - 620:.0f} 830z",
        lighter(gown, 0.35),
    )
    canvas.ellipse(x, 800, 120, 24, "#f0fbff")
    for side in (-1, 1):
        canvas.stroke(f"M{x + side * 190:.0f} 740q{-side * 50} 20 {-side * 110} 46", "#f4f1e6", 44)
        canvas.stroke(f"M{x + side * 90:.0f} 786l{-side * 46} 18", "#cfd8dc", 7)


def pharmacy(canvas: Canvas, rng: Random, seed: int) -> None:
    """Shelves of boxes and bottles, somebody in white at the counter."""
    wall = ("#e9f0ea", "#eef0f4", "#f2ece0", "#e6eef2")[seed % 4]
    accent = ("#2f8a5a", "#2f6aa0", "#a84f3f", "#2f8a8a")[seed % 4]
    canvas.ramp(0, 1000, wall, darker(wall, 0.1))
    for row in range(5):
        y = 120 + row * 132
        x = 10.0
        while x < canvas.width - 20:
            wide, tall = rng.uniform(26, 76), rng.uniform(56, 100)
            colour = rng.choice(("#ffffff", accent, "#f2c14f", "#d96a5a", "#7fb0d8", "#cfe3d4", "#a98fc4"))
            if rng.random() < 0.3:
                canvas.rect(x, y - tall, wide * 0.7, tall, mix(colour, "#8a5a2a", 0.4), radius=9)
                canvas.rect(x + wide * 0.14, y - tall - 13, wide * 0.42, 17, "#f4f4f0", radius=3)
                canvas.rect(x, y - tall * 0.6, wide * 0.7, tall * 0.34, "#fbfaf4")
            else:
                canvas.rect(x, y - tall, wide, tall, darker(colour, 0.04))
                canvas.rect(x, y - tall * 0.66, wide, tall * 0.2, mix(colour, accent, 0.6))
            x += wide + rng.uniform(2, 9)
        canvas.rect(-5, y, canvas.width + 10, 16, darker(wall, 0.22))
    x = canvas.width * rng.uniform(0.35, 0.65)
    bust(canvas, rng, x, 810, 480)
    with canvas.moved(x, 810, 2.4):
        canvas.fill(
            "M-84 4C-84 -56 -66 -78 -26 -88L-10 -58L-4 4zM84 4C84 -56 66 -78 26 -88L10 -58L4 4z", "#fbfcfc"
        )
        canvas.rect(26, -52, 34, 5, accent)
    canvas.ramp(780, 1000, lighter(accent, 0.12), darker(accent, 0.3))
    canvas.rect(-5, 768, canvas.width + 10, 26, "#f8f8f4")
    canvas.rect(x - 300, 690, 96, 80, "#ffffff")
    canvas.rect(x - 300, 720, 96, 16, accent)
    canvas.rect(x + 220, 700, 60, 68, "#a8743f", radius=10)
    canvas.rect(x + 228, 680, 44, 22, "#fbfaf4", radius=4)


def classroom(canvas: Canvas, rng: Random, seed: int) -> None:
    """Pupils' backs, a teacher at the blackboard, a map beside it."""
    wall = ("#ead9b5", "#d2dfd8", "#e6d0bd", "#d9dde6")[seed % 4]
    room(canvas, wall, "#8a6a4a", 700)
    middle = canvas.width / 2
    half = min(430.0, canvas.width * 0.33)
    canvas.rect(middle - half - 16, 130, half * 2 + 32, 372, "#8a5f38")
    canvas.rect(middle - half, 146, half * 2, 340, ("#274a3c", "#2c3e4a", "#234438", "#2f3a44")[seed % 4])
    for row in range(5):
        x = middle + half - 40
        while x > middle - half + 160:
            length = rng.uniform(30, 90)
            canvas.stroke(
                f"M{x:.0f} {200 + row * 54}q{-length / 2:.0f} {rng.uniform(-14, 14):.0f} {-length:.0f} 0",
                "#f2f0e4",
                4,
                0.75,
            )
            x -= length + 20
    for x, kind in ((middle - half - 150, 0), (middle + half + 150, 1)):
        canvas.rect(x - 100, 150, 200, 290, "#fbf6e6" if kind == 0 else "#ffffff")
        if kind == 0:
            canvas.rect(x - 92, 158, 184, 274, "#a9d2e0")
            canvas.fill(f"M{x - 80:.0f} 210q60 -44 110 6t50 70q-20 90 -70 100t-70 -60z", "#d8b878")
            canvas.stroke(f"M{x - 30:.0f} 210q30 60 10 150", "#5f9ac0", 5)
        else:
            canvas.rect(x - 88, 162, 176, 266, "#a8d4ec")
            canvas.ellipse(x, 420, 90, 50, "#7fa878")
            canvas.rect(x - 4, 160, 8, 270, "#ffffff")
    standing(canvas, rng, middle + rng.choice((-1, 1)) * half * 0.7, 720, 470)
    for row in range(3):
        y, size = 760 + row * 120, 150 + row * 50
        count = int(canvas.width / (size * 1.25)) + 1
        for index in range(count):
            x = (index + 0.5) * canvas.width / count + (row % 2) * 30
            bust(canvas, rng, x, y + 20, size, back=True)
            canvas.rect(x - size * 0.56, y, size * 1.12, 20, lighter("#a8743f", 0.1))
            canvas.rect(x - size * 0.52, y + 20, size * 1.04, size * 0.6, darker("#a8743f", 0.2))


def bakery(canvas: Canvas, rng: Random, seed: int) -> None:
    """Loaves on a board, a glowing oven, a baker with a peel."""
    wall = ("#5f3f2c", "#4f463f", "#6b4a34", "#54403a")[seed % 4]
    canvas.ramp(0, 1000, darker(wall, 0.25), wall, darker(wall, 0.3))
    for row in range(12):
        for column in range(int(canvas.width / 120) + 2):
            canvas.rect(
                column * 120 - (row % 2) * 60, row * 60, 112, 52, mix(wall, "#a8744a", rng.uniform(0.05, 0.3))
            )
    x = canvas.width * rng.uniform(0.3, 0.42)
    canvas.glow(x, 470, 560, "#ff9a3f", 0.75)
    canvas.fill(f"M{x - 250:.0f} 640V470a250 250 0 0 1 500 0V640z", "#b58a62")
    canvas.fill(f"M{x - 200:.0f} 640V480a200 200 0 0 1 400 0V640z", "#2a120a")
    canvas.fill(f"M{x - 186:.0f} 640V530a186 150 0 0 1 372 0V640z", "#b5421a")
    canvas.ellipse(x, 620, 160, 60, "#ffb84f")
    canvas.ellipse(x, 640, 110, 36, "#fff0b0")
    canvas.rect(x - 300, 636, 600, 40, "#c9a27a")
    bx = canvas.width * 0.76
    with canvas.moved(bx, 880, 2.1):
        canvas.fill("M-46 -214C-18 -232 18 -232 46 -214L56 0H-56z", "#f1ece0")
        canvas.fill("M-34 -150H34L44 0H-44z", "#d9d0bc")
        canvas.stroke("M-42 -204C-66 -170 -70 -150 -86 -132M42 -204C58 -170 40 -140 -10 -128", "#e4dccb", 26)
        canvas.rect(-10, -244, 20, 26, "#8a5a3c")
        canvas.ellipse(0, -262, 24, 29, "#b98058")
        canvas.fill("M-25 -268C-50 -318 50 -318 25 -268C12 -276 -12 -276 -25 -268z", "#fbf8f0")
        canvas.stroke("M30 -116L-210 -150", "#a8743f", 10)
        canvas.ellipse(-222, -152, 56, 12, "#b98a52")
        canvas.ellipse(-222, -164, 40, 14, "#e9b86a")
    canvas.ramp(860, 1000, "#a8754a", "#6b452a")
    canvas.rect(-5, 848, canvas.width + 10, 18, "#c9955f")
    at = 20.0
    while at < canvas.width:
        size = rng.uniform(70, 110)
        crust = mix("#e0a252", "#a85f2a", rng.random())
        canvas.ellipse(at + size, 912, size, size * 0.44, darker(crust, 0.35), 0.6)
        canvas.ellipse(at + size, 890, size, size * 0.46, crust)
        canvas.ellipse(at + size, 876, size * 0.8, size * 0.26, lighter(crust, 0.22))
        canvas.stroke(
            f"M{at + size * 0.5:.0f} 890q{size * 0.2:.0f} -20 {size * 0.3:.0f} -26M{at + size:.0f} 892q{size * 0.2:.0f} -20 {size * 0.3:.0f} -26",
            "#f6dca8",
            7,
        )
        at += size * 1.7


def kitchen(canvas: Canvas, rng: Random, seed: int) -> None:
    """A table from above: bowls of food, bread, herbs, glasses of tea."""
    cloth = ("#e9dfc8", "#d4dedd", "#c98f5a", "#3f4f52")[seed % 4]
    canvas.ramp(0, 1000, lighter(cloth, 0.1), cloth, darker(cloth, 0.15))
    for line in range(int(canvas.width / 60) + 1):
        canvas.rect(line * 60, 0, 3, 1000, darker(cloth, 0.12), 0.35)
    canvas.rect(0, 440, canvas.width, 120, ("#a8433a", "#2f6f73", "#2f4f4a", "#c9a24d")[seed % 4], 0.5)
    cells = [(c, r) for c in range(max(2, round(canvas.width / 380))) for r in range(3)]
    rng.shuffle(cells)
    wide, tall = canvas.width / max(2, round(canvas.width / 380)), 1000 / 3
    foods = ("#c9572f", "#5f8a3f", "#e9c86a", "#8a4a2f", "#f4e6c0", "#a8323a", "#d98a3f", "#6f9a5a")
    for index, (column, row) in enumerate(cells):
        x, y = (column + 0.5) * wide + rng.uniform(-24, 24), (row + 0.5) * tall + rng.uniform(-16, 16)
        size = rng.uniform(112, 150)
        canvas.circle(x + 12, y + 16, size, "#2a1d14", 0.28)
        plate = ("#fbf8ef", "#2f6a8a", "#e4d3b0", "#f4f1ea", "#7a3b2f")[index % 5]
        canvas.circle(x, y, size, plate)
        canvas.circle(x, y, size * 0.86, darker(plate, 0.12))
        food = foods[(index + seed) % len(foods)]
        canvas.circle(x, y, size * 0.76, food)
        for _ in range(46):
            angle_x, angle_y = rng.gauss(0, size * 0.3), rng.gauss(0, size * 0.3)
            if angle_x**2 + angle_y**2 < (size * 0.68) ** 2:
                canvas.ellipse(
                    x + angle_x,
                    y + angle_y,
                    rng.uniform(6, 22),
                    rng.uniform(5, 14),
                    rng.choice((lighter(food, 0.3), darker(food, 0.25), "#4f7f3a", "#f4e8c4", food)),
                    0.9,
                )
    for _ in range(7):
        with canvas.moved(
            rng.uniform(0, canvas.width),
            rng.choice((rng.uniform(20, 90), rng.uniform(300, 380), rng.uniform(640, 700))),
            turn=rng.uniform(0, 360),
        ):
            canvas.stroke("M-60 0H60", "#3f6a2f", 5)
            for leaf in range(-5, 6):
                canvas.ellipse(leaf * 11, 12 if leaf % 2 else -12, 9, 14, "#5f8f45")
