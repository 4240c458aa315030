"""Photos found by their words, from the index in which Wagtail keeps these."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

from nashra.changes.ask import ask
from nashra.newsroom.models import Photo
from nashra.newsroom.photo_search import asked

MOST = 2_000
"""Photos that are found, the newest in the index, however many have the words."""

FOUND = """
    SELECT CAST(entry.object_id AS INTEGER)
    FROM modelsearch_indexentry_fts CROSS JOIN modelsearch_indexentry entry
        ON entry.id = modelsearch_indexentry_fts.rowid
    WHERE modelsearch_indexentry_fts MATCH %s AND entry.content_type_id = %s
    ORDER BY modelsearch_indexentry_fts.rowid DESC LIMIT %s
"""
"""The newest entries that have words: the index of words is asked once, and read no further than so many."""


def with_words(photos: QuerySet[Photo], typed: str) -> QuerySet[Photo]:
    """Of these photos those that have what somebody typed, of which the last may be half a word; in their order."""
    if not (words := asked(typed)):
        return photos.none()
    if connection.vendor == "sqlite":
        return photos.filter(pk__in=_found(words))
    found: QuerySet[Photo] = (
        get_search_backend().autocomplete(words, photos, order_by_relevance=False).get_queryset()
    )
    return found


def _found(words: str) -> list[int]:
    """Numbers of photos. Wagtail's own search asks the index once more for each photo that it finds."""
    phrases = " ".join(f'"{word}"' for word in words.split())  # words alone: no quotation mark is in them
    kind = ContentType.objects.get_for_model(Photo).pk
    return [number for (number,) in ask(FOUND, (f"autocomplete : ({phrases} *)", kind, MOST))]
