"""Photos whose rights have ended, or end soon."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from nashra.newsroom.models import Photo

SOON = timedelta(days=7)
"""How long before it a photo's end is told."""


def ending(numbers: Collection[int], now: datetime) -> list[Photo]:
    """Of these photos those that no page shows any more or that will soon leave, the first to end first."""
    rows = (
        Photo.objects.filter(pk__in=numbers, expires_at__lte=now + SOON) if numbers else Photo.objects.none()
    )
    return list(rows.order_by("expires_at", "pk").only("title", "expires_at", "expired"))
