"""Three-way merging of values: what two sides made of one beginning, joined, and what of it touches. Knows no Django.

A value is a dict (merged key by key), `Rows` (merged row by row, in order), or anything else (taken whole).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

Path = tuple[str, ...]
"""The keys that lead to a value."""


class Side(StrEnum):
    """Whose value is taken where both changed the same."""

    MINE = "mine"
    THEIRS = "theirs"


class _Absent:
    """What stands on a side that has no such key or row."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()

ORDER: Final = "#order"
"""The last key of a path to the order of rows, of which both sides made another."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Values in order, each under a key that no other row of them has."""

    items: tuple[tuple[str, Any], ...] = ()

    def __post_init__(self) -> None:
        if len({key for key, _value in self.items}) != len(self.items):
            raise ValueError("two rows have the same key")

    def keys(self) -> list[str]:
        return [key for key, _value in self.items]

    def by_key(self) -> dict[str, Any]:
        return dict(self.items)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where both sides changed the same, each otherwise. A side that took it away has ABSENT there."""

    path: Path
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged value. It has mine at each conflict that is left."""

    value: Any
    conflicts: tuple[Conflict, ...] = ()
    taken: tuple[Path, ...] = ()
    """Where theirs came in: by itself, or because it was chosen."""


def merge(base: Any, mine: Any, theirs: Any, choices: Mapping[Path, Side] | None = None) -> Merged:
    """Join what two sides made of a beginning; ``choices`` decide conflicts by their paths.

    Rows that both sides inserted at one place stand one after the other, theirs first.
    """
    merging = _Merging(choices or {})
    value = merging.value((), base, mine, theirs)
    return Merged(value, tuple(merging.conflicts), tuple(merging.taken))


@dataclass(slots=True)
class _Merging:
    choices: Mapping[Path, Side]
    conflicts: list[Conflict] = field(default_factory=list)
    taken: list[Path] = field(default_factory=list)

    def value(self, path: Path, base: Any, mine: Any, theirs: Any) -> Any:
        if mine == theirs or theirs == base:
            return mine
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self._record(path, base if isinstance(base, dict) else {}, mine, theirs)
        if isinstance(mine, Rows) and isinstance(theirs, Rows):
            return self._rows(path, base if isinstance(base, Rows) else Rows(), mine, theirs)
        return self._whole(path, base, mine, theirs)

    def _whole(self, path: Path, base: Any, mine: Any, theirs: Any) -> Any:
        if mine != base:
            if path not in self.choices:
                self.conflicts.append(Conflict(path, base, mine, theirs))
            if self.choices.get(path) is not Side.THEIRS:
                return mine
        self.taken.append(path)
        return theirs

    def _record(
        self, path: Path, base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
    ) -> dict[str, Any]:
        names = dict.fromkeys([*mine, *theirs])
        sides = ((name, [side.get(name, ABSENT) for side in (base, mine, theirs)]) for name in names)
        found = ((name, self.value((*path, name), *values)) for name, values in sides)
        return {name: value for name, value in found if value is not ABSENT}

    def _rows(self, path: Path, base: Rows, mine: Rows, theirs: Rows) -> Rows:
        merged = self._record(path, base.by_key(), mine.by_key(), theirs.by_key())
        order = self._order(path, base.keys(), mine.keys(), theirs.keys(), merged)
        return Rows(tuple((key, merged[key]) for key in order))

    def _order(
        self, path: Path, base: list[str], mine: list[str], theirs: list[str], kept: Iterable[str]
    ) -> list[str]:
        everywhere = set(base) & set(mine) & set(theirs)
        before, ours, other = ([key for key in side if key in everywhere] for side in (base, mine, theirs))
        chosen = self.value((*path, ORDER), tuple(before), tuple(ours), tuple(other))
        if chosen == tuple(ours):
            order = _with_inserted(mine, theirs, after=())
        else:
            order = _with_inserted(theirs, mine, after=set(theirs) - set(base))
        there = set(kept)
        return [key for key in order if key in there]


def _with_inserted(order: Sequence[str], other: Sequence[str], after: Iterable[str]) -> list[str]:
    """An order with the keys that only the other has, each behind the one that it follows there.

    Keys of ``after`` that stand at the same place come first.
    """
    found, passed = list(order), set(after)
    at = 0
    for key in other:
        if key in found:
            at = found.index(key) + 1
            continue
        while at < len(found) and found[at] in passed:
            at += 1
        found.insert(at, key)
        at += 1
    return found
