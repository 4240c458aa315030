"""People who are asked, and many of them on a square."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, mix
from nashra.demo.pictures.shapes.figures import bust, standing


def portrait_woman(canvas: Canvas, rng: Random, seed: int) -> None:
    """A woman who gives an interview, by a window, the room dim behind."""
    _portrait(canvas, rng, seed, woman=True)


def portrait_man(canvas: Canvas, rng: Random, seed: int) -> None:
    """A man who gives an interview, by a window, the room dim behind."""
    _portrait(canvas, rng, seed, woman=False)


def _portrait(canvas: Canvas, rng: Random, seed: int, *, woman: bool) -> None:
    wall = ("#4f5f5a", "#6a5548", "#4a5470", "#5f4f5a")[seed % 4]
    canvas.ramp(0, 1000, darker(wall, 0.3), wall, darker(wall, 0.5))
    start = seed % 2 == 0
    x = canvas.width * (0.12 if start else 0.88)
    canvas.rect(x - 170, 60, 340, 560, "#e9e2d0")
    canvas.rect(x - 150, 80, 300, 520, ("#b9dcea", "#f4d8a8", "#cfe0d4", "#e4c4b0")[seed % 4])
    canvas.rect(x - 6, 80, 12, 520, "#e9e2d0")
    canvas.rect(x - 150, 330, 300, 12, "#e9e2d0")
    canvas.glow(x, 340, 620, "#fff2d4", 0.5)
    y = canvas.width * (0.84 if start else 0.16)
    for board in range(4):
        canvas.rect(y - 200, 180 + board * 130, 400, 14, darker(wall, 0.6))
        at = y - 190
        while at < y + 170:
            wide, tall = rng.uniform(16, 36), rng.uniform(60, 104)
            canvas.rect(
                at,
                180 + board * 130 - tall,
                wide,
                tall,
                mix(rng.choice(("#8e2f2f", "#c98a3a", "#2f4f5a", "#e3d3b0", "#3f5a3a")), wall, 0.35),
            )
            at += wide + 3
    bust(canvas, rng, canvas.width / 2 + rng.uniform(-60, 60), 1012, 880, woman=woman)


def standing_crowd(canvas: Canvas, rng: Random, seed: int) -> None:
    """People on a square before old houses."""
    sky = (("#7fb4d8", "#f4ecd6"), ("#e9a87f", "#f8e0b4"), ("#9fb8c4", "#ecebe0"), ("#5f7fa8", "#e9cdb4"))[
        seed % 4
    ]
    canvas.ramp(0, 560, *sky)
    x = -20.0
    while x < canvas.width:
        wide, tall = rng.uniform(120, 210), rng.uniform(220, 400)
        wall = rng.choice(("#e2c49a", "#d3a57f", "#eadcc4", "#c98f6a", "#dcd3c4"))
        canvas.rect(x, 640 - tall, wide, tall, wall)
        canvas.rect(x - 3, 640 - tall - 8, wide + 6, 14, darker(wall, 0.25))
        for row in range(int(tall / 90)):
            for column in range(int(wide / 60)):
                px, py = x + 14 + column * 60, 640 - tall + 30 + row * 90
                canvas.fill(f"M{px:.0f} {py + 50:.0f}v-32a15 18 0 0 1 30 0v32z", darker(wall, 0.6))
        canvas.fill(f"M{x + wide * 0.35:.0f} 640v-60a24 26 0 0 1 48 0v60z", "#5a3a26")
        x += wide
    canvas.ramp(638, 1000, "#d9c8a8", "#b59f7a", "#8f7a5a")
    for y in sorted(rng.uniform(660, 985) for _ in range(34)):
        standing(canvas, rng, rng.uniform(0, canvas.width), y, 110 + (y - 650) * 0.62)
