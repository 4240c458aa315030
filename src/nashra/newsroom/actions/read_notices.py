"""Notices that have been seen, and forgetting old ones."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from nashra.newsroom.models import Notice

KEPT = timedelta(days=30)
AT_ONCE = 1_000
"""Notices that one call forgets, so that nobody who writes waits long for it."""


def read_notices(*, by: Any, until: datetime) -> int:
    """Note that somebody has seen all their notices up to a time; returns how many were new."""
    unread = Notice.objects.filter(recipient=by, read_at__isnull=True, at__lte=until)
    return unread.update(read_at=timezone.now())


def forget_old_notices(now: datetime) -> int:
    """Forget some of the notices that are older than thirty days, read or not; returns how many."""
    old = Notice.objects.filter(at__lt=now - KEPT).order_by("at")
    numbers = list(old.values_list("pk", flat=True)[:AT_ONCE])
    return Notice.objects.filter(pk__in=numbers).delete()[0]
