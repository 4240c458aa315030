"""Rebuilding the index from the database, by hand or when it does not suit the database any more."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator

from nashra.changes import sequence
from nashra.search.engine import IndexUnusableError, StoryText
from nashra.search.index.schema import VERSION
from nashra.search.indexing import index_state, published_stories
from nashra.search.instance import engine

logger = logging.getLogger(__name__)

Tell = Callable[[int], object]
"""Is told now and then how many stories have been read."""

TOLD_EVERY = 500

FIRST_WAIT, LONGEST_WAIT = 10.0, 900.0
"""Seconds until a rebuild that failed is tried again: the first time, and at the most."""


def rebuild(tell: Tell = lambda done: None) -> int:
    """Build the index anew; gives how many stories were read. The old one answers until the new one is whole.

    What is published meanwhile is in the new one too. Waits where another process rebuilds already.
    """
    made_from: dict[str, object] = {}
    done = 0

    def told() -> Iterator[StoryText]:
        nonlocal made_from, done
        index_state.begin_rebuild()
        made_from = basis()
        for story in published_stories.published():
            yield story
            done += 1
            if done % TOLD_EVERY == 0:
                tell(done)
        tell(done)

    engine().rebuild(told(), lambda: published_stories.of_numbers(index_state.missed()))
    index_state.write_basis(made_from)
    if index_state.followed() > (number := sequence.current()):
        index_state.note_followed(number, lower=True)
    index_state.end_rebuild()
    return done


class Keeper:
    """Rebuilds whenever there is a reason; after a failure less and less often."""

    def __init__(self) -> None:
        engine().tidy(index_state.forget_missed)
        self._wait = FIRST_WAIT
        self._again_at = 0.0

    def keep(self) -> None:
        """Rebuild where it must be. Raises what a rebuild raises."""
        if time.monotonic() < self._again_at:
            return
        self._again_at = time.monotonic() + self._wait
        self._wait = min(2 * self._wait, LONGEST_WAIT)
        rebuild_if_wanted()
        self._wait, self._again_at = FIRST_WAIT, 0.0


def rebuild_if_wanted(tell: Tell = lambda done: None) -> bool:
    """Rebuild where there is a reason; gives whether there was one."""
    why = reason()
    if not why:
        return False
    logger.info("The search index is built: %s.", why)
    logger.info("The search index holds %d stories.", rebuild(tell))
    return True


def reason() -> str:
    """Why the index must be rebuilt; empty where it need not."""
    if index_state.is_rebuild_asked_for():
        return "it was asked for"
    known = index_state.basis()
    if known is None:
        return "there is none yet"
    if known != basis():
        return "it is another version's or database's, or an edition's language has changed"
    if index_state.followed() > sequence.current():
        return "it holds changes that the database does not"
    try:
        engine().snapshot()
    except IndexUnusableError as error:
        return str(error)
    return ""


def basis() -> dict[str, object]:
    """What all of an index depends on: its version, the database, and the language of each edition."""
    spoken = {str(edition): language for edition, language in published_stories.languages().items()}
    return {"version": VERSION, "installation": sequence.installation(), "languages": spoken}
