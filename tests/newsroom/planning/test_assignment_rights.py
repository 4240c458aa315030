"""Who may do what with assignments: every role, over assignments of every kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from tests.network import Network
from tests.newsroom import roles as groups

from nashra.newsroom.actions.drop_assignment import drop_assignment
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.models import Assignment
from nashra.newsroom.roles import Role

Make = Callable[[str], Any]

WHO = {
    "reporter": "own free",
    "reporter of sport": "own-of-another-section free-sport",
    "desk": "all",
    "desk of sport": "sport free-sport",
    "desk of misr": "",
    "chief": "all",
    "photo": "all",
    "superuser": "all",
    "guest": "",
}
"""Of the assignments below those that each sees."""

OWN = frozenset(["view", "begin", "mark"])
ASSIGNS = frozenset(["view", "assign", "mark"])
RIGHTS: dict[tuple[str, str], frozenset[str]] = {
    ("reporter", "own"): OWN,
    ("reporter", "free"): frozenset(["view", "take"]),
    ("reporter of sport", "own-of-another-section"): OWN,
    ("reporter of sport", "free-sport"): frozenset(["view", "take"]),
    ("desk", "free"): ASSIGNS | {"take"},
    ("desk", "own"): ASSIGNS,
    ("desk", "dropped"): ASSIGNS,
    ("desk of sport", "sport"): ASSIGNS,
    ("desk of sport", "free-sport"): ASSIGNS | {"take"},
    ("chief", "free"): ASSIGNS | {"take"},
    ("chief", "own"): ASSIGNS,
    ("photo", "free"): frozenset(["view"]),
    ("photo", "own"): frozenset(["view"]),
    ("superuser", "own"): OWN | ASSIGNS | {"take"},
}


@pytest.fixture
def people(member: Callable[..., Any], network: Network) -> dict[str, Any]:
    users = get_user_model().objects
    return {
        "reporter": member("a-reporter"),
        "reporter of sport": member("sport-reporter", sections=[network.sport]),
        "desk": member("desk", Role.DESK_EDITOR),
        "desk of sport": member("sport-desk", Role.DESK_EDITOR, [network.sport]),
        "desk of misr": member("misr-desk", Role.DESK_EDITOR, edition=network.misr),
        "chief": member("chief", Role.CHIEF_EDITOR),
        "photo": member("photo", Role.PHOTO_EDITOR),
        "superuser": users.create_superuser("a-superuser", "s@example.org", "-"),
        "guest": users.create_user("a-guest", "g@example.org", "-"),
    }


@pytest.fixture
def planned(plan: Callable[..., Assignment], people: dict[str, Any], network: Network) -> dict[str, Any]:
    made = {
        "own": plan(reporter=people["reporter"]),
        "free": plan(),
        "own-of-another-section": plan(reporter=people["reporter of sport"]),
        "sport": plan(section=network.sport, reporter=people["desk"]),
        "free-sport": plan(section=network.sport),
        "dropped": plan(),
    }
    drop_assignment(assignment=made["dropped"])
    return {name: Assignment.objects.get(pk=one.pk) for name, one in made.items()}


@pytest.mark.parametrize("name", WHO)
def test_everybody_sees_what_the_table_says(
    name: str, people: dict[str, Any], planned: dict[str, Assignment]
) -> None:
    seen = set(WHO[name].split())
    if name == "reporter":
        seen.add("free-sport")  # of all the edition's sections
    found = set(assignments.visible(people[name], Assignment.objects.all()).values_list("pk", flat=True))
    assert found == {one.pk for key, one in planned.items() if seen == {"all"} or key in seen}


def test_what_is_seen_in_a_list_is_what_may_be_viewed_one_by_one(
    people: dict[str, Any], planned: dict[str, Assignment]
) -> None:
    for user in people.values():
        listed = set(assignments.visible(user, Assignment.objects.all()).values_list("pk", flat=True))
        for one in planned.values():
            assert ("view" in assignments.rights(user, one)) == (one.pk in listed), (user, one.pk)


@pytest.mark.parametrize(("name", "which"), RIGHTS)
def test_everybody_may_do_what_the_table_says(
    name: str, which: str, people: dict[str, Any], planned: dict[str, Assignment]
) -> None:
    assert assignments.rights(people[name], planned[which]) == RIGHTS[name, which]


def test_who_was_shut_out_or_left_the_edition_may_do_nothing(
    people: dict[str, Any], planned: dict[str, Assignment]
) -> None:
    reporter, own = people["reporter"], planned["own"]
    reporter.memberships.all().delete()
    reporter.__dict__.pop("_scopes", None)
    assert assignments.rights(reporter, own) == frozenset()
    people["superuser"].is_active = False
    assert assignments.rights(people["superuser"], own) == frozenset()
    assert not assignments.visible(people["superuser"], Assignment.objects.all()).exists()


@pytest.mark.parametrize(
    ("group", "rights"),
    [
        (groups.EDITOR, {"view", "assign", "take", "mark"}),
        (groups.REPORTER, {"view", "take"}),
        (groups.VIEWER, {"view"}),
        (groups.GUEST, set()),
    ],
)
def test_rights_of_groups_follow_from_those_over_stories(
    group: str, rights: set[str], planned: dict[str, Assignment]
) -> None:
    user = groups.person(group)
    assert assignments.rights(user, planned["free"]) == rights
    assert assignments.visible(user, Assignment.objects.all()).exists() == bool(rights)


def test_reporters_of_an_edition_are_those_who_may_write_for_it(
    people: dict[str, Any], network: Network
) -> None:
    writer = groups.person(groups.REPORTER)
    found = set(assignments.reporters(network.maghrib.pk))
    names = ("reporter", "reporter of sport", "desk", "desk of sport", "chief", "superuser")
    assert found == {writer, *(people[name] for name in names)}
    assert all(assignments.may_report(user, network.maghrib.pk) for user in found)
    others = {*people.values()} - found
    assert not any(assignments.may_report(user, network.maghrib.pk) for user in others)
