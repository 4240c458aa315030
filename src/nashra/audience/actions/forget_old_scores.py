"""Forgetting stories that have not been read for long, so that scores take no more room than what is read."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from nashra.audience.decay import WINDOW, score_of
from nashra.audience.models import StoryScore
from nashra.audience.queries import KEPT, top_scores

AT_ONCE = 1_000
"""Scores of each kind that one call forgets, so that publishing never waits long for it."""

_MOST_VIEWS, _AHEAD = 10**10, timedelta(days=1)
"""No story is read more often, no clock further ahead: a higher score is of a clock that was wrong."""


def forget_old_scores(edition: int, now: datetime) -> int:
    """Forget some of an edition's stories whose views are out of the window; returns how many were.

    The first of the ranking stay, however old, so that it never runs empty. Scores of a time that has not come are
    forgotten too, since they would stand first until it comes.
    """
    rows = StoryScore.objects.filter(edition=edition)
    kept = list(top_scores(edition).values_list("pk", flat=True)[:KEPT])
    ahead = rows.filter(score__gt=score_of(_MOST_VIEWS, now + _AHEAD))
    old = rows.filter(score__lt=score_of(1, now - WINDOW)).exclude(pk__in=kept)
    return _delete_some(ahead) + _delete_some(old)


def _delete_some(rows: QuerySet[StoryScore]) -> int:
    numbers = list(rows.order_by("score").values_list("pk", flat=True)[:AT_ONCE])
    return StoryScore.objects.filter(pk__in=numbers).delete()[0]
