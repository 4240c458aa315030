"""The first consumer of changes: what they touch is not shown any more as it was."""

from __future__ import annotations

from collections.abc import Sequence

from nashra.changes.change import Change, Kind
from nashra.pages import generation
from nashra.pages.invalidation import invalidated_by
from nashra.pages.store import store

AT_ONCE = 1000
"""Keys of one transaction of the store, so that none holds up other writers for long."""


def consume(changes: Sequence[Change]) -> None:
    """Leave a tombstone at the newest change's number on every key that these changes touch."""
    if any(change.kind is Kind.NETWORK for change in changes):
        generation.begin()
    keys = sorted(invalidated_by(changes, generation.current()))
    highest = max(change.number for change in changes)
    for start in range(0, len(keys), AT_ONCE):
        store().invalidate(keys[start : start + AT_ONCE], highest)
