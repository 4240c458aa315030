"""What computing asks the database and writes there, as statements: each takes less time than a queryset to make it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

TEXTS = """
    SELECT article.id, article.live_revision_id, article.headline, article.kicker, article.summary, article.body,
        article.caption, article.city, article.agency,
        place.headline, place.summary, place.published_at, place.section_id, edition.language
    FROM newsroom_placement place
        JOIN newsroom_article article ON article.id = place.article_id
        JOIN editions_edition edition ON edition.id = place.edition_id
    WHERE article.id IN ({these}) AND article.live AND place.live
    ORDER BY place.canonical DESC, place.sort_order, place.id
"""
"""Stories as readers see them: a row for each of their places, the canonical one first."""

PLACES = """
    SELECT place.article_id, place.section_id, edition.language
    FROM newsroom_placement place JOIN editions_edition edition ON edition.id = place.edition_id
    WHERE place.article_id IN ({these}) AND place.live
    ORDER BY place.canonical DESC, place.sort_order, place.id
"""
"""Where readers find stories, the canonical place first."""

LISTS = """
    SELECT article_id, related_id, score, words, pinned, struck
    FROM nashra_related_relatedstory WHERE article_id IN ({these})
"""
"""The lists of stories, in no order."""

SHOWN = """
    SELECT article_id, related_id FROM nashra_related_relatedstory
    WHERE article_id IN ({these}) AND NOT struck
    ORDER BY article_id, CASE WHEN pinned IS NULL THEN 1 ELSE 0 END, pinned, score DESC, related_id DESC
"""
"""The lists of stories as readers see them: what is pinned first, in its order."""

LISTING = """
    SELECT article_id FROM nashra_related_relatedstory
    WHERE related_id = %s AND NOT struck ORDER BY article_id DESC LIMIT %s
"""
"""The newest stories in whose lists one stands."""

LISTED_IN = """
    SELECT DISTINCT article_id FROM nashra_related_relatedstory
    WHERE related_id IN ({these}) AND NOT struck LIMIT %s
"""
"""Stories in whose lists any of these stands."""

CHANGED = "SELECT subject FROM changes_outboxrow WHERE kind = %s ORDER BY number DESC LIMIT %s"
"""The newest changes that have not been followed, as JSON."""

LOCK = "SELECT id, live, live_revision_id FROM newsroom_article WHERE id IN ({these}) ORDER BY id"
"""Which revision of stories readers see. Their rows are taken where the database takes rows one by one."""

PUT = """
    INSERT INTO nashra_related_relatedstory (article_id, related_id, score, words, struck)
    VALUES (%s, %s, %s, %s, FALSE)
    ON CONFLICT (article_id, related_id) DO UPDATE SET score = excluded.score, words = excluded.words
"""
"""A row of a list, of which an editor's part stays as it is."""

DELETE = "DELETE FROM nashra_related_relatedstory WHERE article_id = %s AND related_id = %s"


def of(statement: str, these: Iterable[int]) -> list[tuple[Any, ...]]:
    """What a statement gives of these stories."""
    numbers = [*these]
    return ask(statement.format(these=", ".join(["%s"] * len(numbers))), numbers) if numbers else []


def ask(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What a statement gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def lock(these: Iterable[int]) -> list[tuple[Any, ...]]:
    """What LOCK gives of these stories, when this transaction has their rows."""
    takes_rows = connection.features.has_select_for_update
    return of(LOCK + (connection.ops.for_update_sql(no_key=True) if takes_rows else ""), these)


def write(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run a statement for each of the rows."""
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
