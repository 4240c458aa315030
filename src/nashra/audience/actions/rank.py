"""Ranking an edition's most read stories anew."""

from __future__ import annotations

from django.db import transaction

from nashra.audience.models import MostRead
from nashra.audience.queries import most_read, ranking
from nashra.changes import outbox
from nashra.changes.change import Kind, Subject


def rank(edition: int) -> bool:
    """Rank an edition's stories anew and record it if the ranking changed; returns whether it did."""
    if ranking(edition) == most_read(edition):
        return False
    with transaction.atomic():
        ranked = ranking(edition)  # again, since another process may have ranked them meanwhile
        if ranked == most_read(edition):
            return False
        MostRead.objects.filter(edition=edition).delete()
        MostRead.objects.bulk_create(
            MostRead(edition_id=edition, article_id=number, position=place)
            for place, number in enumerate(ranked)
        )
        outbox.record(Kind.MOST_READ, Subject(edition=edition))
    return True
