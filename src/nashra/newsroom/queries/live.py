"""Live coverage: its updates, the youngest first."""

from __future__ import annotations

from collections.abc import Collection

from nashra.changes.ask import Row, ask, aware
from nashra.newsroom.queries import statements
from nashra.newsroom.queries.rows import LiveRow, LiveRows

SHOWN = 30
"""Updates on a story's own page, and on each page of older ones."""
MOMENTS = 20
"""Key moments that are listed."""
ABOVE_ALL = 2**62


def newest(stories: Collection[int]) -> dict[int, LiveRows]:
    """What the pages of coverages show: one update more than they hold, so that they know of older ones."""
    return {number: LiveRows(before(number), moments(number)) for number in stories}


def before(story: int, update: int = ABOVE_ALL) -> tuple[LiveRow, ...]:
    """The updates before one of them, one more than a page holds."""
    return tuple(_row(row) for row in ask(statements.UPDATES, (story, update, SHOWN + 1)))


def moments(story: int) -> tuple[LiveRow, ...]:
    """The key moments."""
    return tuple(_row(row) for row in ask(statements.MOMENTS, (story, MOMENTS)))


def _row(row: Row) -> LiveRow:
    number, made_at, edited_at, headline, text, embed, author, is_key = row
    return LiveRow(number, aware(made_at), aware(edited_at), headline, text, embed, author, bool(is_key))
