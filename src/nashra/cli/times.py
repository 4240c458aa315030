"""Times on the command line: the newsroom's rules, said in English."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from nashra.cli.installation import CommandError
from nashra.editions.models import Edition
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.admin.times.purpose import GO_LIVE
from nashra.newsroom.admin.times.reading import Typed, moment_of


def go_live(text: str, edition: Edition) -> datetime:
    """The moment (UTC) of `--at`, in an edition's zone where it names no offset.

    Raises CommandError for what cannot be read and for what has passed.
    """
    with translation.override("en"):
        try:
            return moment_of(Typed(text), clock_of(edition), GO_LIVE, timezone.now())
        except ValidationError as error:
            raise CommandError(f"--at {text!r}: {error.messages[0]}") from error
