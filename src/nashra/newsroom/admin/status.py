"""The state of a story, as lists show it and filter by it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nashra.newsroom.models import Article
from nashra.newsroom.queries import scheduled

DRAFT, SCHEDULED, LIVE, CHANGED, WITHDRAWN = "draft", "scheduled", "live", "changed", "withdrawn"
KILLED = "killed"
CHANGING = "changing"
STOPPED, EMBARGOED, ENDING = "stopped", "embargoed", "ending"
"""What a story may be beside its state; lists are filtered by them alike."""

NAMES = {
    DRAFT: _("draft"),
    SCHEDULED: _("scheduled"),
    LIVE: _("published"),
    CHANGED: _("published, with changes"),
    WITHDRAWN: _("withdrawn"),
    KILLED: _("killed"),
    CHANGING: _("published, change scheduled"),
}
FILTERS = {
    **NAMES,
    STOPPED: _("scheduled change waits for an editor"),
    EMBARGOED: _("embargoed in an edition"),
    ENDING: _("ends at a time"),
}


def with_schedule(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Stories that know by `goes_live_at` when a revision that waits goes live, at no query a row."""
    next_one = scheduled.revisions_of_story().values("approved_go_live_at")[:1]
    return stories.annotate(goes_live_at=Subquery(next_one))


def state(story: Article) -> str:
    """The state of a story that came from with_schedule."""
    if story.killed:
        return KILLED
    if story.goes_live_at:
        return CHANGING if story.live else SCHEDULED
    if story.live:
        return CHANGED if story.has_unpublished_changes else LIVE
    return WITHDRAWN if story.last_published_at else DRAFT


def in_state(stories: QuerySet[Article], wanted: str) -> QuerySet[Article]:
    """Stories in a state, or with a time of a kind."""
    waiting = scheduled.stories()
    if wanted in (SCHEDULED, CHANGING):
        return stories.filter(pk__in=waiting, killed=False, live=wanted == CHANGING)
    if wanted == KILLED:
        return stories.filter(killed=True)
    if (numbers := _with_times(wanted)) is not None:
        return stories.filter(pk__in=numbers)
    conditions = {
        DRAFT: Q(live=False, last_published_at__isnull=True, killed=False),
        LIVE: Q(live=True, has_unpublished_changes=False),
        CHANGED: Q(live=True, has_unpublished_changes=True),
        WITHDRAWN: Q(live=False, last_published_at__isnull=False, killed=False),
    }
    return stories.filter(conditions[wanted]).exclude(pk__in=waiting)


def _with_times(wanted: str) -> QuerySet[Any] | None:
    """The numbers of stories with times of a kind; None for what is a state."""
    if wanted == STOPPED:
        return scheduled.stopped_changes().order_by().values("article")
    if wanted == EMBARGOED:
        return scheduled.embargoed(timezone.now())
    return scheduled.ending(timezone.now()) if wanted == ENDING else None
