"""A concert: coloured light, musicians against it, the audience's heads."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.people import crowd, drummer, oud_player, singer

# Back wall from above to the floor, the beams, the disc behind the musicians.
_LIGHTS = (
    (("#1a1038", "#5b2a6e", "#c2527a"), ("#ffb86b", "#ff7aa2", "#9b8cff"), "#ffd9a8"),
    (("#071a2e", "#0f4c6b", "#2fa3a0"), ("#7ff0e0", "#ffe08a", "#6fb6ff"), "#f4f0c8"),
    (("#2a0f16", "#7a2230", "#e0703a"), ("#ffd27a", "#ff9a5a", "#ff6f61"), "#ffe9b8"),
    (("#0e1433", "#2b3a8c", "#7a6fd0"), ("#b9c4ff", "#ffc6e0", "#8fe3ff"), "#e9e4ff"),
)


def stage(canvas: Canvas, rng: Random, seed: int) -> None:
    """One to three musicians on a lit stage."""
    wall, beams, disc = _LIGHTS[seed % len(_LIGHTS)]
    floor = 770.0
    canvas.ramp(0, floor, *wall)
    middle = canvas.width * rng.uniform(0.42, 0.58)
    canvas.glow(middle, 520, 400, disc, 0.6)
    canvas.circle(middle, 500, rng.uniform(200, 260), disc, 0.28)
    _beams(canvas, rng, beams, middle, floor)
    canvas.ramp(floor, canvas.height, mix(wall[2], wall[0], 0.35), darker(wall[0], 0.3))
    canvas.ellipse(middle, floor + 62, 430, 62, disc, 0.3)
    canvas.ellipse(middle, floor + 62, 280, 38, disc, 0.3)
    _musicians(canvas, rng, middle, floor + 72, darker(wall[0], 0.55), disc)
    _curtains(canvas, rng, darker(mix(wall[1], "#7a1020", 0.5), 0.35))
    crowd(canvas, rng, 905, darker(wall[0], 0.7), lighter(disc, 0.3))


def _beams(canvas: Canvas, rng: Random, colours: tuple[str, ...], middle: float, floor: float) -> None:
    count = rng.randint(5, 8)
    canvas.rect(-10, 34, canvas.width + 20, 14, "#05060c")
    for index in range(count):
        x = canvas.width * (index + 0.5) / count
        foot, wide = middle + (x - middle) * rng.uniform(-0.2, 0.75), rng.uniform(70, 150)
        colour = colours[index % len(colours)]
        beam = [(x - 8, 62), (x + 8, 62), (foot + wide, floor + 70), (foot - wide, floor + 70)]
        canvas.polygon(beam, colour, 0.13)
        canvas.polygon(
            [(x - 4, 62), (x + 4, 62), (foot + wide * 0.45, floor + 70), (foot - wide * 0.45, floor + 70)],
            colour,
            0.12,
        )
        canvas.glow(x, 66, 60, colour, 0.9)
        canvas.fill(f"M{x - 15:.1f} 40h30l6 26h-42z", "#05060c")


def _musicians(canvas: Canvas, rng: Random, middle: float, floor: float, dark: str, light: str) -> None:
    wood = mix("#b5763a", light, 0.2)
    band = rng.choice(
        (("oud",), ("singer",), ("oud", "singer"), ("singer", "drum"), ("oud", "singer", "drum"))
    )
    narrow = min(1.0, canvas.width / 480 / len(band))  # so that the curtains hide nobody
    size, gap = (1.5, 1.35, 1.15)[len(band) - 1] * narrow, (0.0, 440.0, 370.0)[len(band) - 1] * narrow
    for place, player in enumerate(band):
        x = middle + (place - (len(band) - 1) / 2) * gap
        for rim in (True, False):
            colour = lighter(light, 0.2) if rim else dark
            with canvas.moved(x + (4 if rim else 0), floor - (3 if rim else 0), size):
                if player == "oud":
                    oud_player(canvas, colour, wood)
                elif player == "singer":
                    singer(canvas, colour)
                else:
                    drummer(canvas, colour, wood)


def _curtains(canvas: Canvas, rng: Random, colour: str) -> None:
    wide = rng.uniform(0.1, 0.15) * canvas.width
    for side in (0, 1):
        for fold in range(5):
            at = wide * (1 - fold * 0.22)
            foot = at * (0.72 if fold else 0.8)
            edge = canvas.width if side else 0.0
            turn = -1 if side else 1
            shade = darker(colour, 0.15 * (fold % 2) + 0.08 * fold)
            canvas.fill(
                f"M{edge:.1f} -10H{edge + turn * at:.1f}"
                f"C{edge + turn * at:.1f} 420 {edge + turn * foot:.1f} 560 "
                f"{edge + turn * foot:.1f} 850H{edge:.1f}z",
                shade,
            )
