"""What the newsroom's lists ask the index: stories by words, of all editions or of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from nashra.search.engine import Filters, IndexUnusableError
from nashra.search.indexing import index_state
from nashra.search.indexing.damage_report import report
from nashra.search.instance import engine
from nashra.search.search import search


def numbers(
    words: str, limit: int, *, edition: int | None = None, section: int | None = None
) -> Sequence[int] | None:
    """Numbers of the published stories that have the words, the likeliest first; None without a usable index."""
    filters = Filters(edition=edition, section=section)
    try:
        found = [hit.story for hit in search(engine(), words, datetime.now(UTC), filters, limit=limit).hits]
    except IndexUnusableError as error:
        report(error)
        return None
    return found if found or not index_state.is_incomplete() else None
