"""The nashra command: reads its arguments, makes the data folder ready, and hands on."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

import nashra
from nashra.cli import arguments
from nashra.site.data import SettingError

DESCRIPTION = """\
Nashra (نشرة): Arabic-first news publishing. A newsroom at /newsroom/ and the public sites of its editions.
All data is in one folder: NASHRA_DATA, or var/ in the current folder."""


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="nashra", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=nashra.__version__)
    arguments.add_commands(parser.add_subparsers(metavar="COMMAND", required=True))
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit code: 0 done, 1 refused with a sentence that says why, 2 wrong arguments."""
    options = make_parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nashra.site.settings")
    try:
        installation = importlib.import_module("nashra.cli.installation")
    except OSError as error:  # the data folder is made while settings are read
        print(
            f"The data folder cannot be used: {error.filename}: {error.strerror}. NASHRA_DATA names another.",
            file=sys.stderr,
        )
        return 1
    except SettingError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    command = importlib.import_module(f"nashra.cli.{options.module}")
    code: int = installation.run(getattr(command, options.command), options)
    installation.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
