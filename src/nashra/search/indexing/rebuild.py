"""Rebuilding the index from the database, by hand or when it does not suit the database any more."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator

from nashra.changes import sequence
from nashra.search.engine import IndexDamagedError, StoryText
from nashra.search.index.schema import VERSION
from nashra.search.indexing import index_state, published_stories
from nashra.search.instance import engine, folder

logger = logging.getLogger(__name__)

Tell = Callable[[int], object]
"""Called now and then with how many stories have been read."""

REPORTED_EVERY = 500

BYTES_OF_A_STORY = 4_500
"""What the index takes for a story at least (docs/searching.md)."""


class NoSpaceError(Exception):
    """The disk has obviously no room for a rebuild, so none was begun."""


def rebuild(tell: Tell = lambda done: None, *, is_needed: bool = False) -> int:
    """Build the index anew; returns how many stories were read. The old one answers until the new one is whole.

    What is published meanwhile is in the new one too. Waits where another process rebuilds already. One that
    `is_needed` and is broken off is a reason for the next. Raises NoSpaceError, and OSError where the disk refuses.
    """
    check_space()
    made_from: dict[str, object] = {}
    done = 0

    def counted() -> Iterator[StoryText]:
        nonlocal made_from, done
        index_state.begin_rebuild(is_needed=is_needed)
        made_from = basis()
        for story in published_stories.published():
            yield story
            done += 1
            if done % REPORTED_EVERY == 0:
                tell(done)
        tell(done)

    engine().rebuild(counted(), lambda: published_stories.of_numbers(index_state.missed()))
    index_state.write_basis(made_from)
    if index_state.consumed() > (number := sequence.current()):
        index_state.record_consumed(number, lower=True)
    index_state.end_rebuild()
    return done


def rebuild_if_needed() -> bool:
    """Rebuild where there is a reason; returns whether there was one."""
    if why := reason():
        rebuild_because(why)
    return bool(why)


def rebuild_because(why: str) -> None:
    """Rebuild and log it."""
    logger.info("The search index is built: %s.", why)
    logger.info("The search index holds %d stories.", rebuild(is_needed=True))


def check_space() -> None:
    """Raise NoSpaceError where the index that is to be built is larger than what is free."""
    folder().mkdir(parents=True, exist_ok=True)
    free, needed = shutil.disk_usage(folder()).free, published_stories.count() * BYTES_OF_A_STORY
    if free < needed:
        raise NoSpaceError(
            f"The search index takes {needed / 1e6:,.0f} MB at least, and {free / 1e6:,.0f} MB are free in "
            f"{folder()}. Free some space; the worker tries again by itself."
        )


def reason() -> str:
    """Why the index must be rebuilt; empty where it need not. Where damage was met, all its files are checked.

    Raises IndexUnusableError where that cannot be told now.
    """
    if index_state.is_rebuild_asked_for():
        return "it was asked for"
    if index_state.is_rebuild_begun():
        return "a rebuild was broken off"
    known = index_state.basis()
    if known is None or index_state.is_gone():
        return "there is none"
    if known != basis():
        return "it is another version's or database's, or an edition's language has changed"
    if index_state.consumed() > sequence.current():
        return "it holds changes that the database does not"
    try:
        engine().snapshot()
    except IndexDamagedError as error:
        return str(error)
    return engine().damage() if index_state.is_damage_recorded() else ""


def basis() -> dict[str, object]:
    """What all of an index depends on: its version, the database, and the language of each edition."""
    spoken = {str(edition): language for edition, language in published_stories.languages().items()}
    return {"version": VERSION, "installation": sequence.installation(), "languages": spoken}
