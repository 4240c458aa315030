"""Counting views: gathered in the process, written every few seconds, so that a view costs no write."""

from __future__ import annotations

import threading
import time
from collections import Counter

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from nashra.audience.models import HourlyViews
from nashra.newsroom.models import Placement

SECONDS_BETWEEN_WRITES = 3.0
MOST_WAITING = 10_000
"""Different stories of editions that wait to be written; views of others are dropped meanwhile."""

_lock = threading.Lock()
_waiting: Counter[tuple[int, int]] = Counter()
_written_at = time.monotonic()


def count(edition: int, number: int) -> None:
    """Count a view of a story in an edition. Stories that the edition does not show are dropped when written."""
    with _lock:
        if (edition, number) in _waiting or len(_waiting) < MOST_WAITING:
            _waiting[edition, number] += 1
        due = time.monotonic() - _written_at > SECONDS_BETWEEN_WRITES
    if due:
        write()


def write() -> None:
    """Write what was counted since the last time."""
    global _written_at
    with _lock:
        counted = dict(_waiting)
        _waiting.clear()
        _written_at = time.monotonic()
    if counted:
        add(counted)


@transaction.atomic
def add(counted: dict[tuple[int, int], int]) -> None:
    """Add views by edition and story to the hour that is now."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    live = Placement.objects.filter(live=True, article__in={number for _edition, number in counted})
    for edition, number in live.values_list("edition", "article"):
        if views := counted.get((edition, number)):
            row, made = HourlyViews.objects.get_or_create(
                edition_id=edition, article_id=number, hour=hour, defaults={"views": views}
            )
            if not made:
                HourlyViews.objects.filter(pk=row.pk).update(views=F("views") + views)
