"""The worker's care for the index: it is rebuilt whenever there is a reason."""

from __future__ import annotations

import logging
import time
from contextlib import suppress

from nashra.search.engine import IndexUnusableError
from nashra.search.indexing import index_state, published_stories
from nashra.search.indexing.rebuild import reason, rebuild_because
from nashra.search.indexing.shortage import Shortage
from nashra.search.instance import engine

logger = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 10.0, 900.0
"""Seconds until a rebuild that failed is tried again: the first time, and at the most."""


class Keeper:
    """Rebuilds whenever there is a reason; after a failure less and less often."""

    def __init__(self) -> None:
        self._is_tidy = False
        self._wait = FIRST_WAIT
        self._again_at = 0.0
        self._shortage = Shortage()

    def keep(self) -> None:
        """Rebuild where it must be. Raises what `rebuild` and `reason` raise."""
        if not self._is_tidy:
            engine().tidy(index_state.forget_missed)
            self._is_tidy = True
        if time.monotonic() < self._again_at:
            return
        self._again_at = time.monotonic() + self._wait
        self._wait = min(2 * self._wait, LONGEST_WAIT)
        if not self._rebuild_if_needed() and _forget_damage():
            return  # checking all files has a cost too: it is done less and less often where nothing is damaged
        self._wait, self._again_at = FIRST_WAIT, 0.0

    def _rebuild_if_needed(self) -> bool:
        if why := reason() or self._shortage.reason():
            rebuild_because(why)
            self._shortage.accept()
        return bool(why)


def compact() -> bool:
    """Merge what publishing has left in pieces, so that no publish has to; returns whether it was worth it.

    An index that cannot be used is left to whoever rebuilds it. Raises OSError where the disk refuses.
    """
    with suppress(IndexUnusableError):
        return engine().compact(
            index_state.begin_noting,
            lambda: published_stories.of_numbers(index_state.missed()),
            index_state.forget_missed,
        )
    return False


def _forget_damage() -> bool:
    """Forget damage that was met and that no file has; returns whether there was any."""
    if not index_state.is_damage_recorded():
        return False
    index_state.forget_damage()
    logger.warning("The search index was taken for damaged, but its files are whole.")
    return True
