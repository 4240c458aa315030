"""A front document from JSON and to it, checked: what is wrong is told with its slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import msgspec

from nashra.arabic.cleaning import clean_line, clean_text
from nashra.newsroom.fronts.slot import COUNTS, KINDS, MOST_PINS, OF_A_SECTION, PINNABLE, Document, Pin, Slot

MOST_SLOTS = 60


class Fault(StrEnum):
    """What can be wrong with a slot."""

    UNREADABLE = "cannot be read"
    TOO_MANY_SLOTS = "is one slot too many"
    ID_TAKEN = "has the id of another slot"
    KIND = "is of no known kind"
    SECTION_MISSING = "needs a section"
    SECTION_UNKNOWN = "names a section that the edition does not show"
    NO_SECTION_HERE = "takes no section"
    TOPIC_MISSING = "needs a topic"
    NO_TOPIC_HERE = "takes no topic"
    NO_STORIES_HERE = "takes no stories"
    TOO_MANY_STORIES = "has too many stories"
    COUNT = "shows too many stories"
    STORY_UNREADABLE = "has a story that cannot be read"
    STORY_TWICE = "has a story that stands on the front already"


@dataclass(frozen=True, slots=True)
class SlotFault:
    """Something that is wrong with one slot."""

    slot: str  # its id, or its place ("#3") where it has none that can be read
    fault: Fault
    detail: str = ""
    story: int = 0  # which one, where it is about one that is known

    def __str__(self) -> str:
        return f"Slot {self.slot} {self.fault}{f': {self.detail}' if self.detail else ''}"


class InvalidFrontError(ValueError):
    """A front document is not as it must be."""

    def __init__(self, faults: Iterable[SlotFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))


def parse(data: Any) -> Document:
    """The document of JSON. Raises InvalidFrontError with all that is wrong."""
    slots, faults = readable(data)
    if faults:
        raise InvalidFrontError(faults)
    return slots


def checked(slots: Iterable[Slot]) -> Document:
    """The same slots with their words cleaned. Raises InvalidFrontError."""
    return parse(to_json(slots))


def readable(data: Any) -> tuple[Document, tuple[SlotFault, ...]]:
    """What can be shown of JSON, and what is wrong with the rest: a slot or a story's pin goes without the others."""
    reading = _Reading()
    for place, raw in enumerate(data if isinstance(data, list) else [data]):
        reading.add(raw, f"#{place + 1}")
    return tuple(reading.slots), tuple(reading.faults)


def to_json(slots: Iterable[Slot]) -> list[dict[str, Any]]:
    """The document as JSON keeps it; times are in ISO 8601."""
    built: list[dict[str, Any]] = msgspec.to_builtins([*slots])
    return [{**slot, "stories": list(slot["stories"])} for slot in built]


@dataclass(slots=True)
class _Reading:
    slots: list[Slot] = field(default_factory=list)
    faults: list[SlotFault] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    stories: set[int] = field(default_factory=set)

    def add(self, raw: Any, place: str) -> None:
        """Read a slot; place: what it is called where it has no id that can be read."""
        try:
            pins = _listed(raw.get("stories"))
            slot = msgspec.convert({**raw, "stories": ()}, Slot)
        except (AttributeError, TypeError, msgspec.ValidationError) as error:
            self._wrong(_name(raw) or place, Fault.UNREADABLE, str(error))
            return
        if wrong := [*_wrong_with(slot, len(pins)), *self._wrong_beside_others(slot)]:
            self.faults += [SlotFault(slot.id, fault) for fault in wrong]
            return
        self.ids.add(slot.id)
        heading, text = clean_line(slot.heading), clean_text(slot.text).strip()
        stories = tuple(self._pins(slot.id, pins))
        self.slots.append(replace(slot, stories=stories, heading=heading, text=text))

    def _pins(self, slot: str, raws: Iterable[Any]) -> Iterator[Pin]:
        for raw in raws:
            try:
                pin = msgspec.convert(raw, Pin)
            except msgspec.ValidationError as error:
                self._wrong(slot, Fault.STORY_UNREADABLE, str(error))
                continue
            if pin.story in self.stories:
                self._wrong(slot, Fault.STORY_TWICE, str(pin.story), pin.story)
                continue
            self.stories.add(pin.story)
            yield replace(pin, headline=clean_line(pin.headline))

    def _wrong_beside_others(self, slot: Slot) -> Iterator[Fault]:
        if slot.id in self.ids:
            yield Fault.ID_TAKEN
        if len(self.slots) >= MOST_SLOTS:
            yield Fault.TOO_MANY_SLOTS

    def _wrong(self, slot: str, fault: Fault, detail: str, story: int = 0) -> None:
        self.faults.append(SlotFault(slot, fault, detail, story))


def _listed(raw: Any) -> list[Any]:
    if raw is None or isinstance(raw, list):
        return raw or []
    raise TypeError("Stories are no list")


def _name(raw: Any) -> str:
    name = raw.get("id") if isinstance(raw, dict) else None
    return name if isinstance(name, str) else ""


def _wrong_with(slot: Slot, pins: int) -> Iterator[Fault]:
    """What is wrong with a slot by itself that has so many pins."""
    if slot.kind not in KINDS:
        yield Fault.KIND
        return
    if slot.kind == "section" and slot.section is None:
        yield Fault.SECTION_MISSING
    if slot.kind not in OF_A_SECTION and slot.section is not None:
        yield Fault.NO_SECTION_HERE
    if (slot.kind == "topic") != (slot.topic is not None):
        yield Fault.NO_TOPIC_HERE if slot.topic else Fault.TOPIC_MISSING
    if slot.kind not in PINNABLE and pins:
        yield Fault.NO_STORIES_HERE
    if pins > MOST_PINS:
        yield Fault.TOO_MANY_STORIES
    if slot.count > COUNTS[slot.kind][1]:
        yield Fault.COUNT
