"""Front documents: from JSON and back, what is refused, and what is left of a damaged one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from nashra.newsroom.fronts.document import Fault, InvalidFrontError, checked, parse, readable, to_json
from nashra.newsroom.fronts.slot import COUNTS, KINDS, Pin, Slot
from nashra.newsroom.fronts.usual import usual_home

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def raw(**fields: Any) -> dict[str, Any]:
    return {"id": "one", "kind": "lead", **fields}


def test_document_is_the_same_after_json() -> None:
    document = (
        Slot("lead", "lead", (Pin(5, "عنوان", 7, NOON), Pin(6)), section=3),
        Slot("note", "text", heading="تنويه", text="سطر\nوآخر"),
    )
    assert parse(to_json(document)) == document


def test_every_kind_has_its_count() -> None:
    assert set(COUNTS) == set(KINDS)
    assert Slot("a", "pair").shown == 2
    assert Slot("a", "list", count=9).shown == 9


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (raw(kind="carousel"), Fault.KIND),
        (raw(kind="section"), Fault.SECTION_MISSING),
        (raw(kind="latest", section=3), Fault.NO_SECTION_HERE),
        (raw(kind="text", stories=[{"story": 5}]), Fault.NO_STORIES_HERE),
        (raw(stories=[{"story": 5}, {"story": 5}]), Fault.STORY_TWICE),
        (raw(stories=[{"story": 0}]), Fault.STORY_UNREADABLE),
        (raw(stories=[{"story": True}]), Fault.STORY_UNREADABLE),
        (raw(stories=[{"story": 5, "until": "2026-03-01T12:00:00"}]), Fault.STORY_UNREADABLE),
        (raw(stories=[{"story": 5, "until": "الليلة"}]), Fault.STORY_UNREADABLE),
        (raw(stories=["5"]), Fault.STORY_UNREADABLE),
        (raw(stories=[{"story": number + 1} for number in range(21)]), Fault.TOO_MANY_STORIES),
        (raw(stories={"story": 5}), Fault.UNREADABLE),
        (raw(count=5), Fault.COUNT),
        (raw(count=-1), Fault.UNREADABLE),
        (raw(heading="ن" * 256), Fault.UNREADABLE),
    ],
)
def test_what_is_wrong_is_told_with_its_slot(wrong: dict[str, Any], fault: Fault) -> None:
    with pytest.raises(InvalidFrontError) as refused:
        parse([{"id": "zero", "kind": "latest"}, wrong])
    assert {(one.slot, one.fault) for one in refused.value.faults} == {("one", fault)}


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        *((wrong, "#2") for wrong in (None, 5, "lead", [], {"kind": "lead"}, {"id": 3})),
        ({"id": "A/b", "kind": "lead"}, "A/b"),
    ],
)
def test_slot_that_cannot_be_read_is_told_by_its_id_or_else_its_place(wrong: Any, told: str) -> None:
    _slots, (fault,) = readable([{"id": "zero", "kind": "latest"}, wrong])
    assert (fault.slot, fault.fault) == (told, Fault.UNREADABLE)


def test_story_stands_on_a_front_once_and_so_does_an_id() -> None:
    twice = [
        raw(stories=[{"story": 5}]),
        raw(kind="latest"),
        raw(id="two", kind="pair", stories=[{"story": 5}]),
    ]
    slots, faults = readable(twice)
    assert slots == (Slot("one", "lead", (Pin(5),)), Slot("two", "pair"))
    assert [(fault.slot, fault.fault, fault.story) for fault in faults] == [
        ("one", Fault.ID_TAKEN, 0),
        ("two", Fault.STORY_TWICE, 5),
    ]


def test_damaged_slot_and_damaged_pin_go_without_the_others() -> None:
    damaged = [{"id": "a", "kind": "nothing"}, raw(stories=[{"story": "x"}, {"story": 6}]), 17]
    slots, faults = readable(damaged)
    assert slots == (Slot("one", "lead", (Pin(6),)),)
    assert [fault.slot for fault in faults] == ["a", "one", "#3"]


@pytest.mark.parametrize("damaged", [None, "", {}, {"slots": []}, 7])
def test_what_is_no_list_is_no_front(damaged: Any) -> None:
    slots, faults = readable(damaged)
    assert (slots, len(faults)) == ((), 1)


def test_words_are_cleaned() -> None:
    (slot,) = checked([Slot("a", "list", (Pin(5, " خبر\x00\nعاجل "),), heading="\u200bـ", text="")])
    assert (slot.heading, slot.stories[0].headline) == ("", "خبر عاجل")


def test_usual_home_is_a_good_document() -> None:
    assert checked(usual_home([3, 4, 3])) == usual_home([3, 4])
