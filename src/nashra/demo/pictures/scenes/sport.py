"""Sport apart from the pitch by day: a stadium at night, a player, races, a hall, a chessboard, a pool."""

from __future__ import annotations

from math import sin
from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.figures import CLOTHES, SKINS, bust, room, runner
from nashra.demo.pictures.shapes.land import ground, ridge
from nashra.demo.pictures.shapes.plants import palm
from nashra.demo.pictures.shapes.sky import cloud, stars

_KITS = ("#c9302f", "#1f5fb0", "#f2b52f", "#2f8a5a")


def _tribune(canvas: Canvas, rng: Random, top: float, bottom: float, base: str, kit: str) -> None:
    """A stand full of people: dots in rows, most of them in the team's colour."""
    canvas.ramp(top, bottom, darker(base, 0.2), base)
    rows = int((bottom - top) / 15)
    for shade in (kit, "#f4efe2", mix(kit, base, 0.5), "#d9a67f"):
        dots = []
        for row in range(rows):
            for _ in range(int(canvas.width / 58)):
                x, y = rng.uniform(0, canvas.width), top + 10 + row * 15 + rng.uniform(-3, 3)
                dots.append(f"M{x:.0f} {y:.0f}h0")
        canvas.stroke("".join(dots), shade, 8, 0.75)


def stadium_night(canvas: Canvas, rng: Random, seed: int) -> None:
    """A full ground under floodlights, two sides at play."""
    kit, other = _KITS[seed % 4], ("#f4f4f0", "#1d2330", "#f4f4f0", "#f2b52f")[seed % 4]
    canvas.ramp(0, 300, "#070b1c", "#1c2a55")
    stars(canvas, rng, 60, 200)
    _tribune(canvas, rng, 270, 520, "#26304f", kit)
    canvas.fill(
        f"M-10 270Q{canvas.width / 2:.0f} 190 {canvas.width + 10:.0f} 270V240Q{canvas.width / 2:.0f} 150 -10 240z",
        "#3a4a70",
    )
    for share in (0.07, 0.36, 0.64, 0.93):
        x = canvas.width * share
        canvas.rect(x - 6, 90, 12, 200, "#4a5a80")
        canvas.rect(x - 62, 48, 124, 56, "#2a3658", radius=5)
        for lamp in range(8):
            canvas.circle(x - 48 + lamp % 4 * 32, 62 + lamp // 4 * 26, 10, "#fdfff0")
        canvas.glow(x, 76, 260, "#f4f8ff", 0.85)
    canvas.rect(-5, 516, canvas.width + 10, 40, "#16203c")
    for board in range(int(canvas.width / 170) + 1):
        canvas.rect(board * 170 + 4, 522, 162, 28, rng.choice((kit, "#f4f4f0", "#2f9aa0", "#f2c14f")))
    canvas.ramp(552, 1000, "#3fa05a", "#2a7a42", "#1c5a30")
    for band in range(7):
        canvas.rect(0, 552 + band * band * 9 + band * 12, canvas.width, 14 + band * 7, "#5fc07a", 0.16)
    middle = canvas.width * rng.uniform(0.42, 0.58)
    canvas.stroke(
        f"M{middle:.0f} 556L{middle - 60:.0f} 1010M-10 586H{canvas.width + 10:.0f}", "#f2fff4", 5, 0.75
    )
    canvas.stroke(f"M{middle - 250:.0f} 770a240 76 0 1 0 440 -6a240 76 0 1 0 -440 6", "#f2fff4", 5, 0.7)
    for index in range(12):
        y = rng.uniform(640, 930)
        runner(
            canvas,
            rng.uniform(0.05, 0.95) * canvas.width,
            y,
            60 + (y - 600) * 0.36,
            kit if index % 2 else other,
            rng.choice(SKINS),
        )
    canvas.circle(middle + rng.uniform(-120, 120), 860, 13, "#ffffff")


def player(canvas: Canvas, rng: Random, seed: int) -> None:
    """A player close by, arms raised, the stand blurred behind."""
    kit = _KITS[seed % 4]
    _tribune(canvas, rng, 0, 700, ("#2a3358", "#3a3048", "#24424a", "#4a3a30")[seed % 4], kit)
    canvas.rect(0, 0, canvas.width, 1000, "#101830", 0.35)
    for _ in range(26):
        canvas.circle(
            rng.uniform(0, canvas.width),
            rng.uniform(0, 620),
            rng.uniform(12, 44),
            rng.choice(("#fff4d0", kit, "#f4efe2")),
            0.16,
        )
    canvas.ramp(690, 1000, "#2f8a4f", "#1d5f36")
    x, skin = canvas.width * rng.uniform(0.38, 0.62), rng.choice(SKINS)
    with canvas.moved(x, 1010, 1.02, mirror=seed % 2 == 0):
        canvas.glow(0, -560, 420, "#fff6dc", 0.4)
        for side, lift in ((-1, 0), (1, 40)):
            canvas.stroke(
                f"M{side * 140} -480C{side * 210} -560 {side * 250} -640 {side * 236} {-800 - lift}", skin, 66
            )
            canvas.stroke(
                f"M{side * 140} -490C{side * 186} -540 {side * 206} -566 {side * 224} -610", kit, 92
            )
            canvas.circle(side * 236, -826 - lift, 42, skin)
            for finger in range(4):
                canvas.stroke(
                    f"M{side * 236 - 24 + finger * 16} {-846 - lift}l{(finger - 1.5) * 7:.0f} -42", skin, 14
                )
        canvas.fill(
            "M-170 -520C-90 -572 90 -572 170 -520C200 -300 176 -100 180 20H-180C-176 -100 -200 -300 -170 -520z",
            kit,
        )
        canvas.fill(
            "M40 -556C90 -556 140 -546 170 -520C200 -300 176 -100 180 20H60C90 -200 90 -400 40 -556z",
            darker(kit, 0.28),
            0.7,
        )
        canvas.fill("M-66 -548L0 -486L66 -548L46 -562H-46z", "#f4f4f0")
        canvas.fill("M-44 -620h88v74q-44 50 -88 0z", darker(skin, 0.18))
        canvas.ellipse(0, -668, 74, 94, skin)
        canvas.fill(
            "M-78 -680C-88 -800 88 -800 78 -680C64 -726 20 -738 -14 -728C-50 -720 -66 -706 -78 -680z",
            "#1d1614",
        )
        canvas.fill(
            "M-70 -650C-62 -588 -34 -572 0 -572C34 -572 62 -588 70 -650C52 -618 -52 -618 -70 -650z",
            "#1d1614",
            0.85 if seed % 3 else 0.0,
        )
        canvas.fill("M-32 -640q32 34 64 0q-32 8 -64 0z", "#f8f4ee")
        canvas.stroke("M-46 -690q16 -12 32 0M14 -690q16 -12 32 0", "#1d1614", 7)
        canvas.stroke("M-40 -672q10 -8 22 0M18 -672q10 -8 22 0", "#1d1614", 6)
        canvas.fill("M-26 -360h52l-8 30h-36z" if seed % 2 else "M-24 -400h48v90h-48z", "#f4f4f0", 0.9)


def race(canvas: Canvas, rng: Random, seed: int) -> None:
    """Runners on a road along the sea, spectators behind a rail."""
    sky = (("#6fb2dd", "#f4ead2"), ("#f0a98a", "#f8dcae"), ("#8fc0d0", "#eef2e4"), ("#5f8fc0", "#f0d8c0"))[
        seed % 4
    ]
    canvas.ramp(0, 430, *sky)
    for _ in range(4):
        cloud(
            canvas,
            rng,
            rng.uniform(0, canvas.width),
            rng.uniform(60, 240),
            rng.uniform(140, 260),
            "#ffffff",
            0.75,
        )
    canvas.ramp(428, 560, "#5fa8c0", "#2f7f9f")
    canvas.fill(
        f"M-10 432Q{canvas.width * 0.2:.0f} 350 {canvas.width * 0.5:.0f} 430z", mix(sky[1], "#5f7f70", 0.6)
    )
    for index in range(5):
        palm(canvas, rng, canvas.width * (0.1 + 0.2 * index), 590, rng.uniform(250, 330), "#3f6a48")
    for index in range(int(canvas.width / 74) + 1):
        bust(canvas, rng, index * 74 + rng.uniform(-10, 10), 640, rng.uniform(105, 125))
    canvas.rect(-5, 610, canvas.width + 10, 54, ("#2f6f9a", "#b5402f", "#2f8a6a", "#d9962f")[seed % 4])
    canvas.rect(-5, 606, canvas.width + 10, 8, "#f4f4f0")
    canvas.ramp(664, 1000, "#8f8f92", "#5f6064")
    for dash in range(6):
        canvas.polygon(
            [(dash * 320 + 20, 900), (dash * 320 + 170, 900), (dash * 320 + 150, 914), (dash * 320 - 6, 914)],
            "#f2f2ee",
        )
    order = sorted(rng.uniform(740, 965) for _ in range(9))
    for index, y in enumerate(order):
        x = canvas.width * ((index * 0.37 + rng.uniform(0, 0.12)) % 1)
        runner(canvas, x, y, 240 + (y - 740) * 0.6, rng.choice(_KITS + CLOTHES), rng.choice(SKINS))


def hall(canvas: Canvas, rng: Random, seed: int) -> None:
    """An indoor court of wood: a basket, players, a stand."""
    wall = ("#33505f", "#5a4a3f", "#3f4a6a", "#4a5a4a")[seed % 4]
    _tribune(canvas, rng, 120, 430, wall, _KITS[seed % 4])
    canvas.ramp(0, 130, darker(wall, 0.5), darker(wall, 0.2))
    for lamp in range(6):
        x = canvas.width * (lamp + 0.5) / 6
        canvas.rect(x - 50, 30, 100, 16, "#fdfce8")
        canvas.glow(x, 40, 190, "#fff8dc", 0.6)
    canvas.ramp(430, 1000, "#e2b06f", "#c98a4a", "#9a6232")
    for line in range(16):
        canvas.line(
            [(canvas.width / 2 + (line - 8) * 60, 430), (canvas.width / 2 + (line - 8) * 300, 1010)],
            "#a8743f",
            2,
            0.45,
        )
    canvas.stroke(
        f"M-10 470H{canvas.width + 10:.0f}M{canvas.width * 0.5:.0f} 470L{canvas.width * 0.46:.0f} 1010",
        "#fbf4e4",
        6,
        0.85,
    )
    canvas.stroke(
        f"M{canvas.width * 0.5 - 230:.0f} 720a230 70 0 1 0 460 0a230 70 0 1 0 -460 0", "#fbf4e4", 6, 0.85
    )
    x = canvas.width * (0.86 if seed % 2 else 0.14)
    turn = -1 if seed % 2 else 1
    canvas.rect(x - 10, 330, 20, 500, "#3a3f4a")
    canvas.line([(x, 340), (x + turn * 110, 300)], "#3a3f4a", 14)
    canvas.rect(x + turn * 110 - 12, 180, 24, 180, "#f8f8f4")
    canvas.ellipse(x + turn * 170, 330, 52, 11, "#d9572f")
    canvas.fill(f"M{x + turn * 170 - 48:.0f} 334l18 80h60l18 -80z", "#ffffff", 0.4)
    for index in range(8):
        y = rng.uniform(620, 950)
        runner(
            canvas,
            rng.uniform(0.1, 0.9) * canvas.width,
            y,
            190 + (y - 600) * 0.5,
            _KITS[seed % 4] if index % 2 else "#f4f4f0",
            rng.choice(SKINS),
        )
    canvas.circle(canvas.width * 0.5, 560, 22, "#d9722f")


def chess(canvas: Canvas, rng: Random, seed: int) -> None:
    """A game of chess: the board close by, two players blurred behind."""
    wall = ("#5a4636", "#33454f", "#4f3f4a", "#3f4f40")[seed % 4]
    room(canvas, wall, darker(wall, 0.2), 700)
    canvas.glow(canvas.width / 2, 180, 420, "#ffe2ae", 0.6)
    bust(canvas, rng, canvas.width * 0.26, 660, 470)
    bust(canvas, rng, canvas.width * 0.74, 660, 470)
    canvas.ramp(640, 1000, "#8a5a34", "#5a3820")
    x, wide = canvas.width / 2, min(560.0, canvas.width * 0.44)
    for row in range(8):
        for column in range(8):
            y1, y2 = 640 + row * row * 3.4 + row * 18, 640 + (row + 1) ** 2 * 3.4 + (row + 1) * 18
            s1, s2 = 0.6 + row * 0.05, 0.6 + (row + 1) * 0.05
            canvas.polygon(
                [
                    (x + (column - 4) * wide / 4 * s1, y1),
                    (x + (column - 3) * wide / 4 * s1, y1),
                    (x + (column - 3) * wide / 4 * s2, y2),
                    (x + (column - 4) * wide / 4 * s2, y2),
                ],
                "#f0dfbd" if (row + column) % 2 else "#6b4226",
            )
    for row in range(8):
        for column in range(8):
            if rng.random() < (0.62 if row in (0, 1, 6, 7) else 0.12):
                scale, y = 0.62 + row * 0.05, 640 + (row + 0.7) ** 2 * 3.4 + (row + 0.7) * 18
                colour = "#241812" if row < 4 else "#f6ead0"
                with canvas.moved(
                    x + (column - 3.5) * wide / 4 * scale, y, scale * rng.choice((0.85, 1.0, 1.25))
                ):
                    canvas.fill(
                        "M-34 8q0 -16 12 -20q10 -40 6 -66h-14v-12h60v12h-14q-4 26 6 66q12 4 12 20z", colour
                    )
                    canvas.circle(0, -104, 22, colour)
                    canvas.ellipse(-7, -110, 6, 9, "#ffffff", 0.35)


def pool(canvas: Canvas, rng: Random, seed: int) -> None:
    """Swimmers in the lanes of a pool, seen from above."""
    water = ("#2fa3c9", "#2f8ac0", "#36b0b8", "#4a9ad9")[seed % 4]
    canvas.ramp(0, 1000, lighter(water, 0.3), water, darker(water, 0.15))
    lanes = 6
    for lane in range(lanes):
        y = (lane + 0.5) * 1000 / lanes
        canvas.rect(0, y - 8, canvas.width, 16, darker(water, 0.3), 0.5)
        x, mid = rng.uniform(0.15, 0.85) * canvas.width, y
        canvas.fill(
            f"M{x - 60:.0f} {mid - 12:.0f}Q{x - 260:.0f} {mid - 44:.0f} {x - 420:.0f} {mid - 30:.0f}V{mid + 30:.0f}Q{x - 260:.0f} {mid + 44:.0f} {x - 60:.0f} {mid + 12:.0f}z",
            "#f4fdff",
            0.5,
        )
        skin = rng.choice(SKINS)
        canvas.stroke(
            f"M{x - 170:.0f} {mid - 10:.0f}L{x - 60:.0f} {mid:.0f}M{x - 166:.0f} {mid + 18:.0f}L{x - 60:.0f} {mid + 6:.0f}",
            skin,
            22,
        )
        canvas.ellipse(x, mid, 82, 34, skin)
        canvas.ellipse(x - 40, mid, 44, 32, _KITS[(lane + seed) % 4])
        canvas.stroke(
            f"M{x + 40:.0f} {mid - 24:.0f}q60 -34 130 -20M{x + 30:.0f} {mid + 26:.0f}q-40 34 -110 30",
            skin,
            19,
        )
        canvas.circle(x + 96, mid, 30, _KITS[(lane + seed + 1) % 4])
        for _ in range(12):
            canvas.circle(
                x + rng.uniform(-180, 190), mid + rng.gauss(0, 34), rng.uniform(3, 11), "#ffffff", 0.7
            )
    for rope in range(1, lanes):
        y = rope * 1000 / lanes
        for bead in range(int(canvas.width / 34) + 1):
            canvas.rect(bead * 34, y - 6, 28, 12, ("#f4f4f0", "#d9402f")[(bead // 3) % 2], radius=6)
    parts = "".join(
        f"M{rng.uniform(0, canvas.width):.0f} {rng.uniform(0, 1000):.0f}q18 -10 36 0t36 0" for _ in range(110)
    )
    canvas.stroke(parts, "#ffffff", 3, 0.35)


def mountain_road(canvas: Canvas, rng: Random, seed: int) -> None:
    """Cyclists on a bend of a mountain road."""
    sky = (("#6fa8d8", "#f2e8d2"), ("#f0b08a", "#f8e0b8"), ("#8fb8d0", "#eef0e4"), ("#5f88b8", "#f4d2b8"))[
        seed % 4
    ]
    canvas.ramp(0, 620, *sky)
    rock = ("#8a7a6a", "#a8745a", "#6f7f78", "#9a6f5f")[seed % 4]
    for layer in range(4):
        ground(
            canvas,
            ridge(rng, canvas.width, 260 + layer * 110, 120 - layer * 22, waves=2 + layer * 0.5, rough=0.8),
            mix(sky[1], rock, 0.3 + 0.22 * layer),
        )
    w = canvas.width
    canvas.fill(
        f"M-10 1010V790C{w * 0.3:.0f} 720 {w * 0.66:.0f} 700 {w * 0.7:.0f} 600C{w * 0.72:.0f} 560 {w * 0.5:.0f} 540 {w * 0.4:.0f} 520H{w * 0.44:.0f}C{w * 0.6:.0f} 540 {w * 0.82:.0f} 560 {w * 0.84:.0f} 620C{w * 0.86:.0f} 760 {w * 0.7:.0f} 900 {w * 0.66:.0f} 1010z",
        "#6a6a6e",
    )
    canvas.stroke(f"M-10 900C{w * 0.34:.0f} 830 {w * 0.74:.0f} 760 {w * 0.77:.0f} 620", "#f4f0e2", 5, 0.7)
    for index in range(6):
        share = index / 5
        x, y = w * (0.14 + 0.44 * share), 930 - 150 * share + sin(index * 2) * 12
        size, kit = 1.5 - 0.75 * share, (_KITS + CLOTHES)[(index + seed) % 9]
        with canvas.moved(x, y, size):
            for wheel in (-46, 46):
                canvas.circle(wheel, -34, 34, "#1d1d20")
                canvas.circle(wheel, -34, 29, mix("#6a6a6e", "#ffffff", 0.2))
            canvas.stroke("M-46 -34L-10 -84H32L46 -34M-10 -84L4 -34L32 -84", kit, 5)
            canvas.stroke("M-14 -100L14 -64L2 -24", rng.choice(SKINS), 15)
            canvas.stroke("M-18 -104C-4 -142 20 -150 34 -140", kit, 34)
            canvas.stroke("M32 -138L44 -88", rng.choice(SKINS), 12)
            canvas.ellipse(48, -158, 15, 18, rng.choice(SKINS))
            canvas.fill("M28 -160q4 -26 26 -22q16 4 18 22z", "#f4f4f0")
