"""The state of a story, as lists show it and filter by it."""

from __future__ import annotations

from django.db.models import Exists, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nashra.newsroom.models import Article
from nashra.newsroom.queries import scheduled

DRAFT, SCHEDULED, LIVE, CHANGED, WITHDRAWN = "draft", "scheduled", "live", "changed", "withdrawn"
KILLED = "killed"

NAMES = {
    DRAFT: _("draft"),
    SCHEDULED: _("scheduled"),
    LIVE: _("published"),
    CHANGED: _("published, with changes"),
    WITHDRAWN: _("withdrawn"),
    KILLED: _("killed"),
}


def with_schedule(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Stories that know by `scheduled` whether a revision waits for its time, at no query a row."""
    return stories.annotate(scheduled=Exists(scheduled.revisions_of_story()))


def state(story: Article) -> str:
    """The state of a story that came from with_schedule."""
    if story.killed:
        return KILLED
    if story.scheduled:
        return SCHEDULED
    if story.live:
        return CHANGED if story.has_unpublished_changes else LIVE
    return WITHDRAWN if story.last_published_at else DRAFT


def in_state(stories: QuerySet[Article], wanted: str) -> QuerySet[Article]:
    """Stories in a state."""
    waiting = scheduled.stories()
    if wanted == SCHEDULED:
        return stories.filter(pk__in=waiting)
    if wanted == KILLED:
        return stories.filter(killed=True)
    conditions = {
        DRAFT: Q(live=False, last_published_at__isnull=True, killed=False),
        LIVE: Q(live=True, has_unpublished_changes=False),
        CHANGED: Q(live=True, has_unpublished_changes=True),
        WITHDRAWN: Q(live=False, last_published_at__isnull=False, killed=False),
    }
    return stories.filter(conditions[wanted]).exclude(pk__in=waiting)
