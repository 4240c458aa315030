"""What the breaking bars of editions say, and whose readers see a story."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from nashra.changes.ask import ask_of, aware
from nashra.newsroom.queries import placements, statements
from nashra.newsroom.queries.rows import BreakingRow


def in_force(editions: Collection[int]) -> dict[int, BreakingRow]:
    """The breaking news of these editions that have not come to their end.

    The worker clears each at its end. One that it could not clear is not shown by what is rendered later.
    """
    now = datetime.now(UTC)
    found: dict[int, BreakingRow] = {}
    for edition, text, story, since, until in ask_of(statements.BREAKING, editions):
        end = aware(until)
        if end and end > now:
            found[edition] = BreakingRow(text, story, aware(since), end)
    return found


def editions_showing(story: int, editions: Collection[int]) -> set[int]:
    """Of these editions those whose readers see a story: there, or elsewhere while it is not held back there."""
    placed = placements.everywhere([story]).get(story, ())
    if not placed:
        return set()
    here = {row.edition for row in placed}
    held_back = placements.held_back([story]).get(story, frozenset())
    return {edition for edition in editions if edition in here or edition not in held_back}
