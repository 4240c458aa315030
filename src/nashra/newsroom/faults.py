"""One story's fault is one story's: what of it cannot be shown is left out, and all else goes on.

It is logged, and left for the worker to tell the desk (`fault_spool`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import TypeVar

from django.conf import settings
from django.db import DatabaseError, models
from django.utils.translation import gettext_lazy as _

from nashra.newsroom import fault_spool

logger = logging.getLogger(__name__)

R = TypeVar("R")
T = TypeVar("T")


class Piece(models.TextChoices):
    """What of a story can fail by itself."""

    PHOTO = "photo", _("a photo")
    LINE = "line", _("its line in lists")
    BODY = "body", _("its text")
    BLOCK = "block", _("a part of its text")
    CORRECTION = "correction", _("a correction")
    PAGE = "page", _("its page")
    SEARCH = "search", _("search, which does not find it")


Faults = set[tuple[int, Piece]]
"""Stories, by number, and what of them failed."""

_heard: ContextVar[Faults | None] = ContextVar("heard", default=None)


def attempt(make: Callable[[], T], piece: Piece, number: int, what: str = "") -> T | None:
    """What `make` gives, or None where it fails over a story's data.

    number: the story's; 0: of none. what: for the log, where it says more than the piece.
    Raises DatabaseError, which is no story's fault.
    """
    try:
        return make()
    except DatabaseError:
        raise
    except Exception as error:
        _report(piece, number, error, what or piece.value)
        return None


def attempt_each(
    make: Callable[[R], T | None], rows: Iterable[R], piece: Piece, story: Callable[[R], int]
) -> list[T]:
    """What `make` gives of each row, without None and without those over which it fails; `story` tells whose it is."""
    made = (attempt(partial(make, row), piece, story(row)) for row in rows)
    return [one for one in made if one is not None]


@contextmanager
def heard() -> Iterator[Faults]:
    """What fails within, in place of logging and telling it."""
    faults: Faults = set()
    token = _heard.set(faults)
    try:
        yield faults
    finally:
        _heard.reset(token)


def _report(piece: Piece, number: int, error: Exception, what: str) -> None:
    if (faults := _heard.get()) is not None:
        faults.add((number, piece))
        return
    logger.error("Story %s: its %s could not be shown and is left out.", number, what, exc_info=error)
    if number:
        fault_spool.put(settings.FAULTS, fault_spool.Fault(number, piece.value, repr(error)))
