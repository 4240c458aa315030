"""Who has a front open now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import EditingSession

from nashra.editions.models import Edition, Section
from nashra.newsroom.models import Front

GONE = timedelta(seconds=30)
"""After which a page that was not heard of is taken for closed."""


@dataclass(frozen=True, slots=True)
class Attending:
    """Somebody who has the front open. is_editing: and has changed what is not published yet."""

    user: Any
    is_editing: bool


def place_of(edition: Edition, section: Section | None) -> str:
    """What a front is called where nobody may have saved it yet."""
    return f"{edition.pk}-{section.pk if section else 0}"


def others_at(
    edition: Edition, section: Section | None, session: int | None, now: datetime
) -> Sequence[Attending]:
    """Who has a front open in other pages than this one: each once, editing where one of their pages is."""
    rows = EditingSession.objects.filter(
        content_type=ContentType.objects.get_for_model(Front),
        object_id=place_of(edition, section),
        last_seen_at__gte=now - GONE,
    )
    found: dict[int, Attending] = {}
    for one in rows.exclude(pk=session).select_related("user").order_by("pk"):
        known = found.get(one.user_id)
        found[one.user_id] = Attending(one.user, one.is_editing or bool(known and known.is_editing))
    return list(found.values())
