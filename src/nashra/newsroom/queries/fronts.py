"""Fronts as they are now, for rendering and for editing, and which of them pin a story."""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from nashra.changes.ask import ask_of, aware
from nashra.editions.models import Edition, Section
from nashra.newsroom.fronts.document import SlotFault, readable
from nashra.newsroom.fronts.slot import Document, Slot
from nashra.newsroom.fronts.usual import usual_home, usual_section
from nashra.newsroom.models import Article, Front
from nashra.newsroom.models.listed import GALLERY, KIND, LIVE, OPINION, TOPIC
from nashra.newsroom.queries import statements

logger = logging.getLogger(__name__)

_LISTS = {"opinion": (KIND, OPINION), "gallery": (KIND, GALLERY), "live": (KIND, LIVE)}

Fronts = dict[int, Document]
"""An edition's fronts by section, 0 for the home page: those that have slots, without the pins that have ended."""


@dataclass(frozen=True, slots=True)
class FrontState:
    """A front in its newest version."""

    number: int  # 0: nobody has edited it yet
    slots: Document  # empty: the page fills itself
    faults: tuple[SlotFault, ...] = ()  # what of it cannot be read, and is left out


@dataclass(frozen=True, slots=True)
class FaultyFront:
    """A front of which readers lack something."""

    front: Front
    faults: tuple[SlotFault, ...]
    deleted: tuple[int, ...]  # stories that are pinned, and are no more


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


def begun_from(front: Front, number: int) -> Document:
    """What an editor of a version begins with: the usual slots where the page filled itself.

    Raises FrontVersion.DoesNotExist.
    """
    return version_of(front, number) or usual_front(front.edition, front.section)


def usual_front(edition: Edition, section: Section | None = None) -> Document:
    """The slots that say what a page shows by itself, from which editing begins."""
    if section is not None:
        return usual_section()
    return usual_home(edition.shown_sections.values_list("section", flat=True))


def picturing(photo: int) -> list[Front]:
    """The fronts that show a photo in place of a story's own, also where they do not at present."""
    rows = Front.objects.select_related("edition", "section").order_by("pk")
    return [row for row in rows if photo in photos_of(readable(row.document)[0])]


def faulty(fronts: QuerySet[Front]) -> list[FaultyFront]:
    """Of these fronts those that have slots that cannot be read, or stories that are deleted."""
    read = [(row, *readable(row.document)) for row in fronts.select_related("edition", "section")]
    pinned = frozenset[int]().union(*(stories_of(slots) for _row, slots, _faults in read))
    there = set(Article.objects.filter(pk__in=pinned).values_list("pk", flat=True))
    found = [
        FaultyFront(row, faults, tuple(sorted(stories_of(slots) - there))) for row, slots, faults in read
    ]
    return [one for one in found if one.faults or one.deleted]


def stories_of(slots: Document) -> frozenset[int]:
    """The stories that are pinned in a document."""
    return frozenset(pin.story for slot in slots for pin in slot.stories)


def list_of(slot: Slot) -> tuple[str, int] | None:
    """Which list fills a slot, see `Listed`; None where none of these does."""
    if slot.kind == "topic":
        return TOPIC, slot.topic or 0
    return _LISTS.get(slot.kind)


def photos_of(slots: Document) -> frozenset[int]:
    """The photos that slots show in place of their stories' own."""
    return frozenset(pin.photo for slot in slots for pin in slot.stories if pin.photo)


def fronts_of(editions: Iterable[int]) -> dict[int, Fronts]:
    """The fronts of editions, as readers see them."""
    found: defaultdict[int, Fronts] = defaultdict(dict)
    for edition, section, document, next_end in ask_of(statements.FRONTS, editions):
        if slots := _standing(document, aware(next_end)):
            found[edition][section or 0] = slots
    return dict(found)


@lru_cache(maxsize=512)
def _standing(document: str, next_end: datetime | None) -> Document:
    """What can be shown of a document, without the pins that ended before the next one that ends.

    That is the worker's word, not the clock's, so that nothing that is rendered depends on when.
    """
    slots, faults = _read(document)
    for fault in faults:
        logger.error("Of a front something is left out: %s", fault)
    return tuple(
        replace(slot, stories=tuple(pin for pin in slot.stories if not _has_ended(pin.until, next_end)))
        for slot in slots
    )


def _read(document: str) -> tuple[Document, tuple[SlotFault, ...]]:
    try:
        return readable(json.loads(document))
    except ValueError:
        return readable(None)


def _has_ended(until: datetime | None, next_end: datetime | None) -> bool:
    return until is not None and (next_end is None or until < next_end)
