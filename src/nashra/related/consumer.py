"""Related lists follow the changes of the outbox; which lists changed is recorded as a change of its own."""

from __future__ import annotations

from collections.abc import Sequence

from nashra.changes.change import Change, stories_of
from nashra.related.actions.compute import compute
from nashra.related.texts import remembering_many


def consume(changes: Sequence[Change]) -> None:
    """Compute the lists of the stories that changed, and of those that they enter or leave."""
    with remembering_many():
        for number in stories_of(changes):
            compute(number)
