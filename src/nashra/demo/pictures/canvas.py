"""A sheet to draw on: shapes in, SVG out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from nashra.demo.pictures.colour import along

Point = tuple[float, float]

HEIGHT = 1000.0  # every sheet's, in units; its width follows from the picture's format


class Canvas:
    """Shapes on a sheet that is 1000 units high. Later shapes cover earlier ones; y grows downwards."""

    def __init__(self, width: int, height: int) -> None:
        self._pixels = (width, height)
        self.width = HEIGHT * width / height
        self.height = HEIGHT
        self._parts: list[str] = []
        self._glows = 0

    def fill(self, path: str, colour: str, alpha: float = 1.0) -> None:
        """A filled shape, by an SVG path."""
        self._parts.append(f'<path d="{path}" fill="{colour}"{_alpha("fill", alpha)}/>')

    def stroke(self, path: str, colour: str, width: float, alpha: float = 1.0) -> None:
        """A line with round ends and joints, by an SVG path."""
        self._parts.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:.1f}" '
            f'stroke-linecap="round" stroke-linejoin="round"{_alpha("stroke", alpha)}/>'
        )

    def polygon(self, points: Iterable[Point], colour: str, alpha: float = 1.0) -> None:
        self.fill(outline(points), colour, alpha)

    def line(self, points: Iterable[Point], colour: str, width: float, alpha: float = 1.0) -> None:
        self.stroke(outline(points, closed=False), colour, width, alpha)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: str,
        alpha: float = 1.0,
        radius: float = 0.0,
    ) -> None:
        self._parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{radius:.1f}" '
            f'fill="{colour}"{_alpha("fill", alpha)}/>'
        )

    def circle(self, x: float, y: float, radius: float, colour: str, alpha: float = 1.0) -> None:
        self._parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}"{_alpha("fill", alpha)}/>'
        )

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: str, alpha: float = 1.0) -> None:
        self._parts.append(
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" '
            f'fill="{colour}"{_alpha("fill", alpha)}/>'
        )

    def ramp(self, top: float, bottom: float, *stops: str) -> None:
        """A gradient over the whole width, in strips: several times as fast to render as SVG's own.

        Below it, all of the sheet has the last colour.
        """
        self.below(bottom, stops[-1])
        count = max(2, int((bottom - top) / 5))
        step = (bottom - top) / count
        for index in range(count):
            self._strip(top + index * step, step, along(stops, index / (count - 1)), "")

    def below(self, y: float, colour: str, alpha: float = 1.0) -> None:
        """All of the sheet below a line."""
        self._strip(y, self.height - y + 1, colour, _alpha("fill", alpha))

    def fade(self, top: float, bottom: float, colour: str, start: float, end: float) -> None:
        """A veil over the whole width, from one opacity (0 to 1) to another that stays below it."""
        self.below(bottom, colour, end)
        count = max(2, int((bottom - top) / 5))
        step = (bottom - top) / count
        for index in range(count):
            alpha = start + (end - start) * index / (count - 1)
            self._strip(top + index * step, step, colour, f' fill-opacity="{alpha:.3f}"')

    def glow(self, x: float, y: float, radius: float, colour: str, alpha: float) -> None:
        """Light around a point that reaches an opacity in its middle."""
        self._glows += 1
        stops = "".join(
            f'<stop offset="{share}" stop-color="{colour}" stop-opacity="{alpha * (1 - share) ** 2:.3f}"/>'
            for share in (0, 0.15, 0.3, 0.45, 0.6, 0.8, 1)
        )
        self._parts.append(
            f'<radialGradient id="glow{self._glows}">{stops}</radialGradient>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="url(#glow{self._glows})"/>'
        )

    @contextmanager
    def moved(
        self, x: float, y: float, scale: float = 1.0, turn: float = 0.0, mirror: bool = False
    ) -> Iterator[None]:
        """Draws what is inside around the point, scaled, turned (in degrees) or mirrored."""
        across = -scale if mirror else scale
        self._parts.append(
            f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn:.1f}) scale({across:.3f} {scale:.3f})">'
        )
        yield
        self._parts.append("</g>")

    def svg(self) -> str:
        """The sheet as an SVG document in the picture's pixels."""
        width, height = self._pixels
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {self.width:.2f} {self.height:.0f}" preserveAspectRatio="none">'
            f"{''.join(self._parts)}</svg>"
        )

    def _strip(self, y: float, height: float, colour: str, opacity: str) -> None:
        # On whole pixels and crisp, as soft or missing edges between neighbours would show as lines.
        scale = self._pixels[1] / self.height
        top, bottom = round(y * scale) / scale, round((y + height) * scale) / scale
        self._parts.append(
            f'<path d="M0 {top:.3f}H{self.width + 1:.0f}V{bottom:.3f}H0z" fill="{colour}"{opacity} '
            'shape-rendering="crispEdges"/>'
        )


def outline(points: Iterable[Point], *, closed: bool = True) -> str:
    """The path of straight lines through the points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("z" if closed else "")


def _alpha(kind: str, alpha: float) -> str:
    return "" if alpha >= 1 else f' {kind}-opacity="{alpha:.3f}"'
