"""What the demo's editions say of themselves: who they are, how to reach them, privacy, rights."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from nashra.editions.models import Edition
from nashra.newsroom.actions.edit_page import add_page
from nashra.newsroom.plain_body import parse_body

_FILE = Path(__file__).parent / "pages.toml"


def load(editions: Iterable[Edition]) -> None:
    """Make each edition's pages, in its language and in the order of the file."""
    given = tomllib.loads(_FILE.read_text(encoding="utf-8"))["page"]
    for edition in editions:
        own = [page for page in given if page["language"] == edition.language]
        for position, page in enumerate(own):
            add_page(
                edition=edition,
                title=page["title"],
                slug=page.get("slug", ""),
                body=parse_body(page["body"].replace("{name}", edition.name)),
                position=position,
            )
