"""Fronts as they are now, and which of them pin a story."""

from __future__ import annotations

from dataclasses import dataclass

from nashra.editions.models import Edition, Section
from nashra.newsroom.fronts.document import SlotFault, readable
from nashra.newsroom.fronts.slot import Document
from nashra.newsroom.fronts.usual import usual_home, usual_section
from nashra.newsroom.models import Front


@dataclass(frozen=True, slots=True)
class FrontState:
    """A front in its newest version."""

    number: int  # 0: nobody has edited it yet
    slots: Document  # empty: the page fills itself
    faults: tuple[SlotFault, ...] = ()  # what of it cannot be read, and is left out


def front_of(edition: Edition, section: Section | None = None) -> FrontState:
    """The front of an edition's home page or of a section's page."""
    row = Front.objects.filter(edition=edition, section=section).first()
    return FrontState(row.number, *readable(row.document)) if row else FrontState(0, ())


def version_of(front: Front, number: int) -> Document:
    """What can be read of a front's version; 0 is the page that fills itself. Raises FrontVersion.DoesNotExist."""
    if number == 0:
        return ()
    slots, _faults = readable(front.versions.get(number=number).document)
    return slots


def usual_front(edition: Edition, section: Section | None = None) -> Document:
    """The slots that say what a page shows by itself, from which editing begins."""
    if section is not None:
        return usual_section()
    return usual_home(edition.shown_sections.values_list("section", flat=True))


def pinning(story: int) -> list[Front]:
    """The fronts in which a story is pinned, also where it does not show at present."""
    rows = Front.objects.select_related("edition", "section").order_by("pk")
    return [row for row in rows if story in stories_of(readable(row.document)[0])]


def stories_of(slots: Document) -> frozenset[int]:
    """The stories that are pinned in a document."""
    return frozenset(pin.story for slot in slots for pin in slot.stories)
