"""The installation that commands work on: its database, static files, and how what is wrong is told."""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import translation

import nashra
from nashra.cli import UNUSABLE
from nashra.cli.command import Command
from nashra.newsroom import busy
from nashra.newsroom.actions.hide_originals import hide_originals
from nashra.newsroom.actions.review import set_up_review
from nashra.newsroom.origin import acting_as
from nashra.pages import assets
from nashra.site import data

_MARK = "prepared"


class CommandError(Exception):
    """What was asked cannot be done; the message is a sentence for whoever asked."""


def setup(*, upgrade: bool = False, again: bool = False) -> None:
    """Make ready a data folder that no version has made ready; to upgrade, one that another version has; again, any.

    Raises OSError where the folder cannot be made or written to.
    """
    mark = settings.DATA / _MARK
    if not again and data.secret_key(settings.DATA) and _is_prepared(mark, exactly=upgrade):
        return
    with _alone():
        settings.SECRET_KEY = data.make_secret_key(settings.DATA)
        if again or not _is_prepared(mark, exactly=upgrade):
            prepare()
            mark.write_text(_version())


def _is_prepared(mark: Path, *, exactly: bool) -> bool:
    known = (
        mark.read_text()
        if mark.exists() and Path(str(settings.DATABASES["default"]["NAME"])).exists()
        else ""
    )
    return bool(known) and (not exactly or known == _version())


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time prepares the data folder."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with (settings.DATA / "preparing").open("wb") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _version() -> str:
    """Changes with any file of the package: what was prepared by another version is prepared again."""
    package = Path(nashra.__file__).parent
    files = [
        file for file in sorted(package.rglob("*")) if "__pycache__" not in file.parts and file.is_file()
    ]
    stamps = [
        f"{file.relative_to(package)} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files
    ]
    return hashlib.blake2b("\n".join(stamps).encode(), digest_size=8).hexdigest()


def prepare() -> None:
    """Bring the database to this version's form, and collect the static files."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    settings.SECRET_KEY = data.make_secret_key(settings.DATA)
    print("Preparing the database and static files …", file=sys.stderr)
    call_command("migrate", interactive=False, verbosity=0)
    with translation.override(settings.LANGUAGE_CODE):
        set_up_review()
    hide_originals()
    assets.collect()


def say_ready(options: argparse.Namespace) -> int:
    """Say where the installation is that has been made ready."""
    print(f"Ready: {settings.DATA}")
    return 0


def run(command: Command, options: argparse.Namespace) -> int:
    """Run a command; what it refuses is said in a sentence, and its exit code is 1."""
    with translation.override("en"), acting_as(command.origin):
        return _run(command, options)


def _run(command: Command, options: argparse.Namespace) -> int:
    try:
        _set_up(command)
        return command.run(options)
    except CommandError as refusal:
        return _say(str(refusal))
    except ValidationError as error:
        return _say("\n".join(_sentences(error)))
    except DatabaseError as error:
        if busy.is_busy(error):
            return _say(f"{busy.sentence()} ({settings.DATA})")
        return _say(f"The database in {settings.DATA} did not do it: {error}. Nothing was changed.")
    except KeyboardInterrupt:
        return 130


def _set_up(command: Command) -> None:
    try:
        setup(upgrade=command.upgrades, again=command.prepares)
    except OSError as error:
        raise CommandError(UNUSABLE.format(error)) from error


def close() -> None:
    """Let go of the database."""
    connection.close()


def _sentences(error: ValidationError) -> list[str]:
    if hasattr(error, "message_dict"):
        found = error.message_dict.items()
        return [
            text if name == NON_FIELD_ERRORS else f"{name}: {text}" for name, texts in found for text in texts
        ]
    return list(error.messages)


def _say(text: str) -> int:
    print(text, file=sys.stderr)
    return 1
