"""What of stories failed, and of which it is time to look again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet

from nashra.newsroom.models import StoryFault

PAUSE = timedelta(minutes=1)
"""Between two looks at a story that has not changed; one that has is looked at at once."""


def newest() -> QuerySet[StoryFault]:
    """All faults, the last first."""
    return StoryFault.objects.order_by("-seen_at", "-pk")


def due(now: datetime, at_most: int) -> list[int]:
    """The numbers of stories at which to look again, those not looked at for longest first."""
    is_due = Q(checked_at__lte=now - PAUSE) | Q(article__updated_at__gt=F("checked_at"))
    rows = StoryFault.objects.filter(is_due).order_by("checked_at").values_list("article", flat=True)
    return list(dict.fromkeys(rows))[:at_most]
