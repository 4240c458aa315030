"""The installation that commands work on: its database, static files, and how what is wrong is told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

import django
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection

django.setup()

from nashra.pages import assets, generation  # noqa: E402  (models are there only after the set-up)

_MARK = "prepared"


class Refused(Exception):
    """What was asked cannot be done; the message is a sentence for whoever asked."""


def start(*, at_once: bool = False) -> None:
    """Make ready what is not: everything at a first start, and again, when serving, after an upgrade."""
    mark = settings.DATA / _MARK
    known = mark.read_text() if mark.exists() else ""
    if not known or (at_once and known != generation.digest()):
        prepare()
        mark.write_text(generation.digest())


def prepare() -> None:
    """Bring the database to this version's form, and collect the static files."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    print("Preparing the database and static files …", file=sys.stderr)
    call_command("migrate", interactive=False, verbosity=0)
    assets.collect()


def setup(options: argparse.Namespace) -> int:
    """Prepare the installation, whatever is there already."""
    prepare()
    print(f"Ready: {settings.DATA}")
    return 0


def run(command: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command; what it refuses is said in a sentence, and its exit code is 1."""
    try:
        return command(options)
    except Refused as refusal:
        return _say(str(refusal))
    except ValidationError as error:
        return _say("\n".join(_sentences(error)))
    except DatabaseError as error:
        return _say(f"The database in {settings.DATA} did not do it: {error}. Nothing was changed.")
    except KeyboardInterrupt:
        return 130
    finally:
        connection.close()


def _sentences(error: ValidationError) -> list[str]:
    if hasattr(error, "message_dict"):
        return [f"{name}: {text}" for name, texts in error.message_dict.items() for text in texts]
    return list(error.messages)


def _say(text: str) -> int:
    print(text, file=sys.stderr)
    return 1
