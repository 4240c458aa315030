"""A library: shelves to the ceiling, an arched window, a lamp over an open book."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import darker, lighter, mix, varied
from nashra.demo.pictures.shapes.sky import crescent

# Wall, wood, the books' bindings, the sky in the window, the lamp's shade.
_ROOMS = (
    ("#3a2a24", "#6f4529", ("#8e2f2f", "#c98a3a", "#2f4f5a", "#e3d3b0", "#5a3a2a", "#3f5a3a"),
     ("#0f1736", "#3f4f8a"), "#1f6a55"),
    ("#1f3a40", "#3f6a66", ("#d9a441", "#b5482f", "#e9dfc8", "#1f4f5f", "#7fa39a", "#4a2f3a"),
     ("#7fb8d8", "#e6eede"), "#c8552f"),
    ("#4a1f2a", "#7a3a34", ("#c9a35a", "#2a2f4f", "#8a2f3f", "#ecdcc0", "#5a5f3a", "#a05a3a"),
     ("#3f3a6a", "#e59a7a"), "#d9a441"),
    ("#e6d8be", "#a5763f", ("#2f5f6a", "#b5482f", "#d99a3a", "#5a3a4a", "#f5ecd8", "#4f6a3a"),
     ("#8fc4e0", "#f3efdc"), "#2f5f6a"),
)  # fmt: skip


def library(canvas: Canvas, rng: Random, seed: int) -> None:
    """Shelves of books on both sides of a window, and a reading table before them."""
    wall, wood, books, sky, shade = _ROOMS[seed % len(_ROOMS)]
    canvas.ramp(0, canvas.height, lighter(wall, 0.06), darker(wall, 0.15))
    middle = canvas.width * rng.uniform(0.36, 0.64)
    half = 170.0
    _shelves(canvas, rng, -20, middle - half - 40, wood, books)
    _shelves(canvas, rng, middle + half + 40, canvas.width + 20, wood, books)
    _window(canvas, rng, middle, half, wood, sky, night=seed % len(_ROOMS) == 0)
    reach = min(330.0, canvas.width / 2 - 150)
    lamp = canvas.width / 2 + rng.choice((-1, 1)) * rng.uniform(0.5, 1) * reach
    canvas.glow(lamp, 690, 400, "#ffcf85", 0.7)
    _table(canvas, rng, lamp, canvas.width - lamp, darker(wood, 0.25), books, shade)


def _shelves(
    canvas: Canvas, rng: Random, start: float, end: float, wood: str, books: tuple[str, ...]
) -> None:
    canvas.rect(start, -10, end - start, 1020, darker(wood, 0.45))
    rows, bays = 6, max(1, round((end - start) / 300))
    tall, wide = 168.0, (end - start) / bays
    for row in range(rows):
        board = 150 + row * tall
        for bay in range(bays):
            _books(canvas, rng, start + bay * wide + 16, start + (bay + 1) * wide - 16, board, books)
        canvas.rect(start, board, end - start, 15, wood)
        canvas.rect(start, board + 15, end - start, 9, darker(wood, 0.55))
    for bay in range(bays + 1):
        canvas.rect(start + bay * wide - 13, -10, 26, 1020, wood)
        canvas.rect(start + bay * wide + 9, -10, 4, 1020, darker(wood, 0.3))


def _books(canvas: Canvas, rng: Random, x: float, end: float, board: float, books: tuple[str, ...]) -> None:
    while x < end - 12:
        wide, tall = rng.uniform(13, 31), rng.uniform(88, 134)
        if x + wide > end:
            return
        if rng.random() < 0.045:
            x += rng.uniform(14, 30)
            continue
        colour = varied(rng.choice(books), rng, 0.05)
        lean = rng.random() < 0.06
        with canvas.moved(x, board, turn=7 if lean else 0):
            canvas.rect(0, -tall, wide - 1.5, tall, colour, radius=1.5)
            trim = lighter(colour, 0.45)
            if rng.random() < 0.7:
                canvas.fill(
                    f"M2 {-tall * 0.84:.1f}h{wide - 5.5:.1f}v5h{5.5 - wide:.1f}"
                    f"zM2 {-tall * 0.2:.1f}h{wide - 5.5:.1f}v5h{5.5 - wide:.1f}z",
                    trim,
                )
            elif wide > 20:
                canvas.rect(wide * 0.25, -tall * 0.72, wide * 0.42, tall * 0.3, trim, 0.8)
        x += wide + (tall * 0.12 if lean else 0)


def _window(
    canvas: Canvas, rng: Random, x: float, half: float, wood: str, sky: tuple[str, str], *, night: bool
) -> None:
    def arch(inset: float) -> str:
        wide, top = half - inset, 130 + inset
        return (
            f"M{x - wide:.1f} 730V{top + 190:.1f}"
            f"C{x - wide:.1f} {top + 90:.1f} {x - wide * 0.5:.1f} {top + 40:.1f} {x:.1f} {top:.1f}"
            f"C{x + wide * 0.5:.1f} {top + 40:.1f} {x + wide:.1f}"
            f" {top + 90:.1f} {x + wide:.1f} {top + 190:.1f}"
            f"V730z"
        )

    canvas.fill(arch(-26), lighter(wood, 0.12))
    canvas.fill(arch(0), sky[0])
    for step in range(1, 9):
        inset_top = 320 + step * 44
        canvas.rect(x - half, inset_top, half * 2, 730 - inset_top, mix(sky[0], sky[1], step / 8))
    if night:
        with canvas.moved(x - half, 150):
            for _ in range(14):
                canvas.circle(
                    rng.uniform(40, half * 2 - 40),
                    rng.uniform(120, 400),
                    rng.uniform(1.2, 2.4),
                    "#ffffff",
                    0.8,
                )
        crescent(canvas, x + 50, 350, 34, "#f6ecd0")
    else:
        canvas.glow(x, 330, 300, "#fff6dc", 0.5)
    roofs = mix(sky[1], "#2a2440", 0.45)
    canvas.fill(f"M{x - half:.1f} 730V640h60v-34h50v40h46c0 -52 66 -52 66 0h38v-26h80V730z", roofs)
    canvas.stroke(
        f"M{x:.1f} 136V730M{x - half:.1f} 420H{x + half:.1f}M{x - half:.1f} 576H{x + half:.1f}", wood, 9
    )
    canvas.stroke(arch(0), darker(wood, 0.2), 8)
    canvas.rect(x - half - 46, 724, half * 2 + 92, 24, lighter(wood, 0.15))


def _table(
    canvas: Canvas, rng: Random, lamp: float, book: float, wood: str, books: tuple[str, ...], shade: str
) -> None:
    canvas.ramp(868, canvas.height, lighter(wood, 0.16), darker(wood, 0.3))
    canvas.rect(-10, 862, canvas.width + 20, 12, lighter(wood, 0.35))
    canvas.ellipse(lamp, 915, 330, 46, "#ffdf9f", 0.28)
    canvas.ellipse(lamp, 912, 190, 26, "#ffe9b8", 0.3)
    _pile(canvas, rng, lamp + rng.choice((-1, 1)) * 250, books)
    _lamp(canvas, lamp, shade)
    with canvas.moved(book, 930, 1.15):
        canvas.fill("M-150 14Q-80 -6 0 20Q80 -6 150 14L158 26Q80 10 0 34Q-80 10 -158 26z", "#6a3f2a")
        canvas.fill("M-144 10Q-74 -40 0 14V26Q-76 -8 -150 18z", "#fbf3df")
        canvas.fill("M144 10Q74 -40 0 14V26Q76 -8 150 18z", "#efe2c4")
        lines = "".join(f"M{-112 + row * 14} {2 - row * 3}q44 -24 {92 - row * 6} 8" for row in range(3))
        canvas.stroke(lines, "#b9a884", 2)
        canvas.stroke("M30 2q40 -30 92 2M34 10q36 -24 76 0", "#a8966f", 2)


def _lamp(canvas: Canvas, x: float, shade: str) -> None:
    brass = "#c99a45"
    canvas.ellipse(x, 908, 74, 13, darker(brass, 0.3))
    canvas.ellipse(x, 902, 70, 12, brass)
    canvas.rect(x - 7, 690, 14, 212, brass, radius=5)
    canvas.circle(x, 800, 14, lighter(brass, 0.2))
    canvas.fill(f"M{x - 44:.1f} 606h88l62 96h-212z", shade)
    canvas.fill(f"M{x + 10:.1f} 606h34l62 96h-60z", darker(shade, 0.3), 0.5)
    canvas.ellipse(x, 703, 104, 12, "#fff1c9")
    canvas.rect(x - 6, 590, 12, 18, brass)


def _pile(canvas: Canvas, rng: Random, x: float, books: tuple[str, ...]) -> None:
    y = 912.0
    for level in range(rng.randint(3, 5)):
        tall, wide, at = rng.uniform(22, 34), rng.uniform(150, 196), x + rng.uniform(-14, 14)
        colour = varied(books[level % len(books)], rng)
        canvas.rect(at - wide / 2, y - tall, wide, tall, colour, radius=5)
        canvas.rect(at - wide / 2 + 8, y - tall + 5, wide - 8, tall - 10, "#f2e6cc")
        canvas.rect(at - wide / 2, y - tall, 26, tall, colour, radius=5)
        y -= tall
