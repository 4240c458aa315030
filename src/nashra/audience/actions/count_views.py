"""Counting views: gathered in the process, written every few seconds, so that a view costs no write."""

from __future__ import annotations

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Mapping

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from nashra.audience.models import HourlyViews
from nashra.newsroom.models import Placement

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_WRITES = 3.0
MOST_WAITING = 10_000
"""Different stories of editions that wait to be written; views of others are dropped meanwhile."""

Views = Mapping[tuple[int, int], int]
"""How many, by the numbers of edition and story."""

_lock = threading.Lock()
_waiting: Counter[tuple[int, int]] = Counter()
_timer: threading.Timer | None = None


def count(edition: int, number: int) -> None:
    """Count a view of a story in an edition. Stories that the edition does not show are dropped when written."""
    global _timer
    with _lock:
        if (edition, number) in _waiting or len(_waiting) < MOST_WAITING:
            _waiting[edition, number] += 1
        if _timer is None:
            _timer = threading.Timer(SECONDS_BETWEEN_WRITES, _write_and_close)
            _timer.daemon = True
            _timer.start()


def write() -> None:
    """Write what was counted since the last time; what cannot be written waits for the next time."""
    global _timer
    with _lock:
        counted = dict(_waiting)
        _waiting.clear()
        _timer = None
    try:
        if counted:
            add(counted)
    except Exception:
        logger.exception("Views could not be written; they are written with the next.")
        with _lock:
            _waiting.update(counted)


def _write_and_close() -> None:
    try:
        write()
    finally:
        connection.close()


@transaction.atomic
def add(counted: Views) -> None:
    """Add views to the hour that is now."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    numbers = {number for _edition, number in counted}
    live = Placement.objects.filter(live=True, article__in=numbers).values_list("edition", "article")
    rows = HourlyViews.objects.filter(hour=hour, article__in=numbers)
    known = {(edition, number): pk for pk, edition, number in rows.values_list("pk", "edition", "article")}
    new = []
    for place in live:
        views = counted.get(place, 0)
        if views and place in known:
            HourlyViews.objects.filter(pk=known[place]).update(views=F("views") + views)
        elif views:
            new.append(HourlyViews(edition_id=place[0], article_id=place[1], hour=hour, views=views))
    HourlyViews.objects.bulk_create(new)


atexit.register(write)
