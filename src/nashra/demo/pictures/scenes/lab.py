"""A laboratory bench by a window: glass, coloured liquids, a microscope."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix

# Wall, bench, the window's light, the liquids.
_ROOMS = (
    (("#cfe6e8", "#a9d0d6"), "#3f6f7c", "#ffffff", ("#1fa39a", "#f2a33a", "#e0564f", "#4a7fd0")),
    (("#e9e2f0", "#c9bfe0"), "#5a4f86", "#fff8ea", ("#8a5fd0", "#3fb0c8", "#f08ab0", "#f2c94a")),
    (("#f3e9d6", "#e6cfae"), "#8a5f3f", "#fffdf2", ("#3a8a6a", "#d9653a", "#3f7fb8", "#e0b23a")),
    (("#123047", "#1f5568"), "#0b2233", "#7fe0dc", ("#4ff0d0", "#ffb84f", "#ff6f8a", "#7fa8ff")),
)
_GLASS = "#ffffff"


def lab(canvas: Canvas, rng: Random, seed: int) -> None:
    """Glassware in a row, each with its liquid, in soft light."""
    wall, bench, light, liquids = _ROOMS[seed % len(_ROOMS)]
    canvas.ramp(0, 790, lighter(wall[0], 0.2), wall[0], wall[1])
    _window(canvas, rng, light, wall[1])
    _shelf(canvas, rng, mix(wall[1], "#7f8a96", 0.6), liquids)
    canvas.ramp(790, canvas.height, bench, darker(bench, 0.35))
    canvas.rect(-10, 782, canvas.width + 20, 16, lighter(bench, 0.35))
    scope = rng.choice((0.16, 0.84)) * canvas.width
    _microscope(canvas, scope, 806, darker(bench, 0.55), lighter(bench, 0.6), mirror=scope > canvas.width / 2)
    x = 70.0 if scope > canvas.width / 2 else scope + 190
    end = canvas.width - 60 if scope < canvas.width / 2 else scope - 190
    pieces = rng.sample(_PIECES, len(_PIECES))
    for number, (piece, wide) in enumerate(pieces):
        size = rng.uniform(1.55, 1.8)
        if x + wide * size < end:
            with canvas.moved(x + wide * size / 2, 812 + rng.uniform(0, 60), size):
                piece(canvas, rng, liquids[number % 4])
            x += wide * size + rng.uniform(16, 40)


def _window(canvas: Canvas, rng: Random, light: str, frame: str) -> None:
    wide = rng.choice((300.0, 420.0, 560.0))
    x = rng.uniform(0.25, 0.45) * canvas.width
    canvas.glow(x + wide / 2, 300, 420, light, 0.65)
    canvas.rect(x, 70, wide, 440, mix(light, frame, 0.12), 0.85, radius=6)
    canvas.fill(
        f"M{x:.1f} 510v-60q{wide * 0.3:.1f} -110 {wide * 0.6:.1f} -30t{wide * 0.4:.1f} -30v120z",
        mix("#5f9a6a", light, 0.55),
        0.8,
    )
    bars = f"M{x + wide / 2:.1f} 70v440M{x:.1f} 290h{wide:.1f}M{x:.1f} 70h{wide:.1f}v440h{-wide:.1f}z"
    canvas.stroke(bars, darker(frame, 0.12), 13)
    canvas.rect(x - 24, 508, wide + 48, 20, lighter(frame, 0.3))
    canvas.polygon([(x + 40, 528), (x + wide - 20, 528), (x + wide - 330, 790), (x - 270, 790)], light, 0.22)


def _shelf(canvas: Canvas, rng: Random, colour: str, liquids: tuple[str, ...]) -> None:
    start, end = (0.0, 0.24) if rng.random() < 0.5 else (0.78, 1.0)
    for y in (250, 410):
        canvas.rect(start * canvas.width - 10, y, (end - start) * canvas.width + 20, 13, colour)
        x = start * canvas.width + 20
        while x < end * canvas.width - 40:
            wide, tall = rng.uniform(32, 50), rng.uniform(58, 100)
            fill = mix(rng.choice(liquids), "#ffffff", 0.25)
            canvas.rect(x, y - tall, wide, tall, fill, 0.85, radius=8)
            canvas.rect(x + wide * 0.22, y - tall - 15, wide * 0.56, 17, darker(fill, 0.4), radius=3)
            canvas.rect(x + 5, y - tall * 0.66, wide - 10, tall * 0.34, "#ffffff", 0.75)
            x += wide + rng.uniform(8, 20)


def _shine(canvas: Canvas, path: str) -> None:
    canvas.stroke(path, _GLASS, 5, 0.75)


def _bubbles(canvas: Canvas, rng: Random, low: float, high: float, half: float) -> None:
    for _ in range(rng.randint(4, 8)):
        canvas.circle(rng.uniform(-half, half), rng.uniform(high, low), rng.uniform(2.5, 6), _GLASS, 0.5)


def _cone(canvas: Canvas, rng: Random, liquid: str) -> None:
    canvas.ellipse(0, 2, 80, 8, "#000000", 0.15)
    canvas.fill("M-17 -190H17V-120L72 -18Q78 0 60 0H-60Q-78 0 -72 -18L-17 -120z", _GLASS, 0.35)
    canvas.fill("M-42 -74H42L69 -17Q74 -4 58 -4H-58Q-74 -4 -69 -17z", liquid, 0.9)
    canvas.ellipse(0, -74, 42, 6, lighter(liquid, 0.35))
    _bubbles(canvas, rng, -12, -62, 34)
    canvas.stroke("M-17 -188V-120L-72 -18Q-78 0 -60 0H60Q78 0 72 -18L17 -120V-188", _GLASS, 3, 0.8)
    canvas.rect(-23, -198, 46, 12, _GLASS, 0.85, radius=5)
    _shine(canvas, "M-30 -76L-55 -26")


def _beaker(canvas: Canvas, rng: Random, liquid: str) -> None:
    canvas.ellipse(0, 2, 66, 8, "#000000", 0.15)
    canvas.rect(-54, -136, 108, 136, _GLASS, 0.35, radius=8)
    canvas.rect(-51, -88, 102, 85, liquid, 0.88, radius=6)
    canvas.ellipse(0, -88, 51, 7, lighter(liquid, 0.35))
    canvas.stroke("M-60 -138Q-54 -134 -54 -126V-8Q-54 0 -46 0H46Q54 0 54 -8V-138", _GLASS, 3, 0.85)
    canvas.stroke("M18 -30h26M28 -52h16M18 -74h26M28 -96h16", _GLASS, 3, 0.8)
    _bubbles(canvas, rng, -12, -76, 38)
    _shine(canvas, "M-40 -116V-30")


def _balloon(canvas: Canvas, rng: Random, liquid: str) -> None:
    canvas.rect(-58, -6, 116, 8, "#2f3a44", radius=3)
    canvas.stroke("M-44 -4L-34 -34M44 -4L34 -34", "#2f3a44", 6)
    canvas.stroke("M-38 -34H38", "#2f3a44", 6)
    canvas.circle(0, -84, 58, _GLASS, 0.35)
    canvas.rect(-13, -206, 26, 72, _GLASS, 0.35)
    canvas.fill("M-54 -88A54 54 0 0 0 54 -88z", liquid, 0.9)
    canvas.ellipse(0, -88, 54, 7, lighter(liquid, 0.35))
    _bubbles(canvas, rng, -48, -80, 30)
    canvas.stroke("M-13 -204V-140A58 58 0 1 0 13 -140V-204", _GLASS, 3, 0.85)
    canvas.rect(-19, -214, 38, 12, _GLASS, 0.85, radius=5)
    _shine(canvas, "M-40 -104A46 46 0 0 1 -24 -124")


def _rack(canvas: Canvas, rng: Random, liquid: str) -> None:
    wood = "#b98652"
    for tube in range(5):
        x, fill = -84 + tube * 42, mix(liquid, "#ffd26a", tube * 0.2)
        level = rng.uniform(50, 96)
        canvas.fill(f"M{x - 13} -166h26v140a13 13 0 0 1 -26 0z", _GLASS, 0.45)
        canvas.fill(f"M{x - 11} {-26 - level:.1f}h22v{level:.1f}a11 11 0 0 1 -22 0z", fill, 0.92)
        canvas.rect(x - 17, -172, 34, 9, _GLASS, 0.9, radius=4)
        canvas.stroke(f"M{x - 7} -150v104", _GLASS, 3, 0.7)
    canvas.rect(-114, -128, 228, 15, wood, radius=3)
    canvas.rect(-114, -18, 228, 18, wood, radius=3)
    canvas.fill("M-114 -128h12v128h-12zM102 -128h12v128h-12z", darker(wood, 0.2))


def _cylinder(canvas: Canvas, rng: Random, liquid: str) -> None:
    canvas.ellipse(0, 0, 46, 9, _GLASS, 0.7)
    canvas.rect(-24, -226, 48, 224, _GLASS, 0.38, radius=5)
    level = rng.uniform(90, 170)
    canvas.rect(-21, -level - 4, 42, level, liquid, 0.9)
    canvas.ellipse(0, -level - 4, 21, 4.5, lighter(liquid, 0.35))
    canvas.stroke(
        "".join(f"M2 {-24 - step * 18}h{20 if step % 2 else 13}" for step in range(11)), _GLASS, 2.4, 0.85
    )
    canvas.stroke("M-28 -226Q-24 -224 -24 -218V-4M24 -4V-226", _GLASS, 3, 0.85)


def _microscope(canvas: Canvas, x: float, y: float, dark: str, metal: str, *, mirror: bool) -> None:
    with canvas.moved(x, y, 1.55, mirror=mirror):
        canvas.ellipse(6, 2, 112, 9, "#000000", 0.2)
        canvas.rect(-84, -26, 170, 28, dark, radius=10)
        canvas.fill("M-70 -26H-28C-40 -110 -34 -196 20 -224L8 -252C-72 -226 -92 -120 -70 -26z", dark)
        canvas.rect(-40, -98, 112, 15, metal, radius=4)
        canvas.rect(-12, -83, 50, 18, dark, radius=4)
        canvas.rect(-4, -108, 56, 7, "#ffffff", 0.85)
        with canvas.moved(26, -206, turn=-14):
            canvas.rect(-20, -74, 40, 118, metal, radius=8)
            canvas.rect(-15, -112, 30, 46, dark, radius=5)
            canvas.rect(-19, -120, 38, 13, dark, radius=5)
            canvas.rect(-13, 42, 26, 34, dark, radius=4)
            canvas.rect(-8, 74, 16, 18, metal, radius=3)
        canvas.circle(-52, -128, 17, metal)
        canvas.circle(-52, -128, 8, dark)


# What stands on the bench, and how wide each is.
_PIECES: tuple[tuple[Callable[[Canvas, Random, str], None], float], ...] = (
    (_cone, 156),
    (_beaker, 124),
    (_balloon, 124),
    (_rack, 236),
    (_cylinder, 92),
    (_cone, 156),
    (_balloon, 124),
    (_beaker, 124),
)
