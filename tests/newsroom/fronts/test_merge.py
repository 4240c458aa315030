"""Two editors at one front: what doesn't touch is joined, what does waits for a choice, and no story stands twice."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from nashra.newsroom.fronts.document import checked
from nashra.newsroom.fronts.merge import merge
from nashra.newsroom.fronts.slot import Document, Pin, Slot
from nashra.newsroom.three_way import ABSENT, ORDER, Side

LEAD = Slot("lead", "lead", (Pin(1),))
PAIR = Slot("pair", "pair", (Pin(2), Pin(3)))
NOTE = Slot("note", "text", text="مرحبا")
BASE = (LEAD, PAIR, NOTE)


def test_changes_of_two_slots_and_of_two_fields_are_joined() -> None:
    mine = (replace(LEAD, heading="أولا"), PAIR, NOTE)
    theirs = (replace(LEAD, count=2), PAIR, replace(NOTE, text="أهلا"))
    merged = merge(BASE, mine, theirs)
    assert not merged.conflicts
    assert merged.slots == (replace(LEAD, heading="أولا", count=2), PAIR, replace(NOTE, text="أهلا"))


def test_stories_that_two_pin_into_one_slot_stand_both() -> None:
    mine = (replace(LEAD, stories=(Pin(8), Pin(1))), PAIR, NOTE)
    theirs = (replace(LEAD, stories=(Pin(1), Pin(9))), PAIR, NOTE)
    merged = merge(BASE, mine, theirs)
    assert (merged.slots[0].stories, merged.conflicts) == ((Pin(8), Pin(1), Pin(9)), ())


def test_one_field_changed_by_both_waits_for_a_choice() -> None:
    mine, theirs = ((LEAD, PAIR, replace(NOTE, text=text)) for text in ("صباح", "مساء"))
    (conflict,) = merge(BASE, mine, theirs).conflicts
    assert (conflict.path, conflict.mine, conflict.theirs) == (("note", "text"), "صباح", "مساء")
    assert merge(BASE, mine, theirs).slots == mine
    assert merge(BASE, mine, theirs, {conflict.path: Side.THEIRS}).slots == theirs


def test_slot_that_one_removed_and_the_other_changed_waits_for_a_choice() -> None:
    (conflict,) = merge(BASE, (LEAD, PAIR), (LEAD, PAIR, replace(NOTE, text="أهلا"))).conflicts
    assert (conflict.path, conflict.mine) == (("note",), ABSENT)


def test_order_changed_by_both_waits_for_a_choice() -> None:
    (conflict,) = merge(BASE, (PAIR, LEAD, NOTE), (LEAD, NOTE, PAIR)).conflicts
    assert conflict.path == (ORDER,)


def test_slots_that_both_add_stand_both() -> None:
    added = [Slot(name, "list") for name in ("x", "y")]
    merged = merge(BASE, (added[0], *BASE), (*BASE, added[1]))
    assert (merged.slots, merged.conflicts) == ((added[0], *BASE, added[1]), ())


@pytest.mark.parametrize(("side", "where"), [(None, "lead"), (Side.MINE, "lead"), (Side.THEIRS, "pair")])
def test_story_that_each_pins_in_another_slot_stands_once(side: Side | None, where: str) -> None:
    mine = (replace(LEAD, stories=(Pin(9), Pin(1))), PAIR, NOTE)
    theirs = (LEAD, replace(PAIR, stories=(Pin(9), *PAIR.stories)), NOTE)
    path = ("lead", "stories", "9")
    merged = merge(BASE, mine, theirs, {path: side} if side else None)
    assert [slot.id for slot in merged.slots for pin in slot.stories if pin.story == 9] == [where]
    assert [(one.path, one.mine, one.theirs) for one in merged.conflicts] == (
        [] if side else [(path, "lead", "pair")]
    )


def test_story_moved_by_one_and_reworded_by_the_other_is_one_conflict() -> None:
    mine = (replace(LEAD, stories=(Pin(1, "بصياغة أخرى"),)), PAIR, NOTE)
    theirs = (replace(LEAD, stories=()), replace(PAIR, stories=(Pin(1), *PAIR.stories)), NOTE)
    (conflict,) = merge(BASE, mine, theirs).conflicts
    assert conflict.path == ("lead", "stories", "1")
    chosen = merge(BASE, mine, theirs, {conflict.path: Side.THEIRS}).slots
    assert [slot.id for slot in chosen for pin in slot.stories if pin.story == 1] == ["pair"]


def _edited(chance: random.Random, front: Document) -> Document:
    """What somebody made of a front: stories moved, added and dropped; slots renamed, dropped, added, moved."""
    slots = [slot for slot in front if chance.random() > 0.1]
    if chance.random() < 0.4:
        slots.insert(chance.randrange(len(slots) + 1), Slot(f"new-{chance.randrange(4)}", "list"))
    if slots and chance.random() < 0.3:
        slots.insert(chance.randrange(len(slots)), slots.pop(chance.randrange(len(slots))))
    for story in range(1, 9):
        places = [place for place, slot in enumerate(slots) if slot.kind != "text"]
        if places and chance.random() < 0.3:
            slots = [replace(one, stories=tuple(p for p in one.stories if p.story != story)) for one in slots]
            at = chance.choice(places)
            slots[at] = replace(slots[at], stories=(*slots[at].stories, Pin(story, str(chance.randrange(2)))))
    return tuple({slot.id: slot for slot in slots}.values())


@pytest.mark.parametrize("seed", range(60))
def test_whatever_two_did_the_front_is_good_and_choices_settle_it(seed: int) -> None:
    chance = random.Random(seed)
    base = (LEAD, PAIR, NOTE, Slot("list", "list", (Pin(4), Pin(5))))
    mine, theirs = _edited(chance, base), _edited(chance, base)
    merged = merge(base, mine, theirs)
    assert checked(merged.slots) == merged.slots
    for side in Side:
        settled = merge(base, mine, theirs, {conflict.path: side for conflict in merged.conflicts})
        assert not settled.conflicts
        assert checked(settled.slots) == settled.slots
    assert merge(base, mine, base).slots == mine
    assert merge(base, base, theirs).slots == theirs
