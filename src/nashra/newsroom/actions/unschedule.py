"""Taking back the time at which a revision was to go live."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from nashra.newsroom.actions import placements
from nashra.newsroom.models import ScheduledChange


def unschedule(*, revision: Any, by: Any = None) -> None:
    """Cancel a revision that waits for its time or for an editor; the story stays as it is until somebody publishes."""
    with transaction.atomic():
        article = placements.lock(int(revision.object_id))
        ScheduledChange.objects.filter(revision=revision).delete()
        revision.approved_go_live_at = None
        revision.save(user=by, update_fields=["approved_go_live_at"])
        placements.record(article.pk, placements.rows_of(article.pk), ())
