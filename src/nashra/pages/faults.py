"""One story's fault is one story's: what of it cannot be shown is left out and logged, and all else goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from django.db import DatabaseError

logger = logging.getLogger(__name__)

R = TypeVar("R")
T = TypeVar("T")


def attempt(make: Callable[[], T], what: str, number: int) -> T | None:
    """What `make` gives, or None where it fails over a story's data.

    Raises DatabaseError, which is no story's fault.
    """
    try:
        return make()
    except DatabaseError:
        raise
    except Exception:
        logger.exception("Story %s: its %s could not be shown and is left out.", number, what)
        return None


def attempt_each(
    make: Callable[[R], T | None], rows: Iterable[R], what: str, story: Callable[[R], int]
) -> list[T]:
    """What `make` gives of each row, without None and without those over which it fails; `story` tells whose it is."""
    made = (attempt(partial(make, row), what, story(row)) for row in rows)
    return [one for one in made if one is not None]
