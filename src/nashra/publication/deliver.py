"""Following changes: right after the commit in the process that made them, or in the worker after a crash."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from typing import Any

from nashra.changes import outbox
from nashra.changes.change import Change, Kind
from nashra.duplicates import consumer as duplicates
from nashra.fragments.store.protocol import MAX_RENDER_SECONDS
from nashra.pages import generation
from nashra.pages.invalidation import invalidated_by
from nashra.pages.render import render
from nashra.pages.store import store
from nashra.related.actions.compute import compute
from nashra.search.indexing import consumer as index

logger = logging.getLogger(__name__)

BATCH = 200
"""Changes followed at once: a key that several touch is rendered once."""

AT_ONCE = 100
"""Keys rendered between two writes to the store, so that none comes too late to be taken."""


class _Here(threading.local):
    """What this thread is following."""

    def __init__(self) -> None:
        self.is_following = False
        self.recorded: list[int] = []  # numbers that following has recorded itself


_here = _Here()


def on_commit(sender: Any, number: int, **kwargs: Any) -> None:
    """Follow what a transaction of this thread has just changed, with what else that transaction recorded.

    Following changes things too (related lists); what it records is taken up by the loop that is running.
    """
    if _here.is_following:
        _here.recorded.append(number)
        return
    changes = outbox.pending(BATCH, since=number)
    if changes and changes[0].number == number:  # else it was followed with the one before it
        _follow_with_own(changes)


def follow_left_behind() -> int:
    """Follow what a process that died, or an attempt that failed, has left; gives how many changes were followed."""
    done = 0
    while followed := _follow_with_own(outbox.overdue(BATCH)):
        done += followed
    return done


def _follow_with_own(changes: Sequence[Change]) -> int:
    """Follow a batch, and then what following it has recorded."""
    _here.is_following = True
    try:
        done = _follow_all(changes)
        while _here.recorded:
            numbers, _here.recorded = _here.recorded, []
            done += _follow_all(outbox.by_numbers(numbers))
        return done
    finally:
        _here.is_following = False


def _follow_all(changes: Sequence[Change]) -> int:
    """Follow a batch. Where it fails, its changes are tried one by one, so that others go on."""
    if len(changes) < 2:
        return follow(changes)
    return follow(changes) or sum(follow([change]) for change in changes)


def follow(changes: Sequence[Change]) -> int:
    """Bring related lists, the store and the index up to these changes; gives how many were, all or none."""
    if not changes:
        return 0
    numbers = [change.number for change in changes]
    try:
        for number in sorted(
            {story for one in changes if one.kind is Kind.STORY for story in one.subject.stories}
        ):
            compute(number)
            duplicates.keep(number)
        _store(changes)
        index.follow(changes)
    except Exception as error:
        if len(changes) == 1:
            logger.exception("Change %s could not be followed; the worker tries again.", numbers[0])
            outbox.note_failure(numbers, repr(error))
        return 0
    outbox.acknowledge(numbers)
    return len(changes)


def _store(changes: Sequence[Change]) -> None:
    """Render what the changes touch. What cannot be rendered is emptied: better to be asked for than old."""
    highest = max(change.number for change in changes)
    if any(change.kind is Kind.NETWORK for change in changes):
        generation.begin()
    found = invalidated_by(changes, generation.current())
    store().invalidate(sorted(found.invalidate - found.rerender), highest)
    try:
        _render_now(sorted(found.rerender))
    except BaseException:
        store().invalidate(sorted(found.rerender), highest)
        raise


def _render_now(wanted: Sequence[bytes]) -> None:
    for start in range(0, len(wanted), AT_ONCE):
        begun = time.time()
        store().put_many(render(wanted[start : start + AT_ONCE]))
        if time.time() - begun > MAX_RENDER_SECONDS:
            raise TimeoutError("Rendering took so long that the store may have refused it.")
