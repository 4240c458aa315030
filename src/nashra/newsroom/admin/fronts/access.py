"""Whose fronts somebody may lay out."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from nashra.editions.models import Edition, Section
from nashra.newsroom.admin import edition_policy
from nashra.newsroom.models import Front


def edition_for(request: HttpRequest, number: int) -> Edition:
    """An edition of which the user may lay out the fronts. Raises PermissionDenied for any other, there or not."""
    found = edition_policy.fronts.editions_for(request.user).filter(pk=number).first()
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
