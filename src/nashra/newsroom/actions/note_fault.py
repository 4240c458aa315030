"""Noting what of a story could not be shown, and that it can be again."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from nashra.newsroom.fault_spool import Fault
from nashra.newsroom.models import Article, StoryFault

MOST = 200
"""Faults that are kept, the last."""


@transaction.atomic
def note_fault(fault: Fault) -> None:
    """Note a fault of a story, unless the story is gone; the oldest go where there are too many."""
    if not Article.objects.filter(pk=fault.story, live=True).exists():
        return
    seen = {"error": fault.error, "seen_at": timezone.now()}
    StoryFault.objects.update_or_create(article_id=fault.story, piece=fault.piece, defaults=seen)
    kept = StoryFault.objects.order_by("-seen_at", "-pk").values_list("pk", flat=True)[:MOST]
    if len(kept) == MOST:
        StoryFault.objects.exclude(pk__in=list(kept)).delete()


@transaction.atomic
def note_check(*, story: int, failing: Collection[str]) -> None:
    """Note which pieces of a story still fail, of those that are known; the others are forgotten."""
    known = StoryFault.objects.filter(article=story)
    known.exclude(piece__in=failing).delete()
    known.update(checked_at=timezone.now())
