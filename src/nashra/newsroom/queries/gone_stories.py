"""Stories that readers could once open."""

from __future__ import annotations

from collections.abc import Collection

from nashra.changes.ask import ask_of
from nashra.newsroom.queries import statements


def gone(wanted: Collection[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Which of these stories, by edition and number, readers could once open there and now cannot.

    With the newsroom's note about it; "": none.
    """
    numbers = {number for _edition, number in wanted}
    deleted: dict[int, str] = dict(ask_of(statements.DELETED, numbers))
    there = (*ask_of(statements.WITHDRAWN, numbers), *ask_of(statements.REMOVED, numbers))
    withdrawn = {(edition, number): note for edition, number, note in there}
    everywhere = {pair: deleted[pair[1]] for pair in wanted if pair[1] in deleted}
    return everywhere | {pair: withdrawn[pair] for pair in wanted if pair in withdrawn}
