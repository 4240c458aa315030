"""The nashra command: reads its arguments, makes the data folder ready, and hands on."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

import nashra
from nashra.cli import installation
from nashra.cli.commands import add_commands

DESCRIPTION = """\
Nashra (نشرة): Arabic-first news publishing. A newsroom at /newsroom/ and the public sites of its editions.
All data is in one folder: NASHRA_DATA, or var/ in the current folder."""


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="nashra", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=nashra.__version__)
    add_commands(parser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit code: 0 done, 1 refused with a sentence that says why, 2 wrong arguments."""
    options = make_parser().parse_args(argv)
    code = installation.run(options.command, options)
    installation.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
