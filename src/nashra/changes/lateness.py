"""How far behind each consumer is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min

from nashra.changes.models import Delivery, OutboxRow


@dataclass(frozen=True, slots=True)
class Backlog:
    """What a consumer has yet to consume."""

    consumer: str
    pending: int  # changes
    since: datetime | None  # when the oldest of them was made; aware
    error: str  # of its last failure at any of them; empty where none failed

    def seconds(self, now: datetime) -> float:
        """How old the oldest change is that it has yet to consume; 0 where there is none."""
        return max((now - self.since).total_seconds(), 0.0) if self.since else 0.0


def backlogs(consumers: Iterable[str]) -> list[Backlog]:
    """The backlog of each of these consumers, in their order."""
    untouched = OutboxRow.objects.filter(deliveries=None).aggregate(
        pending=Count("number"), since=Min("recorded_at")
    )
    rows = Delivery.objects.order_by().values("consumer")
    left = {
        row["consumer"]: row for row in rows.annotate(pending=Count("pk"), since=Min("change__recorded_at"))
    }
    return [_backlog(consumer, untouched, left.get(consumer)) for consumer in consumers]


def _backlog(consumer: str, untouched: Mapping[str, Any], left: Mapping[str, Any] | None) -> Backlog:
    both = [untouched, left] if left else [untouched]
    since = min((one["since"] for one in both if one["since"]), default=None)
    return Backlog(
        consumer, sum(one["pending"] for one in both), since, _last_error(consumer) if left else ""
    )


def _last_error(consumer: str) -> str:
    failed = Delivery.objects.filter(consumer=consumer).exclude(error="").order_by("-pk")
    return failed.values_list("error", flat=True).first() or ""
