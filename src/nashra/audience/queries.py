"""Most read: a view counts half after a day, a quarter after two, so that a ranking never runs empty."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from nashra.audience.models import HourlyViews, MostRead
from nashra.newsroom.models import Placement

KEPT = 20


HALF_LIFE = timedelta(hours=24)


WINDOW = timedelta(days=30)


def most_read(edition: int) -> list[int]:
    """An edition's most read stories, the first first."""
    return list(
        MostRead.objects.filter(edition=edition).order_by("position").values_list("article", flat=True)
    )


def ranking(edition: int, now: datetime) -> list[int]:
    """The edition's stories that readers can open, in the order of their views' weight."""
    scores: defaultdict[int, float] = defaultdict(float)
    rows = HourlyViews.objects.filter(edition=edition, hour__gt=now - WINDOW).order_by()
    for article, hour, views in rows.values_list("article", "hour", "views").iterator():
        scores[article] += views * 0.5 ** ((now - hour) / HALF_LIFE)
    best = sorted(scores, key=lambda number: (-scores[number], -number))
    ranked: list[int] = []
    while best and len(ranked) < KEPT:
        some, best = best[:500], best[500:]
        places = Placement.objects.filter(edition=edition, live=True, article__in=some)
        live = set(places.values_list("article", flat=True))
        ranked += [number for number in some if number in live]
    return ranked[:KEPT]
