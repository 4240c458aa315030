"""What meets an index that cannot be used says so here, and a damaged one is rebuilt."""

from __future__ import annotations

import logging

from nashra.search.engine import IndexDamagedError, IndexUnusableError
from nashra.search.indexing import index_state

logger = logging.getLogger(__name__)


def report(error: IndexUnusableError) -> None:
    """Log that the index cannot be used, and ask the worker to rebuild a damaged one; once, however many meet it."""
    if not isinstance(error, IndexDamagedError):
        logger.error("The search index cannot be used now. %s", error)
        return
    try:
        if index_state.record_damage():
            logger.error("The search index is damaged; the worker rebuilds it. %s", error)
    except OSError as refused:
        logger.error(
            "The search index is damaged (%s), and the disk refuses a request to rebuild it: %r",
            error,
            refused,
        )
