"""Following changes: right after the commit in the process that made them, or in the worker after a crash."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Any

from nashra.changes import line
from nashra.changes.line import Change, Kind
from nashra.pages import generation
from nashra.pages.render import render
from nashra.pages.store import store
from nashra.pages.touched import touched
from nashra.search import related

logger = logging.getLogger(__name__)

_here = threading.local()

BATCH = 200
"""Changes followed at once: a key that several touch is rendered once."""


def on_commit(sender: Any, **kwargs: Any) -> None:
    """Follow what a transaction of this process has just changed.

    Following changes things too (related lists); what it records is taken up by the loop that is running.
    """
    if not getattr(_here, "following", False):
        _follow_until_empty(line.fresh)


def follow_left_behind() -> int:
    """Follow what a process that died, or an attempt that failed, has left; gives how many changes were followed."""
    return _follow_until_empty(line.left_behind)


def _follow_until_empty(pending: Callable[[int], Sequence[Change]]) -> int:
    """Follow batch after batch. Where a batch fails, its changes are tried one by one, so that others go on."""
    done = 0
    _here.following = True
    try:
        while changes := pending(BATCH):
            followed = follow(changes) or sum(follow([change]) for change in changes)
            done += followed
            if not followed:
                break
    finally:
        _here.following = False
    return done


def follow(changes: Sequence[Change]) -> int:
    """Bring related lists and the store up to these changes; gives how many were, all or none."""
    numbers = [change.number for change in changes]
    try:
        for number in sorted({story for change in changes if change.kind is Kind.STORY for story in change.subject.stories}):
            related.compute(number)
        _store(changes)
    except Exception as error:
        if len(changes) == 1:
            logger.exception("Change %s could not be followed; the worker tries again.", numbers[0])
            line.note_failure(numbers, repr(error))
        return 0
    line.settle(numbers)
    return len(changes)


def _store(changes: Sequence[Change]) -> None:
    highest = max(change.number for change in changes)
    if any(change.kind is Kind.NETWORK for change in changes):
        generation.begin()
    found = touched(changes, generation.current())
    store().touch(sorted(found.later - found.now), highest)
    store().put_many(render(found.now))
