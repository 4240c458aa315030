"""A theatre's curtain, a cinema, a studio, a museum."""

from __future__ import annotations

from math import sin
from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.figures import bust, room, standing


def theatre(canvas: Canvas, rng: Random, seed: int) -> None:
    """A closed curtain, gilded boxes, the audience's backs."""
    cloth, gold = ("#8f1f2a", "#1f4a6a", "#4a2a5f", "#7a3a1f")[seed % 4], "#c9a24d"
    canvas.ramp(0, 1000, darker(cloth, 0.6), darker(cloth, 0.35))
    w, middle = canvas.width, canvas.width / 2
    left, right = w * 0.16, w * 0.84
    canvas.rect(left, 90, right - left, 620, cloth)
    folds = int((right - left) / 54)
    for fold in range(folds):
        x = left + fold * (right - left) / folds
        canvas.rect(x, 90, 22, 620, darker(cloth, 0.4), 0.55)
        canvas.rect(x + 30, 90, 12, 620, lighter(cloth, 0.25), 0.5)
    canvas.rect(left, 668, right - left, 26, gold)
    for fold in range(folds // 2 + 1):
        x = left + fold * (right - left) / (folds // 2 + 1)
        canvas.ellipse(x + 50, 100, 66, 76, darker(cloth, 0.15))
        canvas.stroke(f"M{x - 12:.0f} 110q62 110 124 0", gold, 5)
    canvas.glow(middle, 640, 460, "#ffdf9a", 0.55)
    canvas.rect(left - 34, 40, 34, 690, gold)
    canvas.rect(right, 40, 34, 690, gold)
    canvas.rect(left - 34, 30, right - left + 68, 56, darker(gold, 0.15))
    canvas.circle(middle, 56, 40, gold)
    for side in (0, 1):
        for row in range(3):
            x, y = (0 if side == 0 else right + 40), 150 + row * 180
            wide = left - 40
            canvas.rect(x, y, wide, 110, "#1a0d10")
            for place in range(2):
                bust(canvas, rng, x + wide * (0.3 + 0.4 * place), y + 116, 92)
            canvas.rect(x - 4, y + 92, wide + 8, 44, mix(gold, cloth, 0.35), radius=6)
            canvas.rect(x - 4, y + 92, wide + 8, 8, gold)
    canvas.ramp(708, 780, "#8a5a34", "#4a2c1a")
    for row in range(3):
        count = int(w / (140 + row * 30)) + 1
        for index in range(count):
            x = (index + 0.5) * w / count + row * 24
            if rng.random() < 0.88:
                bust(canvas, rng, x, 850 + row * 80, 150 + row * 34, back=True)
            canvas.rect(
                x - 62 - row * 8,
                810 + row * 86,
                124 + row * 16,
                120,
                darker(cloth, 0.35 + 0.1 * row),
                radius=22,
            )


def cinema(canvas: Canvas, rng: Random, seed: int) -> None:
    """A film on the screen, rows of heads before it, the projector's beam."""
    canvas.ramp(0, 1000, "#0b0a12", "#1c1524", "#0b0a12")
    w = canvas.width
    left, wide, top, tall = w * 0.14, w * 0.72, 110.0, 470.0
    canvas.glow(w / 2, 340, 700, ("#ffcf9a", "#9ad0ff", "#ffd0c0", "#c4f0d8")[seed % 4], 0.5)
    sky = (("#f0a86f", "#f8dfae"), ("#2a4a7a", "#9ab8d4"), ("#c9606a", "#f4c49a"), ("#5f9a9a", "#e4ead0"))[
        seed % 4
    ]
    for strip in range(30):
        canvas.rect(left, top + strip * tall / 30, wide, tall / 30 + 1, mix(sky[0], sky[1], strip / 29))
    x = left + wide * rng.uniform(0.3, 0.7)
    canvas.circle(x, top + tall * 0.5, 54, lighter(sky[1], 0.5))
    for layer in range(2):
        hill = [
            (left + wide * n / 40, top + tall * (0.66 + 0.12 * layer) + 26 * sin(n / (4 + layer * 2) + seed))
            for n in range(41)
        ]
        canvas.polygon(
            [(left, top + tall), *hill, (left + wide, top + tall)], darker(sky[0], 0.35 + 0.25 * layer)
        )
    with canvas.moved(left + wide * 0.3, top + tall, 1.0):
        canvas.fill("M-60 0C-60 -120 -40 -180 0 -190C40 -180 60 -120 60 0z", "#0e0c14")
        canvas.circle(0, -216, 34, "#0e0c14")
    canvas.rect(left - 10, top - 60, wide + 20, 60, "#07060c")
    canvas.rect(left - 10, top + tall, wide + 20, 40, "#07060c")
    canvas.polygon([(w / 2 - 10, 1000), (w / 2 + 10, 1000), (left + wide, top), (left, top)], "#ffffff", 0.05)
    for side in (0, 1):
        for fold in range(5):
            canvas.rect(
                (fold * 26) if side == 0 else w - 26 - fold * 26,
                0,
                18,
                760,
                mix("#5a1420", "#0b0a12", 0.3 + 0.1 * fold),
            )
    for row in range(4):
        count = int(w / (120 + row * 26)) + 1
        for index in range(count):
            x = (index + 0.5) * w / count + (row % 2) * 40
            size = 120 + row * 40
            canvas.ellipse(
                x, 700 + row * 86, size * 0.24, size * 0.3, mix("#0a0910", sky[0], 0.16 - row * 0.04)
            )
            canvas.rect(
                x - size * 0.42,
                720 + row * 90,
                size * 0.84,
                150,
                mix("#2a1018", "#0b0a12", row * 0.22),
                radius=20,
            )


def studio(canvas: Canvas, rng: Random, seed: int) -> None:
    """A microphone on its arm before a desk of sliders, red lamp on."""
    tint = ("#2f6f8a", "#8a4a5f", "#5f7a3f", "#6a5f9a")[seed % 4]
    canvas.ramp(0, 1000, darker(tint, 0.5), darker(tint, 0.2), darker(tint, 0.6))
    for row in range(6):
        for column in range(int(canvas.width / 110) + 1):
            x, y = column * 110.0, row * 110.0
            canvas.polygon([(x, y), (x + 104, y), (x + 52, y + 52)], lighter(tint, 0.06), 0.55)
            canvas.polygon([(x, y + 104), (x + 104, y + 104), (x + 52, y + 52)], darker(tint, 0.55), 0.55)
    canvas.rect(canvas.width * 0.3, 110, canvas.width * 0.4, 300, "#0a1016", radius=10)
    canvas.rect(canvas.width * 0.3 + 16, 126, canvas.width * 0.4 - 32, 268, mix(tint, "#bfe0ee", 0.35))
    bust(canvas, rng, canvas.width / 2, 394, 230)
    canvas.rect(canvas.width * 0.86, 70, 120, 50, "#e03a2f", radius=8)
    canvas.glow(canvas.width * 0.86 + 60, 95, 190, "#ff5a4a", 0.7)
    canvas.ramp(690, 1000, "#3a3f48", "#1c2026")
    for column in range(int(canvas.width / 62) + 1):
        x = column * 62 + 20.0
        canvas.rect(x, 770, 9, 190, "#0c0f14", radius=4)
        canvas.rect(
            x - 13,
            780 + rng.uniform(0, 140),
            35,
            22,
            rng.choice(("#e9e6dc", "#e0513f", "#f2c14f", "#4fb09a")),
            radius=5,
        )
        for lamp in range(3):
            canvas.circle(x + 4, 712 + lamp * 19, 6, rng.choice(("#7ff0a0", "#f2c14f", "#e0513f", "#39424c")))
    side = 1 if seed % 2 else -1
    x, y = canvas.width * (0.5 + 0.2 * side), 470.0
    canvas.stroke(
        f"M{x + side * 330:.0f} 720L{x + side * 240:.0f} 330L{x + side * 50:.0f} {y - 60}", "#16191e", 18
    )
    with canvas.moved(x, y, 1.35, turn=18 * side):
        canvas.rect(-62, -120, 124, 190, "#22262c", radius=56)
        canvas.rect(-54, -112, 108, 120, "#5f666e", radius=50)
        for line in range(7):
            canvas.line([(-50, -92 + line * 15), (50, -92 + line * 15)], "#2a2f36", 4)
        canvas.rect(-62, 8, 124, 20, "#c9a24d")
        canvas.stroke("M-86 -90V40Q0 110 86 40V-90", "#16191e", 9)


def museum(canvas: Canvas, rng: Random, seed: int) -> None:
    """Paintings on a wall, people who look at them."""
    wall = ("#8a3f36", "#3f5a5f", "#e4dccb", "#4a4a68")[seed % 4]
    room(canvas, wall, "#a8794a", 690)
    for line in range(14):
        canvas.line(
            [(canvas.width / 2 + (line - 7) * 130, 694), (canvas.width / 2 + (line - 7) * 300, 1010)],
            "#7f5630",
            3,
            0.5,
        )
    count = max(2, int(canvas.width / 430))
    for index in range(count):
        x, wide, tall = canvas.width * (index + 0.5) / count, rng.uniform(240, 320), rng.uniform(250, 360)
        canvas.polygon([(x - 40, 30), (x + 40, 30), (x + wide, 690), (x - wide, 690)], "#fff2cf", 0.1)
        y = 360 - tall / 2
        canvas.rect(x - wide / 2 + 10, y + 14, wide, tall, "#1c120c", 0.35)
        canvas.rect(x - wide / 2, y, wide, tall, "#b58a3f")
        canvas.rect(x - wide / 2 + 12, y + 12, wide - 24, tall - 24, "#7a5a26")
        _painting(canvas, rng, x - wide / 2 + 22, y + 22, wide - 44, tall - 44)
        canvas.rect(x - 28, y + tall + 24, 56, 20, "#f4efe2")
    for index in range(count + 1):
        standing(
            canvas,
            rng,
            canvas.width * (index + rng.uniform(0.1, 0.4)) / (count + 0.6),
            rng.uniform(840, 960),
            rng.uniform(400, 480),
        )


def _painting(canvas: Canvas, rng: Random, x: float, y: float, wide: float, tall: float) -> None:
    top, low = rng.choice(
        (("#6fa8c8", "#e9c98a"), ("#2f3f6a", "#d98a6a"), ("#d9c49a", "#7a8a5a"), ("#3f6a5f", "#e4d8b4"))
    )
    for strip in range(16):
        canvas.rect(x, y + strip * tall / 16, wide, tall / 16 + 1, mix(top, low, strip / 15))
    if rng.random() < 0.5:
        canvas.circle(x + wide * rng.uniform(0.3, 0.7), y + tall * 0.34, wide * 0.1, "#fff0c4")
        for layer in range(3):
            points = [
                (x + wide * n / 12, y + tall * (0.58 + 0.13 * layer) + rng.uniform(-0.05, 0.05) * tall)
                for n in range(13)
            ]
            canvas.polygon([(x, y + tall), *points, (x + wide, y + tall)], darker(low, 0.25 + 0.2 * layer))
    else:
        for _ in range(26):
            canvas.ellipse(
                x + wide * rng.uniform(0.2, 0.8),
                y + tall * rng.uniform(0.2, 0.8),
                wide * rng.uniform(0.03, 0.13),
                tall * rng.uniform(0.02, 0.1),
                rng.choice(("#c9432f", "#e9b03f", "#2f5f8a", "#f4ead0", "#3f7a5a")),
                0.85,
            )
