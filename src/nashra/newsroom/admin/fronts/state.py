"""A front as the screen has it: its slots, the stories that stand there, and its versions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from nashra.arabic.times.write import write
from nashra.editions.models import Edition, Section
from nashra.newsroom.admin.fronts import cards, wording
from nashra.newsroom.admin.fronts.access import row_of
from nashra.newsroom.admin.fronts.posted import pins_of
from nashra.newsroom.admin.times.clock import Clock, clock_of
from nashra.newsroom.admin.times.wording import relative
from nashra.newsroom.fronts.document import SlotFault, to_json
from nashra.newsroom.fronts.slot import Document
from nashra.newsroom.models import Front, FrontVersion, Photo, Topic
from nashra.newsroom.queries.fronts import begun_from, front_of, photos_of, stories_of, usual_front

VERSIONS = 30
"""So many of a front's versions are told."""


def state_of(edition: Edition, section: Section | None, user: Any) -> dict[str, Any]:
    """The front as it is now, for whoever may lay it out."""
    now = front_of(edition, section)
    slots = now.slots or usual_front(edition, section)
    front = row_of(edition, section)
    names = names_of(edition, to_json(slots), user) if now.faults else None
    return {
        "number": now.number,
        "is_usual": not now.slots,
        "faults": [wording.fault(wrong, names) for wrong in now.faults] if names else [],
        "versions": _versions(front, clock_of(edition)) if front else [],
        **shown(edition, slots, user),
    }


def version_shown(front: Front, number: int, user: Any) -> dict[str, Any]:
    """A front as it was in a version. Raises FrontVersion.DoesNotExist."""
    return shown(front.edition, begun_from(front, number), user)


def shown(edition: Edition, slots: Document, user: Any) -> dict[str, Any]:
    """Slots as the screen has them, with the stories and photos that they name."""
    clock = clock_of(edition)
    photos = Photo.objects.filter(pk__in=photos_of(slots))
    small = cards.thumbnails(photo.pk for photo in photos)
    return {
        "slots": [_with_ends(slot, clock) for slot in to_json(slots)],
        "stories": cards.of_numbers(edition, stories_of(slots), user),
        "topics": topic_names(slot.topic for slot in slots if slot.topic),
        "photos": {photo.pk: {"title": photo.title, "url": small.get(photo.pk, "")} for photo in photos},
    }


def names_of(
    edition: Edition, written: Sequence[Any], user: Any, photos: Collection[int] = ()
) -> wording.Names:
    """What all that stands in slots is called. written: the slots as they were sent, readable or not."""
    sections = sections_of(edition)
    topics = topic_names(_topics(written))
    found = cards.of_numbers(edition, _numbers(written), user)
    stories = {number: card["headline"] for number, card in found.items()}
    return wording.Names(
        clock_of(edition),
        wording.slot_names(written, sections, topics),
        stories,
        sections,
        dict(Photo.objects.filter(pk__in=photos).values_list("pk", "title")),
        topics,
    )


def topic_names(numbers: Iterable[int]) -> dict[int, str]:
    """What topics are called in the newsroom."""
    return dict(Topic.objects.filter(pk__in=[*numbers]).values_list("pk", "name"))


def sections_of(edition: Edition) -> dict[int, str]:
    """The sections that an edition shows, under its names for them, in its order."""
    rows = edition.shown_sections.select_related("section").order_by("sort_order")
    return {shown.section_id: str(shown) for shown in rows}


def faults_told(faults: Iterable[SlotFault], names: wording.Names) -> list[dict[str, str]]:
    """What is wrong, slot by slot."""
    return [{"slot": wrong.slot, "said": wording.fault(wrong, names)} for wrong in faults]


def _numbers(raw: Iterable[Any]) -> frozenset[int]:
    numbers = (pin.get("story") for slot in raw for pin in pins_of(slot))
    return frozenset(number for number in numbers if isinstance(number, int) and 0 < number < 2**63)


def _topics(raw: Iterable[Any]) -> frozenset[int]:
    named = (slot.get("topic") for slot in raw if isinstance(slot, dict))
    return frozenset(number for number in named if isinstance(number, int) and 0 < number < 2**63)


def _with_ends(slot: dict[str, Any], clock: Clock) -> dict[str, Any]:
    return {**slot, "stories": [_with_end(pin, clock) for pin in slot["stories"]]}


def _with_end(pin: Mapping[str, Any], clock: Clock) -> dict[str, Any]:
    if not pin["until"]:
        return dict(pin)
    until = datetime.fromisoformat(pin["until"])
    return {**pin, "end": write(until, clock.conventions), "ended": until <= timezone.now()}


def _versions(front: Front, clock: Clock) -> list[dict[str, Any]]:
    rows = front.versions.select_related("user").defer("document")[:VERSIONS]
    return [_version(row, clock) for row in rows]


def _version(row: FrontVersion, clock: Clock) -> dict[str, Any]:
    what = str(row.get_what_display())
    if row.what == FrontVersion.What.RESTORED:
        what = (
            _("restored: version %(number)s") % {"number": row.restored}
            if row.restored
            else _("fills itself again")
        )
    return {
        "number": row.number,
        "who": get_user_display_name(row.user) if row.user else _("the system"),
        "when": relative(row.at - timezone.now(), clock),
        "at": write(row.at, clock.conventions),
        "what": what,
        "is_restored": row.what == FrontVersion.What.RESTORED,
    }
