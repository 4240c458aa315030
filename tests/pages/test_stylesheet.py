"""The stylesheet that readers get: whole, small, within the content policy, and readable in both themes."""

from __future__ import annotations

import re

import pytest

from nashra.demo.gallery.samples import SECTIONS
from nashra.pages import stylesheet

TOKENS = (stylesheet.FOLDER / "tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", half)) for half in TOKENS.split("@media", 1))
PALETTE = sorted(section.colour for section in SECTIONS)


def joined() -> str:
    return stylesheet.joined(lambda name: f"/static/{name}?1")


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_file_of_the_folder_is_joined_once() -> None:
    files = {str(file.relative_to(stylesheet.FOLDER)) for file in stylesheet.FOLDER.rglob("*.css")}
    assert files == set(stylesheet.PIECES)
    assert len(stylesheet.PIECES) == len(files)


def test_joined_stylesheet_imports_nothing_and_asks_for_fonts_by_their_given_addresses() -> None:
    text = joined()
    assert "@import" not in text
    addresses = re.findall(r"url\((.*?)\)", text)
    assert addresses
    assert all(re.fullmatch(r'"/static/nashra/fonts/[\w-]+\.woff2\?1"', address) for address in addresses)


def test_every_font_that_is_asked_for_is_there() -> None:
    for name in re.findall(r"nashra/(fonts/[\w.-]+)\?1", joined()):
        assert (stylesheet.FOLDER.parent / name).is_file()


def test_smaller_keeps_what_means_something() -> None:
    css = """/* why */
        .a :is(b, i) { color: red; content: "· "; }
        @media (min-width: 2rem) { a { top: calc(1px + 2px); } }
    """
    assert stylesheet.smaller(css) == (
        '.a :is(b,i){color:red;content:"· "}@media (min-width:2rem){a{top:calc(1px + 2px)}}'
    )


def test_sides_are_logical_so_that_both_directions_look_right() -> None:
    sides = r"(?:margin|padding|border|inset)-(?:left|right)|text-align: (?:left|right)|[{;\s](?:left|right):"
    for piece in stylesheet.PIECES:
        assert not re.search(sides, (stylesheet.FOLDER / piece).read_text(encoding="utf-8")), piece


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", ["ink", "soft", "grey", *PALETTE])
def test_text_has_contrast_on_paper_and_tint(theme: dict[str, str], colour: str) -> None:
    for ground in ("paper", "tint", "field"):
        assert contrast(theme[colour], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_large_figures_have_the_contrast_of_large_text(theme: dict[str, str]) -> None:
    assert contrast(theme["figure"], theme["paper"]) >= 3


def test_every_colour_of_the_palette_is_mapped() -> None:
    for colour in PALETTE:
        rule = (
            f'[data-colour="{colour}"], [data-colour="{colour}"] ~ .story {{ --section: var(--{colour}); }}'
        )
        assert rule in TOKENS
