"""The commands' help as a page: docs/commands.md, which a test holds against it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from nashra.cli.main import make_parser

BEGINNING = """\
# The `nashra` command

Made from the commands' own help by `python -m nashra.cli.reference > docs/commands.md`.

Exit codes: 0 done, 1 refused (a sentence says why, and nothing was changed), 2 wrong arguments, 130 broken off by
Ctrl-C. What a command prints on the output is the answer; all else goes to the error output.
"""


def page() -> str:
    """All commands with their help, as Markdown."""
    os.environ["COLUMNS"] = "100"
    sections = [
        f"## `{parser.prog}`\n\n```\n{parser.format_help()}```\n" for parser in _parsers(make_parser())
    ]
    return "\n".join([BEGINNING, *sections])


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of its commands, in the order of the help."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _parsers(inner)


if __name__ == "__main__":
    print(page(), end="")
