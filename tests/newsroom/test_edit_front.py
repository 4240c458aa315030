"""Editing fronts: versions, two editors at once, going back, who may, and what it leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.network import BrokenOffError, Network, Outbox

from nashra.changes.change import Kind, Subject
from nashra.newsroom import schedule
from nashra.newsroom.actions.edit_front import FrontMovedOnError, edit_front, restore_front
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.fronts.document import Fault, InvalidFrontError
from nashra.newsroom.fronts.slot import Pin, Slot
from nashra.newsroom.models import AuditEntry, Front, FrontVersion
from nashra.newsroom.queries.fronts import FrontState, front_of, usual_front
from nashra.newsroom.roles import Role

LEAD = Slot("lead", "lead", (Pin(1),))
NOTE = Slot("note", "text", text="مرحبا")


def save(network: Network, *slots: Slot, began_from: int = 0, user: Any = None, **where: Any) -> FrontVersion:
    place = {"edition": network.maghrib, "section": None, **where}
    return edit_front(**place, began_from=began_from, slots=slots, user=user)


def member(network: Network, role: Role, edition: str = "maghrib") -> Any:
    user = get_user_model().objects.create_user(f"{role}-{edition}")
    give_role(user=user, edition=getattr(network, edition), role=role)
    return user


def test_each_saving_is_a_version_and_a_change_of_the_page(network: Network, outbox: Outbox) -> None:
    save(network, LEAD)
    version = save(network, LEAD, NOTE, began_from=1)
    assert (version.number, version.what) == (2, "edited")
    assert front_of(network.maghrib) == FrontState(2, (LEAD, NOTE))
    assert front_of(network.misr) == FrontState(0, ())
    changes = [(one.kind, one.subject) for one in outbox.changes()]
    assert changes == [(Kind.FRONT, Subject(edition=network.maghrib.pk))] * 2


def test_section_has_a_front_of_its_own(network: Network, outbox: Outbox) -> None:
    save(network, LEAD, section=network.world)
    assert front_of(network.maghrib, network.world).slots == (LEAD,)
    assert front_of(network.maghrib) == FrontState(0, ())
    (change,) = outbox.changes()
    assert change.subject == Subject(edition=network.maghrib.pk, sections=(network.world.pk,))


def test_saving_what_is_there_already_changes_nothing(network: Network, outbox: Outbox) -> None:
    save(network, LEAD)
    outbox.forget()
    assert save(network, LEAD, began_from=1).number == 1
    assert outbox.changes() == []


def test_two_editors_lose_nothing(network: Network) -> None:
    save(network, LEAD, NOTE)
    save(network, replace(LEAD, heading="أولا"), NOTE, began_from=1)
    version = save(network, LEAD, replace(NOTE, text="أهلا"), began_from=1)
    assert (version.number, version.what) == (3, "merged")
    assert front_of(network.maghrib).slots == (replace(LEAD, heading="أولا"), replace(NOTE, text="أهلا"))


def test_two_editors_who_begin_with_what_fills_itself_lose_nothing(network: Network) -> None:
    lead, latest, *others = usual_front(network.maghrib)
    save(network, replace(lead, stories=(Pin(1),)), latest, *others)
    save(network, lead, replace(latest, count=12), *others)
    found = front_of(network.maghrib).slots
    assert (found[0].stories, found[1].count) == ((Pin(1),), 12)


def test_what_two_changed_alike_is_refused_with_both(network: Network) -> None:
    save(network, LEAD, NOTE)
    theirs = (LEAD, replace(NOTE, text="مساء"))
    save(network, *theirs, began_from=1)
    mine = (LEAD, replace(NOTE, text="صباح"))
    with pytest.raises(FrontMovedOnError) as refused:
        save(network, *mine, began_from=1)
    told = refused.value
    assert (told.number, told.theirs, told.merged.slots) == (2, theirs, mine)
    assert [conflict.path for conflict in told.merged.conflicts] == [("note", "text")]
    assert front_of(network.maghrib) == FrontState(2, theirs)
    save(network, *told.merged.slots, began_from=told.number)
    assert front_of(network.maghrib) == FrontState(3, mine)


def test_earlier_version_is_restored_as_a_new_one(network: Network) -> None:
    save(network, LEAD)
    save(network, NOTE, began_from=1)
    front = Front.objects.get()
    version = restore_front(front=front, number=1, user=None)
    assert (version.number, version.what, version.restored) == (3, "restored", 1)
    assert front_of(network.maghrib).slots == (LEAD,)
    assert restore_front(front=front, number=0, user=None).number == 4
    assert front_of(network.maghrib).slots == ()
    assert [version.number for version in front.versions.all()] == [4, 3, 2, 1]


def test_version_that_there_is_not_is_refused(network: Network) -> None:
    save(network, LEAD)
    with pytest.raises(FrontVersion.DoesNotExist):
        save(network, NOTE, began_from=7)
    with pytest.raises(FrontVersion.DoesNotExist):
        restore_front(front=Front.objects.get(), number=2, user=None)
    assert front_of(network.maghrib) == FrontState(1, (LEAD,))


def test_section_that_the_edition_does_not_show_is_refused(network: Network) -> None:
    culture = Slot("culture", "section", section=network.culture.pk)
    with pytest.raises(InvalidFrontError) as refused:
        save(network, culture, edition=network.misr)
    assert [(one.slot, one.fault) for one in refused.value.faults] == [("culture", Fault.SECTION_UNKNOWN)]
    save(network, culture)


def test_section_that_was_hidden_since_does_not_hold_up_the_front(network: Network) -> None:
    culture = Slot("culture", "section", section=network.culture.pk)
    save(network, culture)
    network.maghrib.shown_sections.filter(section=network.culture).delete()
    assert save(network, culture, NOTE, began_from=1).number == 2


@pytest.mark.parametrize("role", Role)
def test_chief_editor_edits_the_editions_fronts_and_nobody_else_does(network: Network, role: Role) -> None:
    own, other = member(network, role), member(network, role, "misr")
    if role == Role.CHIEF_EDITOR:
        save(network, LEAD, user=own)
        restore_front(front=Front.objects.get(), number=1, user=own)
    else:
        with pytest.raises(PermissionDenied):
            save(network, LEAD, user=own)
    with pytest.raises(PermissionDenied):
        save(network, NOTE, user=other)


def test_network_administrator_edits_fronts_and_a_stranger_does_not(network: Network) -> None:
    people = get_user_model().objects
    save(network, LEAD, user=people.create_superuser("administrator"))
    with pytest.raises(PermissionDenied):
        restore_front(front=Front.objects.get(), number=1, user=people.create_user("stranger"))


def test_audit_keeps_who_edited_which_front(network: Network) -> None:
    chief = member(network, Role.CHIEF_EDITOR)
    save(network, LEAD, user=chief)
    restore_front(front=Front.objects.get(), number=0, user=chief)
    found = AuditEntry.objects.filter(action__contains="front").order_by("pk")
    told = [(one.action, one.user_id, one.edition_id, one.data) for one in found]
    assert told == [
        ("nashra.edit_front", chief.pk, network.maghrib.pk, {"number": 1}),
        ("nashra.restore_front", chief.pk, network.maghrib.pk, {"number": 2, "restored": 0}),
    ]


def test_nothing_is_saved_without_its_change(network: Network, outbox: Outbox) -> None:
    with outbox.breaking(), pytest.raises(BrokenOffError):
        save(network, LEAD)
    assert not Front.objects.exists()
    assert not AuditEntry.objects.filter(action="nashra.edit_front").exists()


def test_pins_end_at_their_times_one_after_the_other(network: Network, outbox: Outbox) -> None:
    now = timezone.now()
    ends = [now + timedelta(hours=hours) for hours in (2, 1)]
    save(network, Slot("pair", "pair", tuple(Pin(number, until=end) for number, end in enumerate(ends, 1))))
    outbox.forget()
    second, first = ends
    assert (Front.objects.get().next_end, schedule.run_due(now)) == (first, 0)
    assert [schedule.run_due(first), schedule.run_due(first), Front.objects.get().next_end] == [1, 0, second]
    assert [schedule.run_due(second), schedule.run_due(second), Front.objects.get().next_end] == [1, 0, None]
    assert [change.kind for change in outbox.changes()] == [Kind.FRONT, Kind.FRONT]
