"""What a user may do with editions, and with the members of their newsrooms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from nashra.editions.models import Edition
from nashra.newsroom.models import BreakingNews, EditionPage, Front, Membership
from nashra.newsroom.queries.memberships import scopes_of
from nashra.newsroom.roles import Role


class OfLedEditions(ModelPermissionPolicy):
    """Rights that a chief editor has over what belongs to the edition, and others by groups over all."""

    edition_field = "pk"

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if not self.user_has_permission(user, action):
            return False
        edition = getattr(instance, self.edition_field)
        return not is_member(user) or edition in editions_led_by(user)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().instances_user_has_any_permission_for(user, actions)
        return (
            rows.filter(**{f"{self.edition_field}__in": editions_led_by(user)}) if is_member(user) else rows
        )


class OfWhatEditionsHave(OfLedEditions):
    """Rights over the members of an edition's newsroom, its fronts, its pages, and its breaking news."""

    edition_field = "edition_id"

    def editions_for(self, user: Any) -> QuerySet[Edition]:
        """The editions for which the user may change them: the chief editor's own, or all."""
        if not self.user_has_permission(user, "change"):
            return Edition.objects.none()
        return (
            Edition.objects.filter(pk__in=editions_led_by(user)) if is_member(user) else Edition.objects.all()
        )


def is_member(user: Any) -> bool:
    """Whether the user's roles bind the user to editions."""
    return bool(scopes_of(user))


def editions_led_by(user: Any) -> frozenset[int]:
    """The editions of which the user is chief editor."""
    return frozenset(scope.edition for scope in scopes_of(user) if scope.role == Role.CHIEF_EDITOR)


editions = OfLedEditions(Edition)
members = OfWhatEditionsHave(Membership)
fronts = OfWhatEditionsHave(Front)
pages = OfWhatEditionsHave(EditionPage)
breaking = OfWhatEditionsHave(BreakingNews)
