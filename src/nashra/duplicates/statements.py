"""What comparing asks the database, as statements: each takes less time than a queryset to make it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from nashra.changes.ask import ask_of

_SAID = """
    SELECT id, headline, summary, body, live, has_unpublished_changes, latest_revision_id
    FROM newsroom_article WHERE id IN ({these})
"""
"""What stories say, and whether a draft says otherwise; the body is JSON."""

EDITION_HEADLINES = """
    SELECT article_id, headline FROM newsroom_placement
    WHERE article_id IN ({these}) AND headline <> '' ORDER BY id
"""
"""Headlines that editions have of their own."""


class Said(NamedTuple):
    """What a story says."""

    number: int
    headline: str
    summary: str
    body: str  # JSON
    live: bool
    has_unpublished_changes: bool
    latest_revision: int | None

    @property
    def has_draft(self) -> bool:
        """Whether its newest draft is not what readers see."""
        return bool(self.latest_revision) and (self.has_unpublished_changes or not self.live)


def said(stories: Iterable[int], *, lock: bool) -> list[Said]:
    """What these stories say; with ``lock``, their rows are taken where the database takes rows one by one."""
    takes_rows = lock and connection.features.has_select_for_update
    statement = _SAID + (connection.ops.for_update_sql() if takes_rows else "")
    return [Said(*row) for row in ask_of(statement, stories)]
