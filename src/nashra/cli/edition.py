"""nashra edition add, list."""

from __future__ import annotations

import argparse
import sys

from nashra.editions.actions.add_edition import add_edition
from nashra.editions.models import Edition
from nashra.pages.context.edition import shown_origin


def add(options: argparse.Namespace) -> int:
    """Add a new, empty edition and print its address."""
    edition = add_edition(
        name=options.name,
        slug=options.slug,
        host=options.host,
        country=options.country,
        language=options.language,
    )
    print(f"{edition.name}: {shown_origin(edition)}/")
    print(
        f"It shows no sections yet. Add some with: nashra section add --edition {edition.slug}",
        file=sys.stderr,
    )
    return 0


def show_all(options: argparse.Namespace) -> int:
    """Print the editions with their addresses and sections."""
    for edition in Edition.objects.all():
        sections = edition.shown_sections.select_related("section").order_by("sort_order")
        print(f"{edition.slug}\t{edition.name}\t{shown_origin(edition)}/")
        for shown in sections:
            print(f"\t{shown.section.slug}\t{shown}")
    return 0
