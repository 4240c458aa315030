"""Clearing an edition's breaking bar."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.models import Edition
from nashra.newsroom.actions.set_breaking import as_data
from nashra.newsroom.models import BreakingNews


def clear_breaking(*, edition: Edition, by: Any = None) -> bool:
    """Take the breaking bar from all pages of an edition; returns whether there was one."""
    with transaction.atomic():
        row = BreakingNews.objects.select_for_update().filter(edition=edition).first()
        return _clear(row, by)


def end_breaking(number: int, now: datetime) -> bool:
    """Clear breaking news by its number, unless it was cleared or its end was moved meanwhile."""
    with transaction.atomic():
        row = BreakingNews.objects.select_for_update().filter(pk=number, until__lte=now).first()
        return _clear(row, None)


def _clear(row: BreakingNews | None, by: Any) -> bool:
    if row is None:
        return False
    log(row, "nashra.clear_breaking", user=by, data=as_data(row))
    row.delete()
    outbox.record(Kind.BREAKING, Subject(edition=row.edition_id))
    return True
