"""nashra section add."""

from __future__ import annotations

import argparse

from nashra.cli import lookup
from nashra.editions.actions.show_section import show_section
from nashra.pages.context.edition import shown_origin


def add(options: argparse.Namespace) -> int:
    """Show a section in editions, making it where there is none, and print its addresses."""
    for edition in [lookup.edition(slug) for slug in options.edition]:
        section = show_section(
            edition,
            slug=options.slug,
            name=options.name or None,
            block_on_stories=options.block,
            colour=options.colour,
        )
        print(f"{edition.name}: {shown_origin(edition)}/{section.slug}")
    return 0
