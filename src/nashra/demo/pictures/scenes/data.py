"""Charts, maps and things of data: curves, bars, a coast, a river, a telephone, money. Without a word in them."""

from __future__ import annotations

import itertools
from math import cos, pi, sin
from random import Random

from nashra.demo.pictures.canvas import Canvas, Point, outline
from nashra.demo.pictures.colour import darker, lighter, mix
from nashra.demo.pictures.shapes.figures import SKINS

# Paper, ink, the two lines of a chart.
_PAPERS = (
    ("#f7f1e3", "#2a3440", "#b5402f", "#2f6f8a"),
    ("#12202f", "#dce6ee", "#ffb84f", "#4fc0d0"),
    ("#eef3f0", "#22352f", "#2f7a5a", "#d98a2f"),
    ("#241c2e", "#ece4f2", "#f0708a", "#8fb0ff"),
)


def _grid(canvas: Canvas, seed: int) -> tuple[str, str, str, str]:
    paper, ink, first, second = _PAPERS[seed % 4]
    canvas.ramp(0, 1000, lighter(paper, 0.04), mix(paper, first, 0.07), mix(paper, ink, 0.1))
    for row in range(7):
        canvas.line(
            [(90, 130 + row * 120), (canvas.width - 70, 130 + row * 120)],
            ink,
            2 if row < 6 else 5,
            0.22 if row < 6 else 0.8,
        )
    return paper, ink, first, second


def _walk(rng: Random, width: float, rise: float, start: float) -> list[Point]:
    count, y, points = 26, start, []
    for index in range(count):
        y += rise / count + rng.gauss(0, 30)
        y = min(800, max(170, y))
        points.append((100 + (width - 200) * index / (count - 1), y))
    return points


def chart_rise(canvas: Canvas, rng: Random, seed: int) -> None:
    """A curve that climbs, a calmer one below it."""
    _lines(canvas, rng, seed, -560, 780)


def chart_fall(canvas: Canvas, rng: Random, seed: int) -> None:
    """A curve that falls, a calmer one under it."""
    _lines(canvas, rng, seed, 500, 220)


def _lines(canvas: Canvas, rng: Random, seed: int, rise: float, start: float) -> None:
    _paper, ink, first, second = _grid(canvas, seed)
    for points, colour, wide in (
        (_walk(rng, canvas.width, rise * 0.25, 640), second, 8.0),
        (_walk(rng, canvas.width, rise, start), first, 13.0),
    ):
        canvas.fill(outline([(points[0][0], 850), *points, (points[-1][0], 850)]), colour, 0.16)
        canvas.line(points, colour, wide)
        for x, y in points[::5]:
            canvas.circle(x, y, wide, colour)
    end = points[-1]
    canvas.glow(*end, 110, first, 0.6)
    canvas.circle(*end, 24, first)
    canvas.circle(*end, 11, "#ffffff")
    for index in range(14):
        canvas.rect(100 + (canvas.width - 200) * index / 13 - 2, 850, 4, 18, ink, 0.7)
        canvas.rect(100 + (canvas.width - 200) * index / 13 - 22, 884, 44, 11, ink, 0.3, radius=5)
    for row in range(6):
        canvas.rect(34, 124 + row * 120, 40, 11, ink, 0.35, radius=5)


def chart_bars(canvas: Canvas, rng: Random, seed: int) -> None:
    """Bars in two colours, the last one stronger."""
    paper, ink, first, second = _grid(canvas, seed)
    count = max(5, int(canvas.width / 165))
    step = (canvas.width - 200) / count
    for index in range(count):
        x, last = 110 + index * step, index == count - 1
        for place, colour in ((0.06, second), (0.48, first)):
            tall = rng.uniform(130, 480) + index * 190 / count + (70 if last else 0)
            tone = colour if last else mix(colour, paper, 0.42)
            canvas.rect(x + step * place, 850 - tall, step * 0.38, tall, tone, radius=5)
            canvas.rect(x + step * place, 850 - tall, step * 0.1, tall, lighter(tone, 0.25), 0.5, radius=5)
            canvas.rect(x + step * place + step * 0.06, 850 - tall - 28, step * 0.26, 11, ink, 0.5, radius=5)
        canvas.rect(x + step * 0.2, 884, step * 0.5, 12, ink, 0.35, radius=5)
    for row in range(6):
        canvas.rect(34, 124 + row * 120, 40, 11, ink, 0.35, radius=5)


def seats(canvas: Canvas, rng: Random, seed: int) -> None:
    """The seats of an assembly as dots in half a circle, by party."""
    paper, ink, first, second = _PAPERS[seed % 4]
    canvas.ramp(0, 1000, lighter(paper, 0.04), mix(paper, second, 0.1), mix(paper, ink, 0.12))
    colours = (first, second, "#d9a83f", mix(ink, paper, 0.5))
    cuts = sorted(rng.uniform(0.2, 0.95) for _ in range(3))
    x, y, most = canvas.width / 2, 800, min(620.0, canvas.width * 0.44)
    for row in range(8):
        radius = most * (0.4 + 0.6 * row / 7)
        count = int(radius / 15)
        for index in range(count):
            share = index / (count - 1)
            party = sum(share > cut for cut in cuts)
            angle = pi * share
            canvas.circle(x - radius * cos(angle), y - radius * sin(angle), 18, colours[party])
            canvas.circle(x - radius * cos(angle) - 4, y - radius * sin(angle) - 5, 7, "#ffffff", 0.25)
    for index, colour in enumerate(colours):
        lx = x - 330 + index * 180
        canvas.circle(lx, 890, 17, colour)
        canvas.rect(lx + 30, 883, 90, 14, ink, 0.4, radius=7)


def map_coast(canvas: Canvas, rng: Random, seed: int) -> None:
    """A coast from above: land, shallow water, roads, towns, islands."""
    sea, land = (
        ("#3f8ab0", "#e6d8b0"),
        ("#2f6f8f", "#d3dcb4"),
        ("#5fa8c0", "#eadfc4"),
        ("#27587a", "#dcc9a0"),
    )[seed % 4]
    canvas.ramp(0, 1000, lighter(sea, 0.12), sea, darker(sea, 0.2))
    w = canvas.width
    phases = [rng.uniform(0, 6) for _ in range(4)]

    def shore(y: float, grow: float) -> float:
        return (
            w * 0.52
            + 120 * sin(y / 190 + phases[0])
            + 52 * sin(y / 71 + phases[1])
            + 20 * sin(y / 27 + phases[2])
            + grow
        )

    for grow, colour in (
        (110, lighter(sea, 0.12)),
        (64, lighter(sea, 0.24)),
        (26, lighter(sea, 0.4)),
        (0, land),
    ):
        canvas.polygon(
            [(-10, -10), *((shore(y, grow), y) for y in range(-10, 1016, 10)), (-10, 1012)], colour
        )
    canvas.line([(shore(y, 0), y) for y in range(-10, 1016, 10)], darker(land, 0.45), 4)
    for _ in range(16):
        hx, hy = rng.uniform(0, 0.4) * w, rng.uniform(0, 1000)
        for ring in range(4):
            canvas.ellipse(
                hx,
                hy,
                130 - ring * 30,
                86 - ring * 20,
                mix(land, "#8fa568" if seed % 2 else "#b58f5a", 0.12 + 0.1 * ring),
                0.5,
            )
    towns = [(shore(y, -70 - rng.uniform(0, 120)), y) for y in (150, 360, 560, 800)]
    towns += [(rng.uniform(0.08, 0.24) * w, y) for y in (260, 680)]
    for index in range(len(towns) - 1):
        (a, b), (c, d) = towns[index], towns[index + 1]
        canvas.stroke(
            f"M{a:.0f} {b:.0f}Q{(a + c) / 2 - 60:.0f} {(b + d) / 2:.0f} {c:.0f} {d:.0f}", "#ffffff", 11
        )
        canvas.stroke(
            f"M{a:.0f} {b:.0f}Q{(a + c) / 2 - 60:.0f} {(b + d) / 2:.0f} {c:.0f} {d:.0f}", "#d98a3f", 6
        )
    y = rng.uniform(380, 640)
    canvas.stroke(
        f"M-10 {y - 120:.0f}C{w * 0.12:.0f} {y - 90:.0f} {w * 0.2:.0f} {y + 80:.0f} {w * 0.32:.0f} {y:.0f}T{shore(y, 0):.0f} {y:.0f}",
        lighter(sea, 0.15),
        11,
    )
    for _ in range(5):
        ix, iy = rng.uniform(0.72, 0.95) * w, rng.uniform(100, 900)
        canvas.ellipse(ix, iy, 58, 36, lighter(sea, 0.3))
        canvas.ellipse(ix, iy, 42, 24, land)
    for index, (x, y) in enumerate(towns):
        canvas.circle(x, y, 20 if index == 1 else 14, "#ffffff")
        canvas.circle(x, y, 13 if index == 1 else 9, "#b5302a" if index == 1 else "#2a3440")
        canvas.rect(x - 110, y - 8, 78, 15, "#2a3440", 0.55, radius=7)
    x, y = towns[1]
    for ring in range(1, 4):
        canvas.stroke(
            f"M{x - 50 * ring:.0f} {y:.0f}a{50 * ring} {50 * ring} 0 1 0 {100 * ring} 0a{50 * ring} {50 * ring} 0 1 0 {-100 * ring} 0",
            "#b5302a",
            5,
            0.8 - ring * 0.2,
        )


def map_route(canvas: Canvas, rng: Random, seed: int) -> None:
    """A line across a map from point to point: a railway, a cable, a way of goods."""
    land, ink, first, second = _PAPERS[seed % 4]
    canvas.ramp(0, 1000, land, mix(land, second, 0.14), mix(land, ink, 0.12))
    w = canvas.width
    for _index in range(7):
        cx, cy = w * rng.uniform(0, 1), rng.uniform(0, 1000)
        phase = rng.uniform(0, 6)
        for ring in range(5):
            points = [
                (
                    cx + (250 - ring * 44) * (1 + 0.2 * sin(3 * a / 12 * pi + phase)) * cos(a * pi / 24),
                    cy + (190 - ring * 34) * (1 + 0.2 * sin(2 * a / 12 * pi + phase)) * sin(a * pi / 24),
                )
                for a in range(48)
            ]
            canvas.stroke(outline(points), mix(ink, land, 0.55), 2.4, 0.55)
    canvas.fill(
        f"M-10 {760 + seed * 11}C{w * 0.25:.0f} 660 {w * 0.4:.0f} 900 {w * 0.62:.0f} 790S{w * 0.9:.0f} 700 {w + 10:.0f} 760V1010H-10z",
        mix(second, land, 0.45),
    )
    stops = [
        (
            w * (0.08 + 0.14 * n),
            560 - 330 * sin(n / 6 * pi * 0.9 + seed * 0.3) * (0.6 + 0.08 * n) + rng.uniform(-60, 60),
        )
        for n in range(7)
    ]
    curve = f"M{stops[0][0]:.0f} {stops[0][1]:.0f}" + "".join(
        f"C{(a[0] + b[0]) / 2:.0f} {a[1]:.0f} {(a[0] + b[0]) / 2:.0f} {b[1]:.0f} {b[0]:.0f} {b[1]:.0f}"
        for a, b in itertools.pairwise(stops)
    )
    canvas.stroke(curve, "#ffffff", 22, 0.7)
    canvas.stroke(curve, first, 13)
    for x, y in stops:
        canvas.circle(x, y, 24, first)
        canvas.circle(x, y, 14, "#ffffff")
        canvas.rect(x - 44, y + 38, 88, 14, ink, 0.5, radius=7)
    canvas.glow(*stops[3], 150, first, 0.5)


def phone(canvas: Canvas, rng: Random, seed: int) -> None:
    """A telephone in a hand, a page with rows and a button on it."""
    back, accent = (
        ("#33566a", "#2fa08a"),
        ("#7a4a3f", "#e08a3f"),
        ("#3f4a7a", "#5f8af0"),
        ("#4f5f4a", "#8ab04f"),
    )[seed % 4]
    canvas.ramp(0, 1000, lighter(back, 0.25), back, darker(back, 0.35))
    for _ in range(24):
        canvas.circle(
            rng.uniform(0, canvas.width), rng.uniform(0, 1000), rng.uniform(30, 110), lighter(back, 0.5), 0.09
        )
    skin = rng.choice(SKINS)
    with canvas.moved(canvas.width / 2, 520, 1.0, turn=-8 + (seed % 3) * 7):
        canvas.fill("M-150 560C-260 420 -300 240 -250 150L-170 170L-150 330L170 360L190 600z", skin)
        canvas.rect(-214, -430, 428, 850, "#101418", radius=58)
        canvas.rect(-194, -408, 388, 806, "#fbfbf8", radius=42)
        canvas.fill("M-194 -366a42 42 0 0 1 42 -42H152a42 42 0 0 1 42 42V-250H-194z", accent)
        canvas.rect(-60, -396, 120, 22, "#101418", radius=11)
        canvas.rect(40, -320, 120, 20, "#ffffff", 0.9, radius=10)
        canvas.circle(-140, -310, 28, "#ffffff", 0.85)
        for row in range(4):
            y = -214 + row * 104
            canvas.rect(-166, y, 332, 86, "#eef0ee", radius=16)
            canvas.circle(124, y + 43, 27, (accent, "#e9b03f", "#d9604f", "#5f8ab0")[row])
            canvas.rect(-30, y + 22, 110, 14, "#3a4248", 0.8, radius=7)
            canvas.rect(-110 + rng.uniform(0, 60), y + 48, 120, 11, "#9aa2a8", 0.8, radius=5)
        canvas.rect(-150, 232, 300, 84, accent, radius=42)
        canvas.stroke("M-24 274l20 20l36 -42", "#ffffff", 11)
        canvas.rect(-60, 366, 120, 9, "#b9bec2", radius=4)
        for finger in range(4):
            canvas.stroke(
                f"M290 {-60 + finger * 108}C260 {-70 + finger * 108} 220 {-64 + finger * 108} 186 {-50 + finger * 108}",
                skin,
                70,
            )
        canvas.stroke("M-250 190C-250 60 -220 -20 -180 -70", skin, 84)
        canvas.ellipse(-176, -84, 24, 32, lighter(skin, 0.3))
        canvas.fill("M230 -110C330 -120 340 420 240 600L160 640L190 330z", skin)


def money(canvas: Canvas, rng: Random, seed: int) -> None:
    """Banknotes and stacks of coins on a table."""
    table, note = (
        ("#4a5f55", "#7aa07f"),
        ("#5f4636", "#c98f6a"),
        ("#3f4f66", "#7f9ac4"),
        ("#55505a", "#b59ac0"),
    )[seed % 4]
    canvas.ramp(0, 1000, lighter(table, 0.2), table, darker(table, 0.4))
    for _ in range(12):
        with canvas.moved(
            canvas.width * rng.uniform(0.1, 0.9),
            rng.uniform(120, 560),
            rng.uniform(0.9, 1.15),
            turn=rng.uniform(-34, 34),
        ):
            tone = lighter(note, rng.uniform(0.1, 0.5))
            canvas.rect(-196, -92, 400, 192, "#141a18", 0.28)
            canvas.rect(-200, -100, 400, 190, tone)
            canvas.rect(-186, -86, 372, 162, darker(tone, 0.12))
            canvas.rect(-176, -76, 352, 142, lighter(tone, 0.25))
            canvas.ellipse(96, -6, 56, 64, darker(tone, 0.3))
            canvas.ellipse(96, -20, 22, 27, lighter(tone, 0.3))
            canvas.fill("M58 44q6 -34 38 -36q32 2 38 36z", lighter(tone, 0.3))
            for ring in range(5):
                canvas.stroke(f"M-150 {-40 + ring * 20}q60 -26 120 0t80 0", darker(tone, 0.3), 2.5, 0.7)
            canvas.rect(-168, -70, 46, 26, darker(tone, 0.4), radius=4)
    count = max(4, int(canvas.width / 190))
    for index in range(count):
        x, coins = canvas.width * (index + 0.5) / count + rng.uniform(-20, 20), 3 + (index * 5 + seed * 3) % 9
        metal = rng.choice(("#d9ae4f", "#c7ccd0", "#c98a4f"))
        canvas.ellipse(x + 12, 952, 100, 24, "#10140f", 0.4)
        for coin in range(coins):
            y, shift = 935 - coin * 30, rng.uniform(-5, 5)
            canvas.fill(f"M{x - 86 + shift:.0f} {y - 24:.0f}v24a86 27 0 0 0 172 0v-24z", darker(metal, 0.3))
            canvas.ellipse(x + shift, y - 24, 86, 27, metal)
            canvas.ellipse(x + shift, y - 24, 68, 19, lighter(metal, 0.25))
