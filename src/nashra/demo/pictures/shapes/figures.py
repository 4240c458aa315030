"""People far enough away to have no faces, and rooms around them."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix

SKINS = ("#8a5a3c", "#b98058", "#d3a076", "#6d4630")
HAIR = ("#1d1614", "#2c211c", "#3a2a22", "#6b6460")
CLOTHES = ("#33465e", "#7a3b3f", "#4f6a58", "#8a7350", "#5a4a68", "#2f5f66", "#6b5a4c")


def room(canvas: Canvas, wall: str, floor: str, at: float) -> None:
    """A wall that meets a floor at a height, both with the light from above."""
    canvas.ramp(0, at, lighter(wall, 0.12), wall, darker(wall, 0.12))
    canvas.ramp(at, canvas.height, lighter(floor, 0.08), floor, darker(floor, 0.35))
    canvas.rect(-5, at - 6, canvas.width + 10, 9, darker(wall, 0.4))


def bust(
    canvas: Canvas,
    rng: Random,
    x: float,
    y: float,
    size: float,
    *,
    back: bool = False,
    woman: bool | None = None,
) -> None:
    """Head and shoulders, `size` tall, the lower edge at the point; a man's or a woman's by chance unless told."""
    coat, hair, skin = rng.choice(CLOTHES), rng.choice(HAIR), rng.choice(SKINS)
    cover = rng.choice(("#c9b79a", "#5a6f86", "#7c4f5e", "#e5dccb"))
    kind = rng.random()
    if woman is not None:
        kind = kind * 0.4 if woman else 0.4 + kind * 0.6
    with canvas.moved(x, y, size / 200):
        canvas.fill("M-82 4C-82 -56 -66 -78 -24 -88L24 -88C66 -78 82 -56 82 4z", coat)
        canvas.fill("M0 -80L24 -88C66 -78 82 -56 82 4L40 4z", darker(coat, 0.25), 0.6)
        canvas.rect(-15, -112, 30, 34, darker(skin, 0.15), radius=10)
        if not back:
            canvas.fill("M-22 -90L0 -58L22 -90L10 -78L-10 -78z", lighter(coat, 0.6))
        canvas.ellipse(0, -142, 33, 41, hair if back else skin)
        if kind < 0.4:
            canvas.fill(
                "M0 -192C36 -192 44 -160 42 -128C40 -104 50 -84 34 -76C20 -86 30 -110 26 -140"
                "C22 -164 -22 -164 -26 -140C-30 -110 -20 -86 -34 -76C-50 -84 -40 -104 -42 -128"
                "C-44 -160 -36 -192 0 -192z",
                cover if kind < 0.28 else hair,
            )
            if back:
                canvas.ellipse(0, -140, 38, 46, cover if kind < 0.28 else hair)
        elif not back:
            canvas.fill(
                "M-35 -140C-38 -196 38 -196 35 -140C28 -166 8 -170 -12 -164C-24 -162 -32 -154 -35 -140z", hair
            )
            if kind > 0.8:
                canvas.fill(
                    "M-31 -134C-28 -104 -16 -98 0 -98C16 -98 28 -104 31 -134C24 -118 -24 -118 -31 -134z", hair
                )
        if not back and size > 400:
            _face(canvas, skin, hair)


def _face(canvas: Canvas, skin: str, hair: str) -> None:
    dark = darker(skin, 0.45)
    canvas.stroke("M-19 -152q7 -5 13 -1M6 -153q6 -4 13 1", hair, 3)
    canvas.ellipse(-12, -144, 3.2, 3.6, "#1d1614")
    canvas.ellipse(12, -144, 3.2, 3.6, "#1d1614")
    canvas.stroke("M2 -142q4 10 2 14q-3 3 -7 1", dark, 2, 0.7)
    canvas.stroke("M-10 -117q10 6 20 0", mix(dark, "#a8413a", 0.4), 3)


def standing(canvas: Canvas, rng: Random, x: float, ground: float, size: float) -> None:
    """Somebody from head to foot, `size` tall, in trousers or a long coat."""
    coat, hair, skin = rng.choice(CLOTHES), rng.choice(HAIR), rng.choice(SKINS)
    legs = darker(mix(coat, "#40404a", 0.6), 0.25)
    with canvas.moved(x, ground, size / 300, mirror=rng.random() < 0.5):
        canvas.ellipse(8, 0, 66, 8, "#000000", 0.22)
        if rng.random() < 0.45:
            canvas.fill(
                "M-38 -216C-18 -230 18 -230 38 -216C46 -150 46 -80 52 -8L-50 -8C-46 -80 -46 -150 -38 -216z",
                coat,
            )
        else:
            canvas.fill("M-28 -130H30L26 -2H6L1 -100L-8 -2H-28z", legs)
            canvas.fill("M-40 -214C-18 -230 18 -230 40 -214L36 -116H-36z", coat)
        canvas.stroke(
            "M-38 -206C-52 -170 -50 -140 -40 -112M38 -206C54 -172 52 -142 44 -116", darker(coat, 0.18), 19
        )
        canvas.circle(-40, -108, 9, skin)
        canvas.circle(44, -112, 9, skin)
        canvas.rect(-9, -240, 18, 22, darker(skin, 0.2))
        canvas.ellipse(0, -258, 21, 27, skin)
        canvas.fill("M-23 -256C-26 -298 26 -298 23 -256C16 -276 -14 -276 -23 -256z", hair)


def runner(canvas: Canvas, x: float, ground: float, size: float, shirt: str, skin: str) -> None:
    """Somebody who runs towards the end of the line, `size` tall."""
    with canvas.moved(x, ground, size / 300):
        canvas.ellipse(0, 0, 90, 8, "#000000", 0.25)
        canvas.stroke("M6 -130C-20 -96 -30 -70 -34 -60L-92 -44", darker(skin, 0.25), 24)
        canvas.stroke("M-92 -44L-104 -26", "#f2f2f2", 15)
        canvas.stroke("M8 -130C40 -110 58 -90 60 -76L44 -12", skin, 25)
        canvas.stroke("M44 -10L68 -6", "#f2f2f2", 15)
        canvas.fill("M-22 -150L36 -150L66 -92L34 -74L6 -104L-16 -78L-40 -98z", darker(shirt, 0.55))
        canvas.fill("M-8 -228C12 -238 36 -234 46 -220L38 -142L-24 -142z", shirt)
        canvas.stroke("M2 -214C-32 -196 -46 -178 -44 -168L-14 -146", darker(skin, 0.2), 17)
        canvas.stroke("M38 -212C62 -188 74 -176 80 -176L98 -206", skin, 17)
        canvas.rect(18, -252, 18, 24, darker(skin, 0.15), radius=6)
        canvas.ellipse(32, -268, 21, 26, skin)
        canvas.fill("M12 -268C8 -302 54 -304 54 -276C44 -284 24 -286 12 -268z", "#1d1614")
