"""Joining what an editor made of an assignment with what others have changed of it since its form was opened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from nashra.newsroom.actions.merge import mark
from nashra.newsroom.models import Assignment
from nashra.newsroom.three_way import Conflict, Side, merge

Values = Mapping[str, Any]
"""What an assignment says, field by field: numbers for rows, ISO text for times, so that a form can carry it."""


class AssignmentMovedOnError(Exception):
    """Others changed what the editor changed too; each such field waits for a choice."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(conflicts)
        self.conflicts = conflicts


def values_of(row: Assignment) -> Values:
    """What an assignment says now."""
    return {
        "slug_line": row.slug_line,
        "section": row.section_id,
        "due": row.due.astimezone(UTC).isoformat(),
        "reporter": row.reporter_id,
        "place": row.place,
        "brief": row.brief,
    }


def own_changes(base: Values, mine: Values, theirs: Values, choices: Mapping[str, Side]) -> frozenset[str]:
    """The fields that are to be as the editor has them, where theirs is what the assignment says now.

    ``choices`` are by conflicts' marks. Raises AssignmentMovedOnError.
    """
    undecided = merge(base, mine, theirs).conflicts
    chosen = {one.path: choices[mark(one)] for one in undecided if mark(one) in choices}
    if len(chosen) < len(undecided):
        raise AssignmentMovedOnError(undecided)
    merged = merge(base, mine, theirs, chosen).value
    return frozenset(name for name in mine if merged[name] != theirs[name])
