"""A market street: arches, awnings, lamps, heaps of what is sold."""

from __future__ import annotations

from random import Random

from nashra.demo.pictures.canvas import Canvas
from nashra.demo.pictures.colour import along, darker, lighter, mix, varied
from nashra.demo.pictures.shapes.buildings import domed, round_minaret
from nashra.demo.pictures.shapes.people import shopper
from nashra.demo.pictures.shapes.plants import palm
from nashra.demo.pictures.shapes.sky import stars

# Sky, wall, inside of the shops, awnings.
_HOURS = (
    (("#2b2f5e", "#a4607e", "#f3a873"), "#b9855a", "#5a2f22", ("#b5382e", "#1f6d6a", "#d99a2b")),
    (("#6fb0d8", "#cfe4ea", "#f5ecd8"), "#d9b98c", "#6b4028", ("#1f6d8a", "#c8552f", "#4f7f4a")),
    (("#0f1736", "#2f3a78", "#6a5a9a"), "#6f5a6a", "#3a1f22", ("#8e2f4a", "#2a5a8a", "#c98a2b")),
    (("#e59a6a", "#f6c98a", "#fbe6bd"), "#c7744f", "#4f2320", ("#f0e4cc", "#7a2230", "#2f6a5a")),
)
_SPICES = ("#c8401f", "#e0a11f", "#8a3b1c", "#d9701f", "#6f7a2a", "#a3552f")
_FRUIT = ("#e8862a", "#c93a2f", "#e5b92f", "#7a9a3a", "#7a2f4f", "#d9d06a")
_RUGS = ("#8e2f2f", "#1f4f6a", "#d9a441", "#f0e2c4", "#3a6a4f")


def market(canvas: Canvas, rng: Random, seed: int) -> None:
    """Three or four stalls under the arches of an old wall, and people before them."""
    sky, wall, inside, awnings = _HOURS[seed % len(_HOURS)]
    canvas.ramp(0, 330, *sky)
    if seed % len(_HOURS) == 2:
        stars(canvas, rng, 50, 250)
    far = mix(sky[-1], wall, 0.5)
    for share in (0.18, 0.5, 0.82):
        x = canvas.width * (share + rng.uniform(-0.1, 0.1))
        if rng.random() < 0.45:
            domed(canvas, x - 90, 300, rng.uniform(130, 210), 70, far)
        elif rng.random() < 0.7:
            round_minaret(canvas, x, 300, rng.uniform(180, 240), far)
        else:
            palm(canvas, rng, x, 300, rng.uniform(170, 230), mix(far, "#2f4a3a", 0.6))
    _wall(canvas, rng, wall)
    canvas.ramp(832, canvas.height, mix(wall, "#3a2a2a", 0.35), darker(mix(wall, "#3a2a2a", 0.5), 0.3))
    _paving(canvas, rng, darker(wall, 0.5))
    count = max(2, round(canvas.width / rng.choice((330, 400, 500, 720))))
    wide = canvas.width / count
    for place in range(count):
        _stall(canvas, rng, place * wide, wide, wall, inside, awnings[(place + seed) % 3])
    _bulbs(canvas, rng, wide, count)
    for _ in range(rng.randint(1, 3)):
        coat = varied(rng.choice(("#34405a", "#7a3a4a", "#e8dfce", "#2f6a6a", "#9a5a3a", "#5a5f3a")), rng)
        shopper(
            canvas,
            rng,
            rng.uniform(0.08, 0.92) * canvas.width,
            rng.uniform(885, 960),
            rng.uniform(270, 310),
            coat,
        )


def _wall(canvas: Canvas, rng: Random, colour: str) -> None:
    top = 250.0
    canvas.rect(-10, top, canvas.width + 20, 600, colour)
    canvas.fill(
        "".join(f"M{x} {top + 4:.0f}v-30h26v30z" for x in range(-8, int(canvas.width) + 30, 52)), colour
    )
    canvas.rect(-10, top + 34, canvas.width + 20, 10, lighter(colour, 0.18))
    stones = [
        f"M{rng.uniform(0, canvas.width):.0f} {rng.uniform(top + 56, 820):.0f}"
        f"h{rng.uniform(24, 56):.0f}v14h-40z"
        for _ in range(40)
    ]
    canvas.fill("".join(stones), darker(colour, 0.12), 0.6)


def _paving(canvas: Canvas, rng: Random, colour: str) -> None:
    middle = canvas.width / 2
    rows = "".join(f"M0 {y}H{canvas.width:.0f}" for y in (858, 892, 936))
    joints = "".join(
        f"M{middle + step * 70:.0f} 834L{middle + step * 128:.0f} 1000" for step in range(-14, 15)
    )
    canvas.stroke(rows + joints, colour, 2.5, 0.45)


def _stall(canvas: Canvas, rng: Random, x: float, wide: float, wall: str, inside: str, awning: str) -> None:
    start, end, top = x + wide * 0.09, x + wide * 0.91, 372.0
    middle = x + wide / 2
    canvas.fill(_arch(start - 16, end + 16, top - 20, 846), lighter(wall, 0.2))
    canvas.fill(_arch(start, end, top, 840), inside)
    canvas.glow(middle, 590, wide * 0.5, "#ffbf6b", 0.75)
    _shelves(canvas, rng, start, end, inside)
    for share in (0.28, 0.72):
        _lamp(
            canvas,
            start + (end - start) * share,
            520 + rng.uniform(-12, 26),
            rng.choice(("#ffd27a", "#ff9f5a", "#7fd6c8")),
        )
    goods = rng.choice((_spices, _fruit, _rugs, _spices, _fruit, _pots))
    goods(canvas, rng, start + 8, end - 8, inside)
    _awning(canvas, x + wide * 0.03, x + wide * 0.97, 420, awning)


def _arch(start: float, end: float, top: float, bottom: float) -> str:
    middle, spring = (start + end) / 2, top + 120
    return (
        f"M{start:.1f} {bottom:.1f}V{spring:.1f}C{start:.1f} {top + 40:.1f} {middle - 50:.1f} {top + 14:.1f} "
        f"{middle:.1f} {top:.1f}"
        f"C{middle + 50:.1f} {top + 14:.1f} {end:.1f} {top + 40:.1f} {end:.1f} {spring:.1f}V{bottom:.1f}z"
    )


def _shelves(canvas: Canvas, rng: Random, start: float, end: float, inside: str) -> None:
    for y in (610, 682):
        canvas.rect(start + 6, y, end - start - 12, 7, darker(inside, 0.4))
        x = start + 16
        while x < end - 40:
            tall, wide = rng.uniform(24, 48), rng.uniform(16, 30)
            canvas.rect(x, y - tall, wide, tall, mix(rng.choice(_SPICES + _RUGS), inside, 0.35), radius=4)
            x += wide + rng.uniform(4, 12)


def _lamp(canvas: Canvas, x: float, y: float, light: str) -> None:
    canvas.stroke(f"M{x:.1f} 430V{y - 34:.1f}", "#2a1a14", 2)
    canvas.glow(x, y, 92, light, 0.8)
    canvas.fill(
        f"M{x - 8:.1f} {y - 32:.1f}h16l12 22c4 16 -6 36 -20 44c-14 -8 -24 -28 -20 -44z", lighter(light, 0.3)
    )
    canvas.stroke(f"M{x - 20:.1f} {y - 8:.1f}h40M{x:.1f} {y - 30:.1f}v60", "#5a3a1f", 2)
    canvas.fill(f"M{x - 10:.1f} {y - 30:.1f}l10 -14l10 14z", "#5a3a1f")


def _counter(canvas: Canvas, start: float, end: float, inside: str) -> None:
    canvas.rect(start, 758, end - start, 84, mix(inside, "#a06a3a", 0.55))
    canvas.rect(start - 6, 750, end - start + 12, 14, mix(inside, "#c98f55", 0.7))
    for x in range(int(start) + 30, int(end) - 10, 46):
        canvas.rect(x, 770, 5, 72, darker(inside, 0.1), 0.55)


def _spices(canvas: Canvas, rng: Random, start: float, end: float, inside: str) -> None:
    _counter(canvas, start, end, inside)
    count = max(3, int((end - start) / 78))
    wide = (end - start) / count
    for place in range(count):
        x, colour = start + (place + 0.5) * wide, varied(_SPICES[(place * 5 + rng.randrange(6)) % 6], rng)
        half = wide * 0.42
        canvas.fill(
            f"M{x - half:.1f} 728Q{x - half * 0.4:.1f} 690 {x:.1f} 652"
            f"Q{x + half * 0.4:.1f} 690 {x + half:.1f} 728z",
            colour,
        )
        canvas.fill(
            f"M{x:.1f} 652Q{x + half * 0.4:.1f} 690 {x + half:.1f} 728H{x + half * 0.2:.1f}z",
            darker(colour, 0.3),
            0.35,
        )
        canvas.fill(
            f"M{x - half * 1.08:.1f} 724h{half * 2.16:.1f}l{-half * 0.4:.1f} 30h{-half * 1.36:.1f}z",
            "#e9dcc0",
        )


def _fruit(canvas: Canvas, rng: Random, start: float, end: float, inside: str) -> None:
    _counter(canvas, start, end, inside)
    count = max(2, int((end - start) / 120))
    wide = (end - start) / count
    first = rng.randrange(6)
    for place in range(count):
        x, colour = start + place * wide, _FRUIT[(first + place) % 6]
        size = wide / 11
        for row in range(3):
            for piece in range(5 - row):
                cx = x + wide / 2 + (piece - (4 - row) / 2) * size * 2
                canvas.circle(cx, 716 - row * size * 1.7, size * 1.02, varied(colour, rng, 0.06))
                canvas.circle(
                    cx - size * 0.3, 712 - row * size * 1.7 - size * 0.2, size * 0.24, "#ffffff", 0.4
                )
        canvas.rect(x + 4, 716, wide - 8, 38, "#a9743f")
        canvas.stroke(f"M{x + 6:.1f} 728h{wide - 12:.1f}M{x + 6:.1f} 742h{wide - 12:.1f}", "#7a4f28", 3)


def _rugs(canvas: Canvas, rng: Random, start: float, end: float, inside: str) -> None:
    _counter(canvas, start, end, inside)
    count = max(2, int((end - start) / 104))
    wide = (end - start) / count
    for place in range(count):
        x, ground = start + place * wide + 6, rng.choice(_RUGS)
        trim = rng.choice([colour for colour in _RUGS if colour != ground])
        canvas.rect(x, 560, wide - 12, 222, ground)
        canvas.rect(x + 8, 572, wide - 28, 198, trim)
        canvas.rect(x + 13, 578, wide - 38, 186, ground)
        middle = x + wide / 2 - 6
        for step in range(3):
            y = 612 + step * 58
            canvas.polygon([(middle, y - 25), (middle + 24, y), (middle, y + 25), (middle - 24, y)], trim)
            canvas.polygon(
                [(middle, y - 12), (middle + 12, y), (middle, y + 12), (middle - 12, y)], "#f0e2c4"
            )
        fringe = "".join(f"M{x + 2 + step * 7:.1f} 782v12" for step in range(int((wide - 14) / 7)))
        canvas.stroke(fringe, "#f0e2c4", 2)


def _pots(canvas: Canvas, rng: Random, start: float, end: float, inside: str) -> None:
    _counter(canvas, start, end, inside)
    x = start + 34
    while x < end - 26:
        tall, half = rng.uniform(62, 108), rng.uniform(22, 31)
        glaze = along(("#1f5f8a", "#e9e2d0", "#2f8a80", "#b5653a"), rng.random())
        canvas.fill(
            f"M{x - half * 0.45:.1f} {752 - tall:.1f}h{half * 0.9:.1f}l{-half * 0.12:.1f} {tall * 0.2:.1f}"
            f"C{x + half * 1.3:.1f} {752 - tall * 0.6:.1f} {x + half * 1.2:.1f}"
            f" {752 - tall * 0.2:.1f} {x + half * 0.5:.1f} 752"
            f"h{-half:.1f}"
            f"C{x - half * 1.2:.1f} {752 - tall * 0.2:.1f} {x - half * 1.3:.1f} {752 - tall * 0.6:.1f} "
            f"{x - half * 0.33:.1f} {752 - tall * 0.8:.1f}z",
            glaze,
        )
        canvas.rect(x - half * 0.86, 752 - tall * 0.48, half * 1.72, 9, lighter(glaze, 0.55))
        x += half * 2 + rng.uniform(6, 16)


def _awning(canvas: Canvas, start: float, end: float, y: float, colour: str) -> None:
    stripes = 9
    wide, drop = (end - start) / stripes, 92.0
    canvas.polygon(
        [(start + 6, y + drop), (end - 6, y + drop), (end - 6, y + drop + 26), (start + 6, y + drop + 26)],
        "#000000",
        0.18,
    )
    for stripe in range(stripes):
        x = start + stripe * wide
        top_a, top_b = _inset(x, start, end), _inset(x + wide, start, end)
        shade = colour if stripe % 2 == 0 else mix("#f6ecd9", colour, 0.06)
        canvas.fill(
            f"M{top_a:.1f} {y:.1f}L{top_b:.1f} {y:.1f}L{x + wide:.1f} {y + drop:.1f}"
            f"a{wide / 2:.1f} 17 0 0 1 {-wide:.1f} 0z",
            shade,
        )
    canvas.rect(_inset(start, start, end) - 4, y - 6, (end - start) * 0.88 + 8, 9, darker(colour, 0.4))


def _inset(x: float, start: float, end: float) -> float:
    middle = (start + end) / 2
    return middle + (x - middle) * 0.88


def _bulbs(canvas: Canvas, rng: Random, wide: float, count: int) -> None:
    for place in range(count):
        x = place * wide
        canvas.stroke(f"M{x:.1f} 318q{wide / 2:.1f} 74 {wide:.1f} 0", "#3a2a22", 2.2)
        for step in range(1, 8):
            share = step / 8
            bulb_x, bulb_y = x + wide * share, 318 + 148 * share * (1 - share) + 9
            canvas.circle(bulb_x, bulb_y, 17, "#ffd98a", 0.25)
            canvas.circle(bulb_x, bulb_y, 6.5, "#fff0c4")
