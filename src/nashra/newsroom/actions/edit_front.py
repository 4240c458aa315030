"""Editing a front, and going back to an earlier version of it. Both make a new version, which readers see at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from nashra.editions.models import Edition, Section
from nashra.newsroom.actions.end_pins import note_next_end, record
from nashra.newsroom.fronts.document import Fault, InvalidFrontError, SlotFault, checked, readable, to_json
from nashra.newsroom.fronts.merge import MergedFront, merge
from nashra.newsroom.fronts.slot import Document, Slot
from nashra.newsroom.models import Front, FrontVersion
from nashra.newsroom.queries.fronts import begun_from, version_of

What = FrontVersion.What


class FrontMovedOnError(Exception):
    """Others changed of a front what the editor changed too; somebody has to choose."""

    def __init__(self, number: int, theirs: Document, merged: MergedFront) -> None:
        super().__init__(merged.conflicts)
        self.number = number
        """Of the version that the others made: whoever has chosen saves as begun from this."""
        self.theirs = theirs
        self.merged = merged
        """With the editor's own at each conflict."""


class NotNewestError(Exception):
    """A front has a newer version than the one that somebody saw last."""


@transaction.atomic
def edit_front(
    *, edition: Edition, section: Section | None, began_from: int, slots: Sequence[Slot], user: Any
) -> FrontVersion:
    """Let a front have these slots, joined with what others saved since the version that the editor began from.

    No slots: the page fills itself again. user: None for what no person does. Returns the new version, or the one that
    has these slots already. Raises InvalidFrontError, PermissionDenied, FrontMovedOnError, and
    FrontVersion.DoesNotExist where there is no such version.
    """
    mine = checked(slots)
    front = _locked(edition, section)
    _check_permission(front, user)
    what = What.EDITED if began_from == front.number else What.MERGED
    mine = mine if what is What.EDITED else _joined(front, began_from, mine)
    _check_sections(front, edition, mine)
    if front.number and mine == readable(front.document)[0]:
        return front.versions.get(number=front.number)
    return _write(front, mine, user, what)


@transaction.atomic
def restore_front(*, front: Front, number: int, user: Any, newest: int | None = None) -> FrontVersion:
    """Let a front be again as it was in a version; 0: let the page fill itself.

    newest: the version that the user saw last. Raises PermissionDenied, NotNewestError where there is a newer one, and
    FrontVersion.DoesNotExist where there is no such version.
    """
    front = _locked(front.edition, front.section)
    _check_permission(front, user)
    if newest not in (None, front.number):
        raise NotNewestError
    slots = version_of(front, number)
    return _write(front, slots, user, What.RESTORED, restored=number)


def _locked(edition: Edition, section: Section | None) -> Front:
    """The front with its row taken until the transaction ends."""
    front, _is_new = Front.objects.select_for_update().get_or_create(edition=edition, section=section)
    return front


def _check_permission(front: Front, user: Any) -> None:
    if user is None:
        return
    if not policy_registry.get_by_type(Front).user_has_permission_for_instance(user, "change", front):
        raise PermissionDenied


def _check_sections(front: Front, edition: Edition, slots: Document) -> None:
    """Refuse sections that the edition does not show and the front has not named yet. Raises InvalidFrontError."""
    shown = set(edition.shown_sections.values_list("section", flat=True))
    shown |= {slot.section for slot in readable(front.document)[0] if slot.section is not None}
    if unknown := [slot for slot in slots if slot.section is not None and slot.section not in shown]:
        raise InvalidFrontError(
            SlotFault(slot.id, Fault.SECTION_UNKNOWN, str(slot.section)) for slot in unknown
        )


def _joined(front: Front, began_from: int, mine: Document) -> Document:
    base, theirs = (begun_from(front, number) for number in (began_from, front.number))
    merged = merge(base, mine, theirs)
    if merged.conflicts:
        raise FrontMovedOnError(front.number, theirs, merged)
    return checked(merged.slots)


def _write(
    front: Front, slots: Document, user: Any, what: FrontVersion.What, restored: int | None = None
) -> FrontVersion:
    now = timezone.now()
    front.number += 1
    front.document = to_json(slots)
    note_next_end(front, slots, now)
    front.save()
    version = FrontVersion.objects.create(
        front=front,
        number=front.number,
        document=front.document,
        user=user,
        at=now,
        what=what,
        restored=restored,
    )
    data = {"number": front.number} | ({} if restored is None else {"restored": restored})
    log(front, "nashra.edit_front" if restored is None else "nashra.restore_front", user=user, data=data)
    record(front)
    return version
