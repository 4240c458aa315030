"""Ending what is pinned on fronts until a time: the slot fills itself from then on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.newsroom.fronts.document import readable
from nashra.newsroom.fronts.slot import Slot
from nashra.newsroom.models import Front


@transaction.atomic
def end_pins(*, number: int, now: datetime) -> None:
    """Let readers see a front, by its row's number, without the pins that have ended; none may have, or it be gone."""
    front = Front.objects.select_for_update().filter(pk=number, next_end__lte=now).first()
    if front is None:
        return
    slots, _faults = readable(front.document)
    note_next_end(front, slots, now)
    front.save(update_fields=["next_end"])
    record(front)


def note_next_end(front: Front, slots: Iterable[Slot], now: datetime) -> None:
    """Let an unsaved front know when the next of its pins ends."""
    ends = (pin.until for slot in slots for pin in slot.stories)
    front.next_end = min((end for end in ends if end is not None and end > now), default=None)


def record(front: Front) -> None:
    """Record that readers see a front otherwise. Last in the transaction."""
    sections = (front.section_id,) if front.section_id else ()
    outbox.record(Kind.FRONT, Subject(edition=front.edition_id, sections=sections))
