"""The index follows the changes of the outbox: a published story is found, one taken down is gone.

The stories are read from the database while the engine's one writer is held. So whoever writes last has
read last, and no older text ever replaces a newer one, however many processes consume changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from nashra.changes.change import Change, Kind
from nashra.newsroom.queries import references
from nashra.search.engine import IndexDamagedError, StoryText
from nashra.search.indexing import index_state, published_stories
from nashra.search.indexing.damage_report import report
from nashra.search.instance import engine

STEP = 200
"""Stories of an author that are indexed at once: the rest goes on in the worker, between other changes."""


def consume(changes: Sequence[Change]) -> Mapping[int, int]:
    """Bring the index up to these changes; returns behind which story each author's goes on whose stories are many.

    Where its files are damaged, a rebuild is asked for, which reads all stories anew: then the changes count
    as consumed. Raises what the database or the disk raises, and IndexUnusableError; try again then.
    """
    stories = {change.number: _changed_stories(change) for change in changes}
    numbers = sorted(set().union(*stories.values()))
    if not numbers:
        return {}
    index_state.add_missed(numbers)
    index_state.record_consumed(max(change.number for change in changes))
    try:
        engine().write(_stories(numbers))
    except IndexDamagedError as error:
        report(error)
        return {}
    return {
        change.number: max(stories[change.number])
        for change in changes
        if change.kind is Kind.AUTHOR and len(stories[change.number]) == STEP
    }


def _stories(numbers: list[int]) -> Iterator[StoryText]:
    """The stories, noted again while the writer's lock is held: an index copied meanwhile has them, or misses them."""
    index_state.add_missed(numbers)
    yield from published_stories.of_numbers(numbers)


def _changed_stories(change: Change) -> Collection[int]:
    """The stories of which something that is indexed has changed; of an author's, those of one step."""
    if change.kind in (Kind.STORY, Kind.LIVE):
        return change.subject.stories
    if change.kind is not Kind.AUTHOR:
        return ()
    return references.by_author(change.subject.author, STEP, after=change.position)
