"""What a user may do with assignments, by the role in their edition and section."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from nashra.newsroom.admin import policy
from nashra.newsroom.models import Assignment, Membership
from nashra.newsroom.queries.memberships import scopes_of
from nashra.newsroom.roles import ASSIGNMENT_RIGHTS, OWN_ASSIGNMENT_RIGHTS, Scope

ACTIONS = frozenset(["view", "assign", "take", "begin", "mark"])

_BY_GROUPS: Mapping[str, str] = {"view": "view", "assign": "publish", "take": "add"}
"""Of whoever has no role: what follows from which right over stories, in all editions."""

_TAKERS = [role for role, rights in ASSIGNMENT_RIGHTS.items() if "take" in rights]


class AssignmentPolicy(ModelPermissionPolicy):
    """Rights over assignments. Who may assign may mark too; to begin is the reporter's alone, and a superuser's."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the user may do this to some assignment."""
        rights = self._somewhere(user)
        return action in rights or ("take" in rights and action in OWN_ASSIGNMENT_RIGHTS)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Assignment) -> bool:
        return action in self.rights(user, instance)

    def rights(self, user: Any, assignment: Assignment) -> frozenset[str]:
        """All that the user may do to an assignment."""
        if not user.is_active:
            return frozenset()
        if user.is_superuser:
            return ACTIONS
        rights = self.in_place(user, assignment.edition_id, assignment.section_id)
        if "assign" in rights:
            rights |= {"mark"}
        is_free = assignment.reporter_id is None and assignment.state == Assignment.State.OPEN
        rights = rights | {"view"} if is_free and "take" in rights else rights - {"take"}
        is_own = assignment.reporter_id == user.pk
        if is_own and self.may_report(user, assignment.edition_id):
            rights |= OWN_ASSIGNMENT_RIGHTS
        return rights

    def in_place(self, user: Any, edition: int, section: int | None) -> frozenset[str]:
        """What the user may do to what is planned for a section of an edition, or for some section of it."""
        if user.is_superuser:
            return ACTIONS
        if not (scopes := scopes_of(user)):
            return self._somewhere(user)
        covering = [ASSIGNMENT_RIGHTS[scope.role] for scope in scopes if scope.covers(edition, section)]
        return frozenset[str]().union(*covering)

    def may_report(self, user: Any, edition: int) -> bool:
        """Whether the user may be the reporter of an assignment of an edition."""
        return bool(user.is_active) and "take" in self.in_place(user, edition, None)

    def visible(self, user: Any, rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
        """Of these assignments those that the user may see: what `rights` says of one, as a condition on many."""
        if not user.is_active:
            return rows.none()
        if scopes := scopes_of(user):
            return rows.filter(_within(user, scopes))
        return rows if "view" in self._somewhere(user) else rows.none()

    def reporters(self, edition: int) -> QuerySet[Any]:
        """Who may be the reporter of an assignment of an edition, by their names."""
        members = Q(memberships__in=Membership.objects.filter(edition=edition, role__in=_TAKERS))
        others = policy.stories.users_with_any_permission(["add"]).filter(memberships__isnull=True)
        bound_by_none = Q(is_superuser=True) | Q(pk__in=others.values("pk"))
        people: QuerySet[Any] = get_user_model()._default_manager.filter(is_active=True)
        return people.filter(members | bound_by_none).distinct().order_by("first_name", "username")

    def _somewhere(self, user: Any) -> frozenset[str]:
        if user.is_superuser and user.is_active:
            return ACTIONS
        if scopes := scopes_of(user):
            return frozenset[str]().union(*(ASSIGNMENT_RIGHTS[scope.role] for scope in scopes))
        may = policy.stories.user_has_permission
        return frozenset(action for action, needed in _BY_GROUPS.items() if may(user, needed))


def _within(user: Any, scopes: Collection[Scope]) -> Q:
    own = [scope.edition for scope in scopes if "take" in ASSIGNMENT_RIGHTS[scope.role]]
    found = Q(reporter=user.pk, edition__in=own)
    for scope in scopes:
        rights, there = ASSIGNMENT_RIGHTS[scope.role], Q(edition=scope.edition)
        if scope.sections:
            there &= Q(section__in=scope.sections) | Q(section__isnull=True)
        if "view" in rights:
            found |= there
        elif "take" in rights:
            found |= there & Q(reporter__isnull=True, state=Assignment.State.OPEN)
    return found


assignments = AssignmentPolicy(Assignment)
