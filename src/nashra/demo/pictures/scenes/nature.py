"""High land, woods, water: a forest, a reef, a dam, an orchard."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.land import ground, ridge
from nashra.demo.pictures.shapes.plants import cypress, palm, round_tree
from nashra.demo.pictures.shapes.sky import birds, cloud
from nashra.demo.pictures.shapes.water import ripples


def forest(canvas: Canvas, rng: Random, seed: int) -> None:
    """A wood of pines in the mist, a path into it."""
    pale, deep = (
        ("#dfe9d8", "#1f4a35"),
        ("#f1e2c4", "#3a4a2a"),
        ("#d4e2e6", "#1d3f45"),
        ("#efd9c4", "#4a3f2a"),
    )[seed % 4]
    canvas.ramp(0, 1000, lighter(pale, 0.5), pale, mix(pale, deep, 0.5))
    canvas.glow(rng.uniform(0.3, 0.7) * canvas.width, 260, 420, "#fff8e0", 0.8)
    for layer in range(6):
        share = layer / 5
        colour = mix(pale, deep, 0.2 + 0.8 * share)
        base = 560 + layer * 78
        line = ridge(rng, canvas.width, base, 24, waves=1.6)
        ground(canvas, line, colour)
        x = rng.uniform(-40, 0)
        while x < canvas.width + 40:
            size = (170 + 330 * share) * rng.uniform(0.7, 1.15)
            if layer < 4 or abs(x - canvas.width / 2) > 190:
                for step in range(4):
                    wide, y = size * (0.11 + 0.055 * step), base + 8 - size * (1 - 0.22 * step)
                    canvas.polygon([(x, y), (x + wide, y + size * 0.36), (x - wide, y + size * 0.36)], colour)
                canvas.rect(
                    x - size * 0.025, base - size * 0.1, size * 0.05, size * 0.14, darker(colour, 0.3)
                )
            x += size * rng.uniform(0.22, 0.42)
        canvas.fade(base - 60, base + 70, pale, 0.0, 0.12)
    middle = canvas.width / 2
    canvas.fill(
        f"M{middle - 14:.0f} 800C{middle + 60:.0f} 860 {middle - 190:.0f} 920 {middle - 210:.0f} 1010H{middle + 170:.0f}"
        f"C{middle + 120:.0f} 920 {middle + 130:.0f} 850 {middle + 14:.0f} 800z",
        mix(pale, "#a8865a", 0.4),
    )


def reef(canvas: Canvas, rng: Random, seed: int) -> None:
    """Under water: corals, a shoal, rays of light."""
    top, deep = (
        ("#6fd0d8", "#0d4a6b"),
        ("#8fe0d0", "#12566a"),
        ("#5fb4e0", "#132f66"),
        ("#9ae4c8", "#155a5f"),
    )[seed % 4]
    canvas.ramp(0, 1000, lighter(top, 0.35), top, mix(top, deep, 0.6), deep)
    for _ in range(7):
        x, wide = rng.uniform(0, canvas.width), rng.uniform(30, 110)
        canvas.polygon(
            [(x, -10), (x + wide, -10), (x + wide * 2.4 - 260, 900), (x - 320, 900)], "#ffffff", 0.08
        )
    ground(canvas, ridge(rng, canvas.width, 860, 30), mix(deep, "#e9d6a4", 0.45))
    for layer in range(2):
        x = -20.0
        while x < canvas.width + 20:
            colour = mix(
                rng.choice(("#f0775f", "#f2b04f", "#d86aa8", "#8f6ad0", "#f4e0a0", "#5fc48a")),
                deep,
                0.4 - 0.35 * layer,
            )
            foot, size = 900 + layer * 70, rng.uniform(90, 210)
            if rng.random() < 0.5:
                branches = "".join(
                    f"M{x:.0f} {foot}q{spread * 20:.0f} {-size * 0.4:.0f} {spread * 36:.0f} {-size * rng.uniform(0.6, 1):.0f}"
                    for spread in (-2, -1, 0, 1, 2)
                )
                canvas.stroke(branches, colour, size * 0.09)
            else:
                for dx, dy, part in ((-0.4, 0.2, 0.34), (0.3, 0.25, 0.4), (0, 0.5, 0.42)):
                    canvas.circle(x + dx * size, foot - dy * size, part * size, varied_of(colour, rng))
            x += size * rng.uniform(0.6, 1.1)
    colour = rng.choice(("#f7d04f", "#f4f4ec", "#f08a4a"))
    cx, cy = rng.uniform(0.3, 0.7) * canvas.width, rng.uniform(300, 480)
    for _ in range(44):
        x, y, size = cx + rng.gauss(0, 230), cy + rng.gauss(0, 110), rng.uniform(14, 30)
        canvas.fill(
            f"M{x:.0f} {y:.0f}q{size:.0f} {-size * 0.7:.0f} {size * 2:.0f} 0q{-size:.0f} {size * 0.7:.0f} {-size * 2:.0f} 0"
            f"l{-size * 0.7:.0f} {-size * 0.45:.0f}v{size * 0.9:.0f}z",
            mix(colour, deep, rng.uniform(0, 0.4)),
        )
    for _ in range(26):
        canvas.circle(rng.uniform(0, canvas.width), rng.uniform(60, 800), rng.uniform(3, 10), "#ffffff", 0.3)


def varied_of(colour: str, rng: Random) -> str:
    """The colour with a little light or shade."""
    return lighter(colour, rng.uniform(0, 0.2)) if rng.random() < 0.5 else darker(colour, rng.uniform(0, 0.2))


def reservoir(canvas: Canvas, rng: Random, seed: int) -> None:
    """A dam between hills, its lake behind, water from its gates."""
    sky = (("#6fa9d4", "#e6eee6"), ("#8fbcd0", "#f6ecd4"), ("#5f86b0", "#f0d3b4"), ("#a0bccb", "#eef2ea"))[
        seed % 4
    ]
    hill = ("#6f8a58", "#9a8a5a", "#86704f", "#5f8468")[seed % 4]
    canvas.ramp(0, 420, *sky)
    for _ in range(4):
        cloud(
            canvas,
            rng,
            rng.uniform(0, canvas.width),
            rng.uniform(60, 200),
            rng.uniform(140, 280),
            "#ffffff",
            0.75,
        )
    for layer in range(2):
        ground(canvas, ridge(rng, canvas.width, 330 + layer * 46, 60), mix(sky[1], hill, 0.4 + 0.3 * layer))
    canvas.ramp(432, 540, "#7fb8cc", "#3f7f9c")
    ripples(canvas, rng, 432, "#ffffff", 26, 0.3)
    w = canvas.width
    wall = "#c9c4b8"
    canvas.fill(
        f"M{w * 0.1:.0f} 520Q{w / 2:.0f} 580 {w * 0.9:.0f} 520L{w * 0.8:.0f} 940Q{w / 2:.0f} 1000 {w * 0.2:.0f} 940z",
        wall,
    )
    for row in range(1, 8):
        y, inset = 520 + row * 54, w * (0.1 + 0.0128 * row)
        canvas.stroke(
            f"M{inset:.0f} {y}Q{w / 2:.0f} {y + 60} {w - inset:.0f} {y}", darker(wall, 0.25), 3, 0.6
        )
    canvas.stroke(f"M{w * 0.1:.0f} 516Q{w / 2:.0f} 576 {w * 0.9:.0f} 516", darker(wall, 0.35), 20)
    for index in range(5):
        x, y = w * (0.34 + 0.08 * index), 590 + 10 * (2 - abs(index - 2))
        canvas.rect(x - 22, y, 44, 50, "#3a4650")
        if index % 2 == seed % 2:
            canvas.fill(
                f"M{x - 18:.0f} {y + 40}C{x - 24:.0f} 740 {x - 60:.0f} 860 {x - 84:.0f} 960H{x + 84:.0f}C{x + 60:.0f} 860 {x + 24:.0f} 740 {x + 18:.0f} {y + 40}z",
                "#f2f8fa",
                0.85,
            )
    for side in (0, 1):
        edge, turn = (0, 1) if side == 0 else (w, -1)
        canvas.fill(
            f"M{edge:.0f} 400Q{edge + turn * w * 0.14:.0f} 480 {edge + turn * w * 0.2:.0f} 700T{edge + turn * w * 0.34:.0f} 1010H{edge:.0f}z",
            darker(hill, 0.2),
        )
        for _ in range(9):
            cypress(
                canvas,
                edge + turn * rng.uniform(0, 0.15) * w,
                rng.uniform(620, 980),
                rng.uniform(70, 150),
                darker(hill, 0.45),
            )
    canvas.ramp(940, 1000, "#a8ccd8", "#5f98ac")
    for _ in range(20):
        canvas.ellipse(
            w / 2 + rng.gauss(0, w * 0.12),
            rng.uniform(930, 985),
            rng.uniform(30, 90),
            rng.uniform(10, 24),
            "#ffffff",
            0.5,
        )
    birds(canvas, rng, w * 0.5, 260, 5, "#33465e")


def orchard(canvas: Canvas, rng: Random, seed: int) -> None:
    """Rows of fruit trees on a plain, a palm grove behind them, crates in front."""
    sky = (("#7fb8dc", "#f4efd9"), ("#9cc4d8", "#fbe9c9"), ("#6fa0c8", "#f0d9c0"), ("#a4c8cc", "#f6f2dc"))[
        seed % 4
    ]
    fruit = ("#f08a2f", "#d8433a", "#8f3f6a", "#f2c23f")[seed % 4]
    canvas.ramp(0, 470, *sky)
    ground(canvas, ridge(rng, canvas.width, 390, 50), mix(sky[1], "#7f8f8a", 0.5))
    for _ in range(16):
        palm(
            canvas, rng, rng.uniform(0, canvas.width), 480, rng.uniform(90, 160), mix("#5f7f4f", sky[1], 0.25)
        )
    canvas.ramp(470, 1000, "#b9a46a", "#a5824f", "#7f5f3a")
    for row in range(5):
        y, size = 520 + row * row * 18 + row * 22, 90 + row * 58
        x = -size + rng.uniform(0, size)
        while x < canvas.width + size:
            canvas.ellipse(x, y + 6, size * 0.5, size * 0.08, "#4a3a22", 0.35)
            leaf = mix("#4f7f3a", "#2f5a2f", rng.random())
            round_tree(canvas, rng, x, y, size, mix(leaf, sky[1], 0.25 - 0.05 * row))
            for _ in range(9):
                canvas.circle(
                    x + rng.gauss(0, size * 0.2), y - size * rng.uniform(0.36, 0.86), size * 0.032, fruit
                )
            x += size * rng.uniform(1.25, 1.5)
    for index in range(max(3, int(canvas.width / 260))):
        x = index * 260 + rng.uniform(10, 60)
        for n in range(12):
            canvas.circle(
                x + 14 + n % 6 * 30, 900 - n // 6 * 22, 21, mix(fruit, "#ffffff", rng.uniform(0, 0.2))
            )
        canvas.rect(x - 14, 896, 206, 112, "#b98a52")
        for line in range(3):
            canvas.rect(x - 14, 926 + line * 34, 206, 6, "#7f5a32")
