"""Writing what was computed: the story's own list, and its place in the lists of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
from django.db import transaction

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.related import statements
from nashra.related.similarity.list_merge import Listed, joined, own, shown
from nashra.related.similarity.nearest import Nearest

Lists = Mapping[int, Sequence[Listed]]
Version = tuple[int | None]
"""The revision of a live story that readers see."""


class Edited(msgspec.Struct, frozen=True):
    """What an editor has decided of a list."""

    struck: frozenset[int]
    pinned: frozenset[int]


def edited(article: int) -> Edited:
    """What an editor has decided of a story's list."""
    return _edited(_lists([article])[article])


def _edited(rows: Sequence[Listed]) -> Edited:
    return Edited(
        frozenset(row.story for row in rows if row.struck),
        frozenset(row.story for row in rows if row.pinned is not None),
    )


@transaction.atomic
def write(
    article: int, found: Nearest, words: Mapping[int, str], computed_of: Version, computed_with: Edited
) -> bool:
    """Write the rows that change, and record the lists that show other stories than before.

    Nothing is written where the story has changed meanwhile: that change is consumed by itself. Nothing either where an
    editor has decided otherwise meanwhile: False says that it is to be computed again.
    """
    numbers = sorted({article, *found.all, *found.copies})
    alive = _lock(numbers)
    if alive.get(article) != computed_of:
        return True
    before = _lists(numbers)
    if _edited(before[article]) != computed_with:
        return False
    after = {
        number: _joined(article, number, before[number], found, words)
        for number in alive
        if number != article
    }
    after[article] = own(before[article], [one for one in found.chosen if one.story in alive], words)
    after = {number: rows for number, rows in after.items() if rows is not before[number]}
    _write_changes(before, after)
    changed = [number for number, rows in after.items() if shown(before[number]) != shown(rows)]
    if changed:
        outbox.record(Kind.RELATED, Subject(stories=tuple(sorted(changed))))
    return True


def _joined(
    article: int, number: int, rows: Sequence[Listed], found: Nearest, words: Mapping[int, str]
) -> Sequence[Listed]:
    near = found.all.get(number)
    score = near.score if near else 0.0
    return joined(rows, Listed(article, score, words.get(number, "")), found.copies)


def _lock(numbers: Sequence[int]) -> dict[int, Version | None]:
    """Take the stories' rows, so that two that enter one list wait for each other; returns those that exist."""
    return {number: (revision,) if live else None for number, live, revision in statements.lock(numbers)}


def _lists(numbers: Sequence[int]) -> dict[int, list[Listed]]:
    found: dict[int, list[Listed]] = defaultdict(list)
    for number, *row in statements.of(statements.LISTS, numbers):
        found[number].append(Listed(*row))
    return found


def _write_changes(before: Lists, after: Lists) -> None:
    """Write the rows that differ; those that go are deleted, the others put in their place."""
    gone: list[tuple[int, int]] = []
    put: list[tuple[int, int, float, str]] = []
    for number, rows in after.items():
        known = {row.story: row for row in before[number]}
        put += [
            (number, row.story, row.score, row.words) for row in rows if known.pop(row.story, None) != row
        ]
        gone += [(number, story) for story in known]
    statements.write(statements.DELETE, gone)
    statements.write(statements.PUT, put)
