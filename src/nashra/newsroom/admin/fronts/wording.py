"""What the screen calls slots, what it says is wrong with one, and what two editors made of one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nashra.arabic.times.write import write
from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.fronts.document import Fault, SlotFault
from nashra.newsroom.three_way import ABSENT, ORDER, Conflict, Rows

KIND_NAMES: Mapping[str, Any] = {
    "lead": gettext_lazy("Lead"),
    "pair": gettext_lazy("Two stories"),
    "list": gettext_lazy("List of stories"),
    "section": gettext_lazy("Section's block"),
    "opinion": gettext_lazy("Opinion pieces"),
    "gallery": gettext_lazy("Photo galleries"),
    "live": gettext_lazy("Live coverage"),
    "topic": gettext_lazy("Stories of a topic"),
    "latest": gettext_lazy("Latest news"),
    "most_read": gettext_lazy("Most read"),
    "text": gettext_lazy("Text"),
}
"""In the order in which they are offered."""

_FAULTS: Mapping[Fault, Any] = {
    Fault.UNREADABLE: gettext_lazy("it could not be understood. Take it away and put it in anew."),
    Fault.TOO_MANY_SLOTS: gettext_lazy("it is one slot too many. Take one away."),
    Fault.ID_TAKEN: gettext_lazy("it stands there twice. Take it away and put it in anew."),
    Fault.KIND: gettext_lazy("there is no slot of this kind. Take it away."),
    Fault.SECTION_MISSING: gettext_lazy("choose its section."),
    Fault.SECTION_UNKNOWN: gettext_lazy("the edition does not show its section. Choose another."),
    Fault.NO_SECTION_HERE: gettext_lazy("it takes no section."),
    Fault.TOPIC_MISSING: gettext_lazy("choose its topic."),
    Fault.NO_TOPIC_HERE: gettext_lazy("it takes no topic."),
    Fault.NO_STORIES_HERE: gettext_lazy("no stories can be pinned here: it fills itself."),
    Fault.TOO_MANY_STORIES: gettext_lazy("too many stories are pinned here. Take some away."),
    Fault.COUNT: gettext_lazy("it cannot show so many stories. Lower their number."),
    Fault.STORY_UNREADABLE: gettext_lazy("one of its stories could not be understood. Pin it anew."),
    Fault.STORY_TWICE: gettext_lazy("“%(story)s” stands on this page already. Take it away in one place."),
}

_FIELDS: Mapping[str, Any] = {
    "kind": gettext_lazy("kind"),
    "section": gettext_lazy("section"),
    "topic": gettext_lazy("topic"),
    "heading": gettext_lazy("heading"),
    "text": gettext_lazy("text"),
    "count": gettext_lazy("number of stories"),
    "headline": gettext_lazy("headline"),
    "photo": gettext_lazy("photo"),
    "until": gettext_lazy("end"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What slots, stories, sections and photos are called."""

    clock: Clock
    slots: Mapping[str, str] = field(default_factory=dict)  # by id
    stories: Mapping[int, str] = field(default_factory=dict)
    sections: Mapping[int, str] = field(default_factory=dict)
    photos: Mapping[int, str] = field(default_factory=dict)
    topics: Mapping[int, str] = field(default_factory=dict)

    def slot(self, name: str) -> str:
        """A slot by its id, or by its place ("#3") where it has none that can be read."""
        if name.startswith("#"):
            return _("Slot %(place)s") % {"place": name[1:]}
        return self.slots.get(name, name)

    def story(self, number: int) -> str:
        return self.stories.get(number) or _("Story %(number)s") % {"number": number}


def slot_names(
    slots: Iterable[Any], sections: Mapping[int, str], topics: Mapping[int, str]
) -> dict[str, str]:
    """What slots of JSON are called, by their ids: their heading, their section or their kind, and their place."""
    found: dict[str, str] = {}
    for place, slot in enumerate(slots, 1):
        if isinstance(slot, dict) and isinstance(slot.get("id"), str):
            name = slot.get("heading") or _own_name(slot, sections, topics)
            told = {"name": name, "place": place}
            found.setdefault(slot["id"], _("%(name)s (slot %(place)s)") % told)
    return found


def _own_name(slot: Mapping[str, Any], sections: Mapping[int, str], topics: Mapping[int, str]) -> str:
    names = {"section": sections, "topic": topics}.get(str(slot.get("kind")), {})
    number = slot.get(str(slot.get("kind")))
    named = names.get(number) if isinstance(number, int) else None
    kind = slot.get("kind")
    return named or str(KIND_NAMES.get(kind if isinstance(kind, str) else "", _("Slot")))


def fault(wrong: SlotFault, names: Names) -> str:
    """What is wrong with a slot, in a sentence that names it."""
    said = str(_FAULTS[wrong.fault]) % {"story": names.story(wrong.story)}
    return f"{names.slot(wrong.slot)}: {said}"


def place(conflict: Conflict, names: Names) -> str:
    """Where two editors changed the same."""
    first, *rest = conflict.path
    if first == ORDER:
        return _("Order of the slots")
    parts = [names.slot(first)]
    if rest[:1] == ["stories"]:
        parts += [_("order of the stories") if one == ORDER else names.story(int(one)) for one in rest[1:2]]
        rest = rest[2:]
    return " › ".join([*parts, *(str(_FIELDS.get(one, one)) for one in rest)])


def side(conflict: Conflict, value: Any, names: Names) -> str:
    """What a side has at such a place."""
    last, is_story = conflict.path[-1], len(conflict.path) == 3 and conflict.path[1] == "stories"
    if value is ABSENT:
        return _("Taken away")
    if last == ORDER:
        told = names.slot if len(conflict.path) == 1 else lambda number: names.story(int(number))
        return " · ".join(told(one) for one in value)
    if is_story and isinstance(value, str):
        return _("In “%(slot)s”") % {"slot": names.slot(value)}
    if isinstance(value, dict):
        return _("Kept, with changes")
    return _field(last, value, names)


def _field(name: str, value: Any, names: Names) -> str:
    if name == "count":
        return str(value) if value else _("as usual")
    if not value:
        return "—"
    if name == "section":
        return names.sections.get(value, str(value))
    if name == "topic":
        return names.topics.get(value, str(value))
    if name == "photo":
        return names.photos.get(value, str(value))
    if name == "kind":
        return str(KIND_NAMES.get(value, value))
    if isinstance(value, datetime):
        return write(value, names.clock.conventions)
    if isinstance(value, Rows):
        return " · ".join(names.story(int(key)) for key, _pin in value.items)
    return str(value)
