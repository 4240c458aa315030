"""Photos whose rights have ended, or end soon, and the stories that readers see them in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from nashra.changes.ask import ask
from nashra.newsroom.models import Article, Photo

SOON = timedelta(days=7)
"""How long before it a photo's end is told."""

_SHOWING = """
    SELECT * FROM (SELECT CAST(%s AS BIGINT), id FROM newsroom_article
        WHERE lead_photo_id = %s AND live LIMIT %s) AS own
    UNION SELECT * FROM (SELECT CAST(%s AS BIGINT), article_id FROM newsroom_placement
        WHERE lead_photo_id = %s AND live LIMIT %s) AS placed
    UNION SELECT * FROM (SELECT CAST(%s AS BIGINT), CAST(object_id AS BIGINT) FROM wagtailcore_referenceindex
        WHERE to_object_id = %s AND to_content_type_id = %s AND base_content_type_id = %s LIMIT %s) AS within
"""
"""Of a photo, each part by an index of its own and no further than it is told."""


def ending(numbers: Collection[int], now: datetime) -> list[Photo]:
    """Of these photos those that no page shows any more or that will soon leave, the first to end first."""
    rows = (
        Photo.objects.filter(pk__in=numbers, expires_at__lte=now + SOON) if numbers else Photo.objects.none()
    )
    return list(rows.order_by("expires_at", "pk").only("title", "expires_at", "expired"))


def ending_soon(photos: QuerySet[Photo], now: datetime) -> QuerySet[Photo]:
    """Those of the photos that will soon leave all pages, the first to end first."""
    rows = photos.filter(expired=False, expires_at__isnull=False, expires_at__lte=now + SOON)
    return rows.order_by("expires_at", "pk").only("title", "expires_at")


def stories_with(photos: Sequence[Photo], at_most: int) -> dict[int, set[int]]:
    """Numbers of stories that have each photo, some of them where there are more, in one statement."""
    if not photos:
        return {}
    types = [one.pk for one in ContentType.objects.get_for_models(Photo, Article).values()]
    values: list[object] = []
    for photo in photos:
        values += [photo.pk, photo.pk, at_most] * 2 + [photo.pk, str(photo.pk), *types, at_most]
    found: dict[int, set[int]] = {photo.pk: set() for photo in photos}
    for photo_number, story in ask(" UNION ".join([_SHOWING] * len(photos)), values):
        found[int(photo_number)].add(story)
    return found
