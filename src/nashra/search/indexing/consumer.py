"""The index follows the changes of the outbox: a published story is found, one taken down is gone.

The stories are read from the database while the engine's one writer is held. So whoever writes last has
read last, and no older text ever replaces a newer one, however many processes follow.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from nashra.changes.change import Change, Kind
from nashra.newsroom.queries import references
from nashra.search.engine import IndexUnusableError
from nashra.search.indexing import index_state, published_stories
from nashra.search.instance import engine

logger = logging.getLogger(__name__)

AT_ONCE = 1_000
"""Stories of one commit."""


def consume(changes: Sequence[Change]) -> None:
    """Bring the index up to these changes.

    Where the index cannot be used, that is logged and a rebuild asked for, which reads all stories anew:
    then the changes count as followed. Raises what the database or the disk raises; try again then.
    """
    numbers = sorted(touched(changes))
    if not numbers:
        return
    index_state.note_missed(numbers)
    index_state.note_followed(max(change.number for change in changes))
    try:
        for start in range(0, len(numbers), AT_ONCE):
            engine().write(published_stories.of_numbers(numbers[start : start + AT_ONCE]))
    except IndexUnusableError as error:
        logger.error("The search index does not take stories; the worker rebuilds it. %s", error)
        index_state.ask_for_rebuild()


def touched(changes: Iterable[Change]) -> set[int]:
    """The stories of which something that is indexed has changed."""
    found: set[int] = set()
    for change in changes:
        if change.kind is Kind.STORY:
            found.update(change.subject.stories)
        elif change.kind is Kind.AUTHOR:
            found.update(change.subject.stories, references.by_author(change.subject.author))
    return found
