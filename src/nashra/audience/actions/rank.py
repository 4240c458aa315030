"""Ranking an edition's most read stories anew."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from nashra.audience.models import MostRead
from nashra.audience.queries import most_read, ranking
from nashra.changes import outbox
from nashra.changes.change import Kind, Subject


def rank(edition: int, now: datetime | None = None) -> bool:
    """Rank an edition's stories anew and record it if the ranking changed; gives whether it did."""
    ranked = ranking(edition, now or timezone.now())
    with transaction.atomic():
        if ranked == most_read(edition):
            return False
        MostRead.objects.filter(edition=edition).delete()
        MostRead.objects.bulk_create(
            MostRead(edition_id=edition, article_id=number, position=place)
            for place, number in enumerate(ranked)
        )
        outbox.record(Kind.MOST_READ, Subject(edition=edition))
    return True
