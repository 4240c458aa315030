"""Noting who has a front open, in Wagtail's table of who has what open."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import EditingSession

from nashra.editions.models import Edition, Section
from nashra.newsroom.models import Front
from nashra.newsroom.queries.attendance import place_of

SEEN_AGAIN = timedelta(seconds=8)
"""A page that asks again sooner is not noted again, unless it began or stopped being edited."""


def attend_front(
    *,
    edition: Edition,
    section: Section | None,
    session: int | None,
    user: Any,
    is_editing: bool,
    now: datetime,
) -> int:
    """Note that a page that somebody has open is still there; returns its number, a new one where it had none."""
    kind = ContentType.objects.get_for_model(Front)
    own = EditingSession.objects.filter(
        pk=session, user=user, content_type=kind, object_id=place_of(edition, section)
    ).first()
    if own is None:
        EditingSession.cleanup()
        own = EditingSession(user=user, content_type=kind, object_id=place_of(edition, section))
    elif own.is_editing == is_editing and now - own.last_seen_at < SEEN_AGAIN:
        return int(own.pk)
    own.last_seen_at, own.is_editing = now, is_editing
    own.save()
    return int(own.pk)


def leave_front(*, session: int | None, user: Any) -> None:
    """Note that a page was closed."""
    kind = ContentType.objects.get_for_model(Front)
    EditingSession.objects.filter(pk=session, user=user, content_type=kind).delete()
