"""What the newsroom's lists ask the index: stories of all editions, by words."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from nashra.search.engine import IndexUnusableError
from nashra.search.instance import engine
from nashra.search.search import search

logger = logging.getLogger(__name__)


def numbers(words: str, limit: int) -> Sequence[int] | None:
    """Numbers of the published stories that have the words, the likeliest first; None without a usable index."""
    try:
        return [hit.story for hit in search(engine(), words, datetime.now(UTC), limit=limit).hits]
    except IndexUnusableError:
        logger.exception("The search index cannot be used.")
        return None
