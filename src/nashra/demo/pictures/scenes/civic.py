"""Where a country is governed: parliament, court, ministry, a rostrum, a vote, talks."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.figures import bust, room, standing
from nashra.demo.pictures.shapes.plants import cypress, palm
from nashra.demo.pictures.shapes.sky import cloud

_HALLS = (
    ("#b98a52", "#6b2f2c", "#efe0bf"),
    ("#7f8f93", "#2d4a5c", "#e8ecea"),
    ("#a8754a", "#2f5547", "#f3e3c2"),
    ("#8a6a58", "#4a3557", "#ecdfce"),
)


def parliament(canvas: Canvas, rng: Random, seed: int) -> None:
    """A chamber from the gallery: rows of seats in arcs, the speaker's desk, flags."""
    wood, seat, light = _HALLS[seed % len(_HALLS)]
    room(canvas, mix(wood, light, 0.25), darker(wood, 0.25), 430)
    middle = canvas.width * rng.uniform(0.46, 0.54)
    for index in range(-6, 7):
        x = middle + index * 150
        canvas.rect(x - 52, 40, 104, 384, darker(wood, 0.12), 0.55)
        canvas.rect(x - 40, 56, 80, 352, mix(wood, light, 0.38), 0.6)
    canvas.glow(middle, 130, 420, light, 0.7)
    canvas.circle(middle, 170, 74, mix(wood, "#d8b45a", 0.6))
    canvas.circle(middle, 170, 58, darker(wood, 0.35))
    canvas.polygon(_star(middle, 170, 46), "#e8c873")
    for side in (-1, 1):
        x = middle + side * 170
        canvas.rect(x - 4, 130, 8, 300, "#caa95a")
        canvas.fill(f"M{x:.0f} 150q{side * 60} 40 {side * 34} 190q{-side * 20} 20 {-side * 34} 4z", seat)
    canvas.rect(middle - 210, 350, 420, 100, darker(wood, 0.3))
    canvas.rect(middle - 224, 340, 448, 18, lighter(wood, 0.15))
    for place in (-110, 0, 110):
        bust(canvas, rng, middle + place, 344, 92 if place else 108)
    canvas.rect(middle - 60, 450, 120, 66, darker(wood, 0.45))
    canvas.rect(middle - 70, 444, 140, 12, lighter(wood, 0.2))
    for row in range(6):
        reach, size = 330 + row * 175, 54 + row * 15
        for step in range(-13 - row, 14 + row):
            angle = step * 0.105 * (330 + 62) / (330 + row * 36)
            if abs(angle) > 1.35 or abs(angle) < 0.035:
                continue
            x, y = middle + reach * sin(angle) * 1.2, 500 + row * 88 + (cos(angle) - 1) * reach * 0.2
            if -80 < x < canvas.width + 80:
                canvas.rect(
                    x - size * 0.45,
                    y - size * 0.2,
                    size * 0.9,
                    size * 1.3,
                    darker(seat, 0.06 * row),
                    radius=9,
                )
                if rng.random() < 0.62:
                    bust(canvas, rng, x, y + size * 0.5, size * 1.15, back=True)
                canvas.rect(
                    x - size * 0.48, y + size * 0.3, size * 0.96, size * 0.8, mix(seat, wood, 0.12), radius=9
                )


def courtroom(canvas: Canvas, rng: Random, seed: int) -> None:
    """A bench of three judges under the scales, the public's backs before it."""
    wood, cloth, light = _HALLS[(seed + 1) % len(_HALLS)]
    wood = mix(wood, "#5a3b26", 0.45)
    room(canvas, mix(wood, light, 0.5), darker(wood, 0.3), 600)
    middle = canvas.width / 2 + rng.uniform(-60, 60)
    for index in range(-5, 6):
        canvas.rect(middle + index * 190 - 84, 230, 168, 370, wood, 0.85)
        canvas.rect(middle + index * 190 - 66, 252, 132, 330, darker(wood, 0.18))
    canvas.glow(middle, 120, 360, light, 0.6)
    gold = "#c9a24d"
    canvas.rect(middle - 5, 46, 10, 150, gold)
    canvas.stroke(f"M{middle - 96:.0f} 76H{middle + 96:.0f}", gold, 8)
    for side in (-1, 1):
        x = middle + side * 96
        canvas.stroke(f"M{x:.0f} 76l-36 78M{x:.0f} 76l36 78", gold, 3)
        canvas.fill(f"M{x - 44:.0f} 154h88q-8 34 -44 34t-44 -34z", gold)
    canvas.polygon([(middle - 44, 206), (middle + 44, 206), (middle + 24, 190), (middle - 24, 190)], gold)
    for place in (-190, 0, 190):
        canvas.rect(middle + place - 62, 270 if place else 236, 124, 260, darker(cloth, 0.2), radius=16)
        with canvas.moved(middle + place, 470):
            canvas.fill("M-96 20C-94 -60 -70 -82 -26 -92L26 -92C70 -82 94 -60 96 20z", "#171519")
            canvas.fill("M-16 -92L0 0L16 -92z", "#f2efe8")
            canvas.ellipse(0, -134, 32, 40, rng.choice(("#b98058", "#8a5a3c", "#d3a076")))
            canvas.fill("M-34 -134C-38 -190 38 -190 34 -134C24 -160 -22 -160 -34 -134z", "#3a3230")
    canvas.rect(middle - 430, 452, 860, 210, wood)
    canvas.rect(middle - 450, 440, 900, 24, lighter(wood, 0.2))
    for index in range(5):
        canvas.rect(middle - 400 + index * 164, 490, 140, 150, darker(wood, 0.22))
    for row in range(2):
        y = 870 + row * 120
        for index in range(-5, 7):
            if rng.random() < 0.8:
                bust(canvas, rng, middle + index * 170 + row * 80, y, 190 + row * 30, back=True)
        canvas.rect(-10, y - 24, canvas.width + 20, 90, darker(wood, 0.3 + 0.1 * row))
        canvas.rect(-10, y - 30, canvas.width + 20, 14, wood)


def ministry(canvas: Canvas, rng: Random, seed: int) -> None:
    """A public building's front: columns, a flight of steps, flags, people on the square."""
    sky = (("#5f9fd0", "#cfe4ee"), ("#8fb4cc", "#f4e6cf"), ("#3f6c9c", "#e9c9a5"), ("#7f95ad", "#dfe3e4"))[
        seed % 4
    ]
    stone = ("#e3d3b4", "#e9e4d8", "#d9b48c", "#cfc8bd")[seed % 4]
    canvas.ramp(0, 760, *sky)
    for _ in range(rng.randint(2, 5)):
        cloud(
            canvas,
            rng,
            rng.uniform(0, canvas.width),
            rng.uniform(60, 240),
            rng.uniform(130, 280),
            "#ffffff",
            0.75,
        )
    middle, half = canvas.width / 2 + rng.uniform(-50, 50), min(560.0, canvas.width * 0.4)
    canvas.rect(middle - half * 1.5, 400, half * 3, 370, darker(stone, 0.2))
    for index in range(int(half * 3 / 88)):
        x = middle - half * 1.5 + 30 + index * 88
        for y in (440, 590):
            canvas.rect(x, y, 40, 90, darker(stone, 0.6))
            canvas.rect(x - 6, y + 90, 52, 8, stone)
    canvas.rect(middle - half, 330, half * 2, 440, darker(stone, 0.1))
    canvas.polygon([(middle - half - 36, 332), (middle, 190), (middle + half + 36, 332)], stone)
    canvas.polygon([(middle - half + 70, 318), (middle, 222), (middle + half - 70, 318)], darker(stone, 0.16))
    canvas.rect(middle - half - 36, 326, half * 2 + 72, 36, lighter(stone, 0.2))
    canvas.rect(middle - 66, 520, 132, 250, "#3a2a22")
    columns = 8
    for index in range(columns):
        x = middle - half + 46 + index * (half * 2 - 92) / (columns - 1)
        canvas.rect(x - 25, 362, 50, 408, stone)
        canvas.rect(x + 5, 362, 20, 408, darker(stone, 0.2), 0.6)
        canvas.rect(x - 34, 362, 68, 18, lighter(stone, 0.3))
        canvas.rect(x - 34, 750, 68, 20, lighter(stone, 0.2))
    canvas.ramp(768, canvas.height, darker(stone, 0.12), darker(stone, 0.42))
    for step in range(5):
        canvas.rect(
            middle - half - 60 - step * 26,
            770 + step * 19,
            half * 2 + 120 + step * 52,
            20,
            darker(stone, 0.03 + step * 0.05),
        )
    flag = ("#1f6a55", "#9a2f35", "#2f5a8a", "#b5802f")[seed % 4]
    for x in (middle - half - 130, middle + half + 130, middle):
        foot, top = (772, 250) if x != middle else (200, 50)
        canvas.rect(x - 4, top, 8, foot - top, "#d8d2c2")
        canvas.fill(f"M{x:.0f} {top + 6}q46 -18 80 4t74 2v70q-40 18 -74 -2t-80 0z", flag)
        canvas.fill(f"M{x:.0f} {top + 30}q46 -18 80 4t74 2v22q-40 18 -74 -2t-80 0z", "#f4efe2")
    for side in (0.03, 0.1, 0.9, 0.97):
        cypress(canvas, side * canvas.width, 800, rng.uniform(200, 300), darker("#3f6a4a", 0.2))
    for _ in range(rng.randint(4, 8)):
        standing(canvas, rng, rng.uniform(40, canvas.width - 40), rng.uniform(890, 985), rng.uniform(90, 130))


def podium(canvas: Canvas, rng: Random, seed: int) -> None:
    """Somebody at a lectern full of microphones, before a curtain and flags."""
    curtain = ("#27406b", "#5a2433", "#2b5a50", "#4a3a5f")[seed % 4]
    canvas.ramp(0, canvas.height, darker(curtain, 0.1), curtain, darker(curtain, 0.5))
    for fold in range(int(canvas.width / 62) + 1):
        canvas.rect(fold * 62, 0, 26, 1000, darker(curtain, 0.35), 0.4)
        canvas.rect(fold * 62 + 34, 0, 12, 1000, lighter(curtain, 0.2), 0.25)
    x = canvas.width * rng.uniform(0.4, 0.6)
    canvas.glow(x, 360, 520, "#ffe9c4", 0.45)
    for place, colour in ((-330, "#c9a24d"), (330, "#b04a3c")):
        canvas.rect(x + place - 5, 120, 10, 800, "#c9a95a")
        canvas.fill(f"M{x + place:.0f} 150q90 80 60 300q-10 120 -56 210q-40 -200 -4 -510z", colour)
        canvas.fill(f"M{x + place:.0f} 260q60 80 42 240q-10 80 -40 120z", "#efe8d6", 0.8)
    bust(canvas, rng, x, 720, 470)
    canvas.polygon([(x - 220, 690), (x + 220, 690), (x + 190, 1010), (x - 190, 1010)], "#6b4529")
    canvas.polygon([(x - 190, 720), (x + 190, 720), (x + 168, 1010), (x - 168, 1010)], "#7f5533")
    canvas.rect(x - 240, 668, 480, 32, "#94683f")
    canvas.polygon(_star(x, 850, 60), "#d8b45a")
    for index in range(-4, 5):
        lean, top = index * 34 + rng.uniform(-8, 8), 560 + abs(index) * 14 + rng.uniform(-10, 10)
        canvas.stroke(f"M{x + index * 30:.0f} 672L{x + lean:.0f} {top:.0f}", "#1a1a1e", 6)
        canvas.ellipse(x + lean, top - 12, 15, 26, rng.choice(("#1c1c22", "#2f4f8a", "#8a2f2f", "#2f6a4f")))
    for index in range(int(canvas.width / 210) + 2):
        bust(canvas, rng, index * 210 + rng.uniform(-30, 30), 1070, 210, back=True)


def ballot(canvas: Canvas, rng: Random, seed: int) -> None:
    """A hand drops a folded paper into a glass box."""
    wall = ("#d9cdb8", "#b9cbd0", "#d6c2a4", "#c6cdb8")[seed % 4]
    room(canvas, wall, "#8a6f52", 760)
    for x in (0.1, 0.86):
        canvas.rect(canvas.width * x - 110, 240, 220, 520, darker(wall, 0.2))
        canvas.rect(
            canvas.width * x - 96, 254, 192, 506, ("#3f6a8a", "#7a3b3f", "#4f6a58", "#5a4a68")[seed % 4]
        )
    for _ in range(4):
        standing(
            canvas, rng, rng.uniform(0.2, 0.8) * canvas.width, rng.uniform(770, 800), rng.uniform(320, 380)
        )
    canvas.ramp(800, 1000, "#9b7a55", "#5f452f")
    x = canvas.width / 2 + rng.uniform(-50, 50)
    canvas.ellipse(x, 950, 340, 24, "#2a1d14", 0.4)
    canvas.rect(x - 250, 520, 500, 430, "#dfeef2", 0.62)
    for _ in range(46):
        with canvas.moved(x + rng.uniform(-190, 190), rng.uniform(740, 915), turn=rng.uniform(-50, 50)):
            canvas.rect(-46, -30, 92, 60, rng.choice(("#ffffff", "#f3ecd9", "#e9e9ee")))
            canvas.line([(-46, 0), (46, 0)], "#b9b4a8", 2)
    canvas.rect(x - 250, 520, 500, 430, "#e9f6fa", 0.18)
    canvas.rect(x - 250, 520, 26, 430, "#ffffff", 0.55)
    canvas.rect(x - 266, 496, 532, 40, ("#27507a", "#7a2f35", "#2f6a55", "#4a3a6a")[seed % 4], radius=8)
    canvas.rect(x - 90, 506, 180, 12, "#0d1420", radius=6)
    with canvas.moved(x, 500, turn=rng.uniform(-6, 6)):
        canvas.rect(-70, -150, 140, 154, "#fbf8ef")
        canvas.line([(0, -150), (0, 4)], "#d5cfc0", 3)
        canvas.stroke(
            "M300 -420C210 -330 150 -260 96 -206", rng.choice(("#33465e", "#7a3b3f", "#4f6a58")), 120
        )
        canvas.stroke("M150 -262C110 -220 80 -180 62 -140", "#b98058", 66)
        canvas.stroke("M70 -176L30 -106M92 -160L58 -86M52 -192L6 -140", "#b98058", 27)


def talks(canvas: Canvas, rng: Random, seed: int) -> None:
    """Two delegations face each other over a long table."""
    wood, cloth, light = _HALLS[(seed + 2) % len(_HALLS)]
    room(canvas, mix(light, cloth, 0.25), mix(wood, cloth, 0.3), 520)
    for index in range(3):
        x = canvas.width * (0.2 + 0.3 * index)
        canvas.rect(x - 105, 70, 210, 400, darker(cloth, 0.1))
        canvas.rect(x - 88, 84, 176, 372, ("#a9d0e4", "#e9c79a", "#c9dcc8", "#9ab4d4")[seed % 4])
        canvas.rect(x - 88, 320, 176, 136, "#6f8f78")
        canvas.rect(x - 4, 84, 8, 372, darker(cloth, 0.1))
    count = max(4, int(canvas.width / 190))
    for index in range(count):
        x = canvas.width * (index + 0.5) / count
        canvas.rect(x - 62, 440, 124, 230, darker(wood, 0.4), radius=20)
        bust(canvas, rng, x, 668, 250)
    canvas.ramp(660, 860, lighter(wood, 0.3), wood)
    canvas.rect(-5, 654, canvas.width + 10, 12, lighter(wood, 0.45))
    for index in range(count):
        x = canvas.width * (index + 0.5) / count
        canvas.polygon([(x - 60, 716), (x + 40, 716), (x + 60, 760), (x - 50, 760)], "#fbf7ec")
        canvas.rect(x + 66, 690, 22, 66, "#d5ecf4", 0.75, radius=5)
        canvas.stroke(f"M{x + 110:.0f} 742q-6 -40 -26 -52", "#22222a", 5)
    for index in range(count + 1):
        x = canvas.width * index / count
        canvas.rect(x - 86, 800, 172, 260, darker(wood, 0.55), radius=26)
        bust(canvas, rng, x, 1060, 330, back=True)


def oasis_palace(canvas: Canvas, rng: Random, seed: int) -> None:
    """A palace of earth bricks with a gate between two towers, palms around it."""
    sky = (("#6fa6cc", "#f3e2c2"), ("#4f7fb0", "#f0c99a"), ("#8a7fa6", "#f4b98a"), ("#7fb6c8", "#fbf0d4"))[
        seed % 4
    ]
    clay = ("#c98f5a", "#b9744a", "#c47f5a", "#d6a56c")[seed % 4]
    canvas.ramp(0, 720, *sky)
    middle = canvas.width / 2 + rng.uniform(-60, 60)
    for index in range(7):
        palm(
            canvas,
            rng,
            rng.uniform(0, canvas.width),
            740,
            rng.uniform(260, 430),
            darker("#4a6a3f", 0.1 + index * 0.04),
        )
    canvas.rect(-10, 460, canvas.width + 20, 310, darker(clay, 0.14))
    for step in range(int(canvas.width / 46) + 1):
        canvas.polygon(
            [(step * 46 - 2, 462), (step * 46 + 12, 434), (step * 46 + 26, 462)], darker(clay, 0.14)
        )
    for side in (-1, 1):
        x = middle + side * 250
        canvas.polygon([(x - 96, 300), (x + 96, 300), (x + 118, 780), (x - 118, 780)], clay)
        canvas.polygon([(x + 20, 300), (x + 96, 300), (x + 118, 780), (x + 30, 780)], darker(clay, 0.2), 0.6)
        for step in range(5):
            canvas.rect(x - 96 + step * 42, 272, 24, 32, clay)
        for row in range(4):
            for step in range(4):
                canvas.polygon(
                    [
                        (x - 62 + step * 36, 360 + row * 62),
                        (x - 48 + step * 36, 384 + row * 62),
                        (x - 76 + step * 36, 384 + row * 62),
                    ],
                    darker(clay, 0.45),
                )
    canvas.rect(middle - 160, 350, 320, 430, lighter(clay, 0.1))
    canvas.fill(f"M{middle - 104:.0f} 780V560a104 118 0 0 1 208 0V780z", darker(clay, 0.55))
    canvas.fill(f"M{middle - 76:.0f} 780V570a76 92 0 0 1 152 0V780z", "#4a2f1f")
    for index in range(9):
        angle = pi * index / 8
        canvas.circle(middle - 126 * cos(angle), 560 - 138 * sin(angle), 11, lighter(clay, 0.4))
    canvas.ramp(768, 1000, mix(clay, "#e9cf9f", 0.5), darker(clay, 0.2))
    for _ in range(6):
        standing(canvas, rng, middle + rng.gauss(0, 260), rng.uniform(830, 950), rng.uniform(110, 150))


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    return [
        (
            x + radius * (1 if n % 2 == 0 else 0.42) * sin(pi * n / 5),
            y - radius * (1 if n % 2 == 0 else 0.42) * cos(pi * n / 5),
        )
        for n in range(10)
    ]
