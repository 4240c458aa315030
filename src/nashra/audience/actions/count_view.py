"""Counting views: gathered in the process and written every few seconds, so that a view costs no write."""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections import Counter
from itertools import islice

from django.db import connection
from django.utils import timezone

from nashra.audience.actions.add_views import Views, add_views
from nashra.audience.bounds import Bounds

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_WRITES = 3.0
MOST_WAITING = 10_000
"""Different stories of editions that wait to be written; views of others are dropped meanwhile."""

AT_ONCE = 1_000
"""Stories of one transaction, so that publishing never waits long for views."""

_lock = threading.Lock()
_waiting: Counter[tuple[int, int]] = Counter()
_bounds = Bounds()
_timer: threading.Timer | None = None


def count_view(edition: int, number: int, address: str | None = None) -> None:
    """Count a view of a story in an edition. Stories that the edition does not show are dropped when written.

    address: whose views are bounded; None where it is not known.
    """
    with _lock:
        if address is None or _bounds.allows(address, (edition, number), time.monotonic()):
            _wait_with({(edition, number): 1})


def write_views() -> None:
    """Write what was counted since the last time; what cannot be written waits for the next time."""
    global _timer
    with _lock:
        counted = dict(_waiting)
        _waiting.clear()
        _timer = None
    try:
        while counted:
            batch = dict(islice(counted.items(), AT_ONCE))
            add_views(batch, timezone.now())
            counted = {story: views for story, views in counted.items() if story not in batch}
    except Exception as error:
        logger.error("Views could not be written; they are written with the next. %r", error)
        with _lock:
            _wait_with(counted)


def _wait_with(views: Views) -> None:
    """Keep views for the next write, and see that there is one. The lock is held."""
    global _timer
    for story, count in views.items():
        if story in _waiting or len(_waiting) < MOST_WAITING:
            _waiting[story] += count
    if _timer is None:
        _timer = threading.Timer(SECONDS_BETWEEN_WRITES, _write_and_close)
        _timer.daemon = True
        _timer.start()


def _write_and_close() -> None:
    try:
        write_views()
    finally:
        connection.close()


atexit.register(write_views)
