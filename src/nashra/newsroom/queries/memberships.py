"""Which roles somebody has in which editions."""

from __future__ import annotations

from typing import Any

from nashra.editions.models import Section
from nashra.newsroom.models import Membership
from nashra.newsroom.roles import Scope


def scopes_of(user: Any) -> tuple[Scope, ...]:
    """The user's roles, read once for each user that a request has.

    None for who is not logged in, and none for a superuser, whom roles do not bind.
    """
    if not user.is_active or not user.is_authenticated or user.is_superuser:
        return ()
    if not hasattr(user, "_scopes"):
        rows = Membership.objects.filter(user=user).prefetch_related("sections")
        user._scopes = tuple(
            Scope(row.role, row.edition_id, frozenset(section.pk for section in row.sections.all()))
            for row in rows
        )
    scopes: tuple[Scope, ...] = user._scopes
    return scopes


def limited_to(section: Section) -> list[Membership]:
    """The roles that are limited to a section alone."""
    limited = Membership.objects.filter(sections=section.pk).prefetch_related("sections")
    return [row for row in limited if len(row.sections.all()) == 1]
