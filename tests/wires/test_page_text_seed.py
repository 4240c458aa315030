"""The page that Nashra was asked to bring to life again, read from the project's shared folder.

Its text is a publisher's and not in this repository: NASHRA_SHARED names the folder that holds it.
"""

from pathlib import Path

import pytest

from nashra.wires.page_text.model import PageText
from nashra.wires.page_text.parse import parse_page_text
from nashra.wires.page_text.read import read


@pytest.fixture(scope="module")
def page(file: Path) -> PageText:
    return parse_page_text(read(file))


def test_seed_page_is_placed_without_a_rest(page: PageText) -> None:
    assert page.unplaced == ()


def test_seed_page_has_all_its_parts(page: PageText) -> None:
    assert (page.city, page.edition_name) == ("واشنطن", "المغرب اليوم")
    assert page.breadcrumb[0] == "الرئيسية"
    assert len(page.breadcrumb) == 2
    assert len(page.body) == 4
    assert len(page.see_also) == 2
    assert page.canonical_label.startswith("View on ")
    assert page.caption


def test_seed_page_has_its_modules_in_order(page: PageText) -> None:
    assert [(module.kind, len(module.headlines)) for module in page.modules] == [
        ("related", 5),
        ("latest", 4),
        *[("section", 4)] * 4,
        ("most_read", 5),
    ]


def test_every_line_of_the_seed_page_is_in_a_part(file: Path, page: PageText) -> None:
    parts = [
        *(" » ".join(page.breadcrumb), page.caption, f"{page.city} ـ {page.edition_name}", *page.body),
        *(page.see_also_heading, *page.see_also, page.canonical_label),
        *(text for module in page.modules for text in (module.heading, *module.headlines)),
    ]
    assert parts == [line.strip() for line in read(file).splitlines() if line.strip()]
