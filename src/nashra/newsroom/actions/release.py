"""Showing and hiding a placement at its own time, where an edition has an embargo or an end of its own."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from nashra.newsroom.actions import placements
from nashra.newsroom.models import Placement


def release(*, placement: Placement) -> bool:
    """Make a placement live or not, as is due now. Returns whether anything changed."""
    with transaction.atomic():
        article = placements.lock(placement.article_id)
        before = placements.rows_of(article.pk)
        placement = Placement.objects.get(pk=placement.pk)
        now = timezone.now()
        due = article.live and placement.is_due(now)
        if due == placement.live:
            return False
        placement.live = due
        if due:
            placement.published_at = placement.published_at or placement.embargo_at or now
        placement.save(update_fields=["live", "published_at"])
        log(
            article,
            "nashra.appear" if due else "nashra.end",
            edition_id=placement.edition_id,
            data={"edition": str(placement.edition)},
        )
        placements.record(article.pk, before, placements.rows_of(article.pk))
        return True
