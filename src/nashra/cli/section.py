"""nashra section add."""

from __future__ import annotations

import argparse

from nashra.cli import lookup
from nashra.editions.actions.show_section import show_section
from nashra.editions.models import Section
from nashra.pages.context.edition import shown_origin


def add(options: argparse.Namespace) -> int:
    """Show a section in editions, making it where there is none, and print its addresses."""
    known = Section.objects.filter(slug=options.slug).first()
    for edition in [lookup.edition(slug) for slug in options.edition]:
        section = show_section(
            edition,
            name=options.name or (known.name if known else options.slug),
            slug=options.slug,
            block_on_stories=options.block,
            colour=options.colour,
        )
        print(f"{edition.name}: {shown_origin(edition)}/{section.slug}")
    return 0
