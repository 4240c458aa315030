"""Whose fronts somebody may lay out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from nashra.editions.models import Edition, Section
from nashra.newsroom.admin import edition_policy
from nashra.newsroom.models import Front


def editions_of(user: Any) -> QuerySet[Edition]:
    """The editions of which the user may lay out the fronts, in the network's order."""
    if not edition_policy.fronts.user_has_permission(user, "change"):
        return Edition.objects.none()
    rows = Edition.objects.order_by("position", "pk")
    if not edition_policy.is_member(user):
        return rows
    return rows.filter(pk__in=edition_policy.editions_led_by(user))


def edition_for(request: HttpRequest, number: int) -> Edition:
    """An edition of which the user may lay out the fronts. Raises PermissionDenied for any other, there or not."""
    found = editions_of(request.user).filter(pk=number).first()
    if found is None:
        raise PermissionDenied
    return found


def front_for(request: HttpRequest, edition: int, section: int) -> tuple[Edition, Section | None]:
    """The edition and the section (0: none, the home page) of a front that the user may lay out.

    Raises PermissionDenied, and Http404 for a section that the edition does not show.
    """
    own = edition_for(request, edition)
    if section == 0:
        return own, None
    shown = own.shown_sections.filter(section=section).select_related("section").first()
    if shown is None:
        raise Http404
    return own, shown.section


def row_of(edition: Edition, section: Section | None) -> Front | None:
    """The front's row; None where nobody has edited it yet."""
    return Front.objects.filter(edition=edition, section=section).first()
