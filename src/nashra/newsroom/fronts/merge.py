"""Joining what two editors made of one front: by slot, by field, by story, and the order of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from nashra.newsroom import three_way
from nashra.newsroom.fronts.slot import Document, Pin, Slot
from nashra.newsroom.three_way import ABSENT, Conflict, Path, Rows, Side

_OF_SLOT = ("kind", "section", "topic", "heading", "text", "count")
_OF_PIN = ("headline", "photo", "until")


@dataclass(frozen=True, slots=True)
class MergedFront:
    """A merged document. It has mine at each conflict that is left."""

    slots: Document
    conflicts: tuple[Conflict, ...] = ()
    """Paths are (slot, field), (slot, "stories", story, field), or end in `three_way.ORDER`; shorter where a slot or a
    story was taken away on one side. (slot, "stories", story) with the ids of two slots as values: both sides brought
    the story in, each in another slot."""
    taken: tuple[Path, ...] = ()
    """Where theirs came in."""


def merge(
    base: Document, mine: Document, theirs: Document, choices: Mapping[Path, Side] | None = None
) -> MergedFront:
    """Join two documents that began from one; ``choices`` decide conflicts by their paths.

    A story that stands twice by what was chosen alone stands where mine has it.
    """
    undecided = _merged(base, mine, theirs, {})
    if not choices:
        return undecided
    asked = {conflict.path for conflict in undecided.conflicts}
    merged = _merged(base, mine, theirs, choices)
    return replace(merged, conflicts=tuple(one for one in merged.conflicts if one.path in asked))


def _merged(base: Document, mine: Document, theirs: Document, choices: Mapping[Path, Side]) -> MergedFront:
    merged = three_way.merge(_values(base), _values(mine), _values(theirs), choices)
    slots, twice = _each_once(_slots(merged.value), mine, theirs, choices)
    known = {conflict.path for conflict in merged.conflicts}
    new = tuple(conflict for conflict in twice if conflict.path not in known)
    return MergedFront(slots, merged.conflicts + new, merged.taken)


def _values(slots: Document) -> Rows:
    return Rows(tuple((slot.id, _of_slot(slot)) for slot in slots))


def _of_slot(slot: Slot) -> dict[str, Any]:
    pins = Rows(
        tuple((str(pin.story), {name: getattr(pin, name) for name in _OF_PIN}) for pin in slot.stories)
    )
    return {name: getattr(slot, name) for name in _OF_SLOT} | {"stories": pins}


def _slots(rows: Rows) -> Document:
    return tuple(Slot(name, **{**values, "stories": _pins(values["stories"])}) for name, values in rows.items)


def _pins(rows: Rows) -> tuple[Pin, ...]:
    return tuple(Pin(int(story), **values) for story, values in rows.items)


def _each_once(
    slots: Document, mine: Document, theirs: Document, choices: Mapping[Path, Side]
) -> tuple[Document, tuple[Conflict, ...]]:
    """The slots with no story twice, which two sides may have brought into two slots, and those that are undecided."""
    ours, others = _slots_of_each(mine), _slots_of_each(theirs)
    found = _slots_of_each(slots)
    conflicts, gone = [], set[tuple[str, int]]()
    for story in (story for story, places in found.items() if len(places) > 1):
        here, there = ours[story][0], others[story][0]
        path = (here, "stories", str(story))
        if path not in choices:
            conflicts.append(Conflict(path, ABSENT, here, there))
        kept = there if choices.get(path) is Side.THEIRS else here
        gone |= {(place, story) for place in found[story] if place != kept}
    return _without(slots, gone), tuple(conflicts)


def _slots_of_each(slots: Iterable[Slot]) -> dict[int, list[str]]:
    """The ids of the slots in which each story stands."""
    found: dict[int, list[str]] = {}
    for slot in slots:
        for pin in slot.stories:
            found.setdefault(pin.story, []).append(slot.id)
    return found


def _without(slots: Document, gone: set[tuple[str, int]]) -> Document:
    return tuple(
        replace(slot, stories=tuple(pin for pin in slot.stories if (slot.id, pin.story) not in gone))
        for slot in slots
    )
