"""Bad weather: a hurricane, a flood, snow."""

from __future__ import annotations

from math import sin
from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.buildings import house, windows
from nashra.demo.pictures.shapes.land import ground, ridge
from nashra.demo.pictures.shapes.plants import round_tree
from nashra.demo.pictures.shapes.sky import cloud, sun
from nashra.demo.pictures.shapes.water import ripples


def storm(canvas: Canvas, rng: Random, seed: int) -> None:
    """A hurricane comes ashore: heavy clouds, rain aslant, breakers, palms bent by the wind."""
    dark, pale = (
        ("#1f2a36", "#7f8f96"),
        ("#26303a", "#8a8f7a"),
        ("#1c2238", "#6f7f95"),
        ("#2a2c30", "#94908a"),
    )[seed % 4]
    canvas.ramp(0, 560, dark, mix(dark, pale, 0.45), pale)
    for row in range(4):
        for _ in range(7):
            x, y, size = (
                rng.uniform(-80, canvas.width + 80),
                30 + row * 95 + rng.uniform(-30, 30),
                rng.uniform(120, 230),
            )
            canvas.ellipse(x, y, size, size * 0.4, mix(dark, pale, 0.08 + row * 0.13), 0.75)
    if seed % 2:
        x = rng.uniform(0.2, 0.6) * canvas.width
        bolt = f"M{x:.0f} 210l-34 120l40 -8l-46 140l24 -96l-38 6l26 -162z"
        canvas.glow(x, 330, 300, "#e9f0ff", 0.5)
        canvas.fill(bolt, "#f5f7ff")
    sea = mix(dark, "#3f6f70", 0.5)
    for layer in range(6):
        share = layer / 5
        line = [
            (x, y + 20 * sin(x / (70 + 40 * share)))
            for x, y in ridge(
                rng, canvas.width, 545 + 76 * layer, 10 + 26 * share, waves=3.6 - share, rough=0.9
            )
        ]
        ground(canvas, line, darker(mix(pale, sea, 0.5 + share * 0.5), 0.1 + 0.32 * share))
        canvas.line([(x, y - 2) for x, y in line], "#eef4f4", 3 + 9 * share, 0.55)
        for _ in range(int(16 * share) + 3):
            x, y = rng.choice(line)
            canvas.ellipse(
                x,
                y - 8 * share,
                rng.uniform(12, 60) * (0.3 + share),
                rng.uniform(6, 22) * (0.3 + share),
                "#f4f8f8",
                0.5,
            )
    shore = canvas.width * rng.uniform(0.66, 0.8)
    canvas.fill(
        f"M{shore - 260:.0f} 1010Q{shore:.0f} 850 {canvas.width + 10:.0f} 820V1010z", darker(dark, 0.4)
    )
    for offset, size in ((20, 430), (130, 540), (240, 380)):
        _bent_palm(canvas, rng, shore + offset, 900 - offset * 0.2, size, darker(dark, 0.55))
    rain = "".join(
        f"M{rng.uniform(0, canvas.width + 300):.0f} {rng.uniform(-60, 960):.0f}l-34 92" for _ in range(170)
    )
    canvas.stroke(rain, "#e6eef2", 2.2, 0.3)


def _bent_palm(canvas: Canvas, rng: Random, x: float, y: float, size: float, colour: str) -> None:
    top_x, top_y = x - size * 0.42, y - size * 0.78
    canvas.stroke(
        f"M{x:.0f} {y + 60:.0f}C{x:.0f} {y - size * 0.4:.0f} {x - size * 0.16:.0f} {top_y + 60:.0f} {top_x:.0f} {top_y:.0f}",
        colour,
        size * 0.05,
    )
    for index in range(9):
        reach, drop = size * rng.uniform(0.3, 0.46), -0.34 + index * 0.13
        canvas.fill(
            f"M{top_x:.0f} {top_y:.0f}q{-reach * 0.5:.0f} {reach * (drop - 0.18):.0f} {-reach:.0f} {reach * drop:.0f}"
            f"q{reach * 0.5:.0f} {reach * 0.02:.0f} {reach:.0f} {-reach * drop:.0f}z",
            colour,
        )


def flood(canvas: Canvas, rng: Random, seed: int) -> None:
    """Brown water among the houses of a village, a boat with rescuers."""
    sky = (("#7c8b96", "#c3c8c4"), ("#8a94a0", "#d3cbb9"), ("#68788a", "#b4bfc4"), ("#8c8f8a", "#cfd2c4"))[
        seed % 4
    ]
    canvas.ramp(0, 560, *sky)
    for _ in range(9):
        cloud(
            canvas,
            rng,
            rng.uniform(0, canvas.width),
            rng.uniform(60, 300),
            rng.uniform(200, 380),
            darker(sky[0], 0.12),
            0.5,
        )
    ground(canvas, ridge(rng, canvas.width, 470, 46), mix(sky[1], "#5f7360", 0.5))
    x = -40.0
    while x < canvas.width:
        width, height, wall = (
            rng.uniform(130, 220),
            rng.uniform(120, 240),
            rng.choice(("#d8c4a0", "#c9a27a", "#e2d8c6", "#b98a6a")),
        )
        house(canvas, x, 600, width, height, wall)
        windows(canvas, rng, (x, 600 - height, width, height), ("#3f3a3a",), 0.8, pitch=48)
        canvas.fill(f"M{x:.0f} 604h{width:.0f}v{height * 0.6:.0f}h{-width:.0f}z", wall, 0.01)
        if rng.random() < 0.5:
            round_tree(canvas, rng, x + width + 30, 606, rng.uniform(110, 170), "#4f6a48")
        x += width + rng.uniform(10, 90)
    mud = ("#8a7a5c", "#7f7460", "#6f7468", "#94805e")[seed % 4]
    canvas.ramp(596, 1000, lighter(mud, 0.3), mud, darker(mud, 0.3))
    ripples(canvas, rng, 600, lighter(mud, 0.55), 90, 0.4)
    for _ in range(4):
        at = rng.uniform(0.05, 0.95) * canvas.width
        canvas.rect(at - 5, rng.uniform(520, 580), 10, rng.uniform(120, 190), "#4a3a2c")
    bx, by = canvas.width * rng.uniform(0.35, 0.62), rng.uniform(760, 820)
    with canvas.moved(bx, by, 1.7):
        for place, shirt in ((-58, "#d9572f"), (-12, "#33465e"), (36, "#d9572f")):
            canvas.fill(
                f"M{place - 19} 0C{place - 19} -34 {place - 12} -46 {place} -47C{place + 12} -46 {place + 19} -34 {place + 19} 0z",
                shirt,
            )
            canvas.circle(place, -60, 13, "#a86f4a")
            canvas.fill(
                f"M{place - 14} -60a14 14 0 0 1 28 0z", "#e9a23f" if shirt == "#d9572f" else "#2a2430"
            )
        canvas.fill(
            "M-110 -12C-60 -2 60 -2 112 -18C104 14 90 26 70 28L-80 28C-98 24 -106 6 -110 -12z", "#d9642f"
        )
        canvas.fill("M-106 4C-60 12 60 12 106 0L102 10C60 20 -60 20 -102 14z", "#f4e8d4")
        canvas.fill("M-84 30L76 30L54 44L-60 44z", darker(mud, 0.5), 0.35)


def snow(canvas: Canvas, rng: Random, seed: int) -> None:
    """A glacier between peaks, and the red huts of a station."""
    sky = (("#4f86bd", "#d4e6f2"), ("#6a7fa6", "#f2d9d0"), ("#8fb0c8", "#eef4f6"), ("#33507a", "#b9cfe4"))[
        seed % 4
    ]
    canvas.ramp(0, 700, *sky)
    sun(canvas, rng.uniform(0.1, 0.9) * canvas.width, 170, 52, "#fff6de")
    for layer in range(3):
        line = ridge(
            rng, canvas.width, 380 + layer * 110, 150 - layer * 34, waves=1.6 + layer * 0.5, rough=0.5
        )
        rock = mix(sky[1], "#46566a", 0.35 + layer * 0.22)
        ground(canvas, line, rock)
        canvas.polygon([*line, *((x, y + rng.uniform(24, 90)) for x, y in reversed(line))], "#f6fafc", 0.9)
    ground(canvas, ridge(rng, canvas.width, 720, 26), "#e9f2f7")
    canvas.ramp(760, 1000, "#eff6fa", "#c4d8e6")
    middle = canvas.width / 2
    canvas.fill(
        f"M{middle - 60:.0f} 560C{middle - 160:.0f} 700 {middle - 420:.0f} 850 {middle - 560:.0f} 1010H{middle + 380:.0f}"
        f"C{middle + 200:.0f} 840 {middle + 90:.0f} 700 {middle + 60:.0f} 560z",
        "#b9dcec",
    )
    for _ in range(34):
        y = rng.uniform(620, 980)
        half = (y - 540) * 0.75
        x = middle - 60 + rng.uniform(-half, half * 0.7)
        canvas.stroke(
            f"M{x:.0f} {y:.0f}q34 {rng.uniform(-14, 14):.0f} 80 4", "#4f93b8", rng.uniform(2, 6), 0.6
        )
    x = canvas.width * rng.choice((0.12, 0.78))
    for offset, size in ((0, 1.0), (150, 0.7)):
        with canvas.moved(x + offset, 850 + offset * 0.1, size):
            canvas.rect(-70, -80, 140, 84, "#a8322c")
            canvas.polygon([(-86, -76), (0, -136), (86, -76)], "#f8fbfd")
            canvas.rect(-16, -48, 32, 52, "#4a1d1a")
            canvas.rect(28, -58, 28, 26, "#ffe0a0")
