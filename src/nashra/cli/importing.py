"""nashra import page-text."""

from __future__ import annotations

import argparse

from nashra.cli import lookup
from nashra.cli.installation import CommandError
from nashra.wires.import_page import import_page
from nashra.wires.page_text.model import NotAPage
from nashra.wires.page_text.parse import parse_page_text
from nashra.wires.page_text.read import read


def page_text(options: argparse.Namespace) -> int:
    """Import a page's text; print what was understood, what was not, and the story's address."""
    edition = lookup.edition(options.edition)
    try:
        page = parse_page_text(read(options.file))
    except NotAPage as refusal:
        raise CommandError(str(refusal)) from refusal
    imported = import_page(page, edition, headline=options.headline.strip())
    for line in imported.lines:
        print(line)
    for address in lookup.addresses(imported.number):
        print(address)
    return 0
