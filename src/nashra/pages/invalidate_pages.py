"""The first consumer of changes: what they touch is not shown any more as it was."""

from __future__ import annotations

from collections.abc import Sequence

from nashra.changes.change import Change, Kind
from nashra.pages import generation
from nashra.pages.invalidation import TooManyStoriesError, invalidated_by
from nashra.pages.store import floor, store

AT_ONCE = 1000
"""Keys of one transaction of the store, so that none holds up other writers for long."""


def consume(changes: Sequence[Change]) -> None:
    """Leave a tombstone at the newest change's number on every key that these changes touch.

    Where they touch everything, or more than can be named at once, a new generation begins.

    Where that fails, whatever the reason, nothing older than these changes is shown by any process: the
    store's floor is raised, until the worker has seen that nothing is left to invalidate.
    """
    highest = max(change.number for change in changes)
    try:
        _invalidate(changes, highest)
    except Exception:
        floor().raise_to(highest)
        raise


def _invalidate(changes: Sequence[Change], highest: int) -> None:
    keys = _keys(changes)
    if keys is None:
        generation.begin()
        return
    for start in range(0, len(keys), AT_ONCE):
        store().invalidate(keys[start : start + AT_ONCE], highest)


def _keys(changes: Sequence[Change]) -> Sequence[bytes] | None:
    """The keys that the changes touch; None where all do."""
    if any(change.kind is Kind.NETWORK for change in changes):
        return None
    try:
        sites = generation.current()
        keys = invalidated_by(changes, sites)
        return sorted([*keys, *generation.former_keys(keys, sites).values()])
    except TooManyStoriesError:
        return None
