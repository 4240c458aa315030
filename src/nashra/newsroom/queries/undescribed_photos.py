"""Photos that say nothing to readers who do not see them."""

from __future__ import annotations

from collections.abc import Collection

from nashra.newsroom.models import Photo


def undescribed(numbers: Collection[int]) -> list[Photo]:
    """Those of the photos whose alternative text is missing; one that is decorative needs none."""
    rows = Photo.objects.filter(pk__in=numbers, description="", decorative=False, expired=False)
    return list(rows.order_by("pk").only("title")) if numbers else []
