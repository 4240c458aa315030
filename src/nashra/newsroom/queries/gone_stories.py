"""Stories that readers could once open."""

from __future__ import annotations

from collections.abc import Collection

from nashra.changes.ask import ask_of
from nashra.newsroom.queries import statements


def gone(wanted: Collection[tuple[int, int]]) -> dict[tuple[int, int], bool]:
    """Which of these stories, by edition and number, readers could once open there and now cannot."""
    numbers = {number for _edition, number in wanted}
    deleted = {number for (number,) in ask_of(statements.DELETED, numbers)}
    withdrawn = set(ask_of(statements.WITHDRAWN, numbers))
    return {pair: True for pair in wanted if pair[1] in deleted or pair in withdrawn}
