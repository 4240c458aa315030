"""Figures seen against the light."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, mix


def oud_player(canvas: Canvas, colour: str, wood: str) -> None:
    """A seated player, 300 units tall, the floor under the point."""
    canvas.fill("M-70 -74L70 -74L62 0L50 0L54 -60L-54 -60L-50 0L-62 0z", colour)
    canvas.fill(
        "M-60 -205C-30 -222 30 -222 60 -205C66 -160 60 -110 62 -76L-62 -76C-60 -110 -66 -160 -60 -205z",
        colour,
    )
    canvas.fill(
        "M-66 -104L66 -104C92 -100 104 -84 102 -60L92 0L56 0L58 -48"
        "L0 -56L-58 -48L-50 0L-86 0L-96 -60C-98 -84 -88 -100 -66 -104z",
        colour,
    )
    canvas.fill("M-18 -240h36v34h-36z", colour)
    canvas.ellipse(0, -262, 29, 35, colour)
    with canvas.moved(-18, -126, turn=-17):
        canvas.fill(
            "M-92 0C-92 -56 -34 -66 6 -50C46 -34 66 -14 96 -9L96 9C66 14 46 34 6 50C-34 66 -92 56 -92 0z",
            wood,
        )
        canvas.circle(2, 0, 19, colour, 0.85)
        canvas.circle(-44, 0, 4, colour, 0.6)
        canvas.rect(90, -9, 104, 18, colour)
        canvas.polygon([(188, -9), (200, -9), (232, 44), (222, 50), (188, 9)], colour)
        canvas.stroke("M-56 -5H190M-56 0H190M-56 5H190", "#f6e7c8", 1.2, 0.7)
    canvas.stroke("M-56 -190C-96 -170 -118 -146 -104 -124C-90 -112 -56 -112 -30 -118", colour, 31)
    canvas.stroke("M56 -190C92 -168 110 -142 112 -150L126 -176", colour, 28)


def singer(canvas: Canvas, colour: str) -> None:
    """A singer in a long dress at a microphone, 330 units tall, the floor under the point."""
    canvas.fill(
        "M-36 -232C-16 -244 16 -244 36 -232C34 -196 26 -176 28 -152C44 -90 62 -40 76 0"
        "L-76 0C-62 -40 -44 -90 -28 -152C-26 -176 -34 -196 -36 -232z",
        colour,
    )
    canvas.fill("M-12 -262h24v32h-24z", colour)
    canvas.fill(
        "M0 -322C26 -322 32 -300 30 -276C30 -252 40 -240 34 -226C14 -222 22 -250 0 -250"
        "C-22 -250 -14 -222 -34 -226C-40 -240 -30 -252 -30 -276C-32 -300 -26 -322 0 -322z",
        colour,
    )
    canvas.ellipse(0, -284, 21, 27, colour)
    canvas.stroke("M-34 -222C-58 -190 -66 -170 -40 -178C-10 -190 20 -214 42 -236", colour, 17)
    canvas.stroke("M34 -222C62 -196 92 -184 118 -206", colour, 16)
    canvas.stroke("M62 0L58 -246", colour, 5)
    canvas.ellipse(62, 0, 34, 7, colour)
    with canvas.moved(54, -254, turn=-28):
        canvas.rect(-6, -6, 12, 28, colour, radius=4)
        canvas.ellipse(0, -12, 10, 13, colour)


def drummer(canvas: Canvas, colour: str, skin: str) -> None:
    """A seated player of the darbuka, 270 units tall, the floor under the point."""
    canvas.fill(
        "M-54 -190C-26 -206 26 -206 54 -190C60 -150 54 -110 56 -80L78 -66L92 0L54 0"
        "L50 -44L-50 -44L-54 0L-92 0L-78 -66L-56 -80C-54 -110 -60 -150 -54 -190z",
        colour,
    )
    canvas.rect(-15, -222, 30, 34, colour)
    canvas.ellipse(0, -240, 27, 32, colour)
    with canvas.moved(34, -84, turn=64):
        canvas.fill("M-44 -46L44 -46L40 -30C24 -4 16 14 34 62L-34 62C-16 14 -24 -4 -40 -30z", skin)
        canvas.ellipse(0, -46, 44, 9, "#f4ead4")
    canvas.stroke("M-50 -178C-78 -150 -70 -116 6 -110", colour, 25)
    canvas.stroke("M50 -178C84 -160 104 -140 96 -118", colour, 25)


def crowd(canvas: Canvas, rng: Random, top: float, colour: str, light: str) -> None:
    """Heads and shoulders of those who watch, from behind, some with a hand or a phone raised."""
    for row in range(2):
        shade, y = colour, top + row * 62
        x = rng.uniform(-50, 0)
        while x < canvas.width + 40:
            size = rng.uniform(30, 38) + row * 7
            head = y + rng.uniform(-9, 9)
            if rng.random() < 0.16:
                hand_x, hand_y = x + size * 1.15, head - size * 1.25
                canvas.stroke(
                    f"M{x + size:.1f} {head + size * 2:.1f}L{hand_x:.1f} {hand_y:.1f}", shade, size * 0.36
                )
                canvas.ellipse(hand_x, hand_y - size * 0.1, size * 0.28, size * 0.34, shade)
                if rng.random() < 0.5:
                    canvas.rect(
                        hand_x - size * 0.3,
                        hand_y - size * 1.1,
                        size * 0.6,
                        size * 0.95,
                        light,
                        0.9,
                        radius=3,
                    )
            canvas.ellipse(x, head, size * 0.72, size * 0.86, shade)
            canvas.fill(
                f"M{x - size * 1.5:.1f} 1010V{head + size * 1.9:.1f}"
                f"Q{x - size * 1.3:.1f} {head + size:.1f} {x:.1f} "
                f"{head + size * 0.8:.1f}Q{x + size * 1.3:.1f} {head + size:.1f} {x + size * 1.5:.1f} "
                f"{head + size * 1.9:.1f}V1010z",
                shade,
            )
            x += size * rng.uniform(2.3, 3.1)


def shopper(canvas: Canvas, rng: Random, x: float, ground: float, size: float, coat: str) -> None:
    """Someone who stands before a shop with their back to us, in a robe or a jacket."""
    skin = rng.choice(("#c98f68", "#a86f4a", "#dba77f"))
    cover = rng.choice(("#efe6d6", "#7a2f3f", "#2f5a6a", "#c99a4a", "#2a2430", "#3a2a22"))
    with canvas.moved(x, ground, size / 300, mirror=rng.random() < 0.5):
        canvas.ellipse(6, 0, 62, 8, "#000000", 0.28)
        if rng.random() < 0.5:
            canvas.fill("M-27 -8h22v10h-28zM8 -8h22v10h-16z", "#2a1f1c")
            canvas.fill(
                "M-36 -216C-16 -228 16 -228 36 -216C46 -160 44 -80 50 -12L-46 -12C-42 -80 -46 -160 -36 -216z",
                coat,
            )
            canvas.stroke("M-4 -120L-8 -14M18 -96L24 -14", darker(coat, 0.3), 3, 0.6)
        else:
            trousers = darker(mix(coat, "#4a4a55", 0.7), 0.2)
            canvas.fill("M-28 -126H30L28 -8H6L0 -96L-8 -8H-30z", trousers)
            canvas.fill("M-32 -8h26v10h-30zM4 -8h26v10h-22z", "#2a1f1c")
            canvas.fill("M-38 -216C-16 -228 16 -228 38 -216L40 -112H-38z", coat)
            canvas.stroke("M0 -214V-114", darker(coat, 0.25), 2.5, 0.6)
        canvas.stroke("M-36 -206C-50 -176 -52 -146 -46 -122", darker(coat, 0.12), 19)
        canvas.stroke("M36 -206C52 -180 50 -150 50 -124", darker(coat, 0.12), 19)
        canvas.circle(-45, -114, 8, skin)
        canvas.circle(50, -116, 8, skin)
        canvas.stroke("M44 -112l4 30M58 -112l-2 30", "#6a4a2a", 2.5)
        canvas.fill("M36 -84h32l6 52h-44z", mix(cover, "#d9a45a", 0.5))
        canvas.rect(-8, -238, 18, 22, skin)
        if rng.random() < 0.5:
            canvas.fill(
                "M1 -284C27 -284 28 -256 26 -240C30 -222 36 -214 30 -206"
                "C12 -198 -12 -198 -28 -206C-34 -214 -28 -222 -24 -240C-26 -256 -25 -284 1 -284z",
                cover,
            )
        else:
            canvas.ellipse(1, -254, 20, 25, skin)
            canvas.fill(
                "M-20 -244C-24 -284 26 -284 22 -244C10 -236 -8 -236 -20 -244z", mix(cover, "#241a18", 0.75)
            )
