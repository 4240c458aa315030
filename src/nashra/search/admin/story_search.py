"""What the newsroom's lists ask the index: stories of all editions, by words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from nashra.search.engine import IndexUnusableError
from nashra.search.indexing import index_state
from nashra.search.indexing.damage_report import report
from nashra.search.instance import engine
from nashra.search.search import search


def numbers(words: str, limit: int) -> Sequence[int] | None:
    """Numbers of the published stories that have the words, the likeliest first; None without a usable index."""
    try:
        found = [hit.story for hit in search(engine(), words, datetime.now(UTC), limit=limit).hits]
    except IndexUnusableError as error:
        report(error)
        return None
    return found if found or not index_state.is_incomplete() else None
