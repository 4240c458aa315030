"""Keeping what is to change of a published story at a time, while the story itself stays open to corrections."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision

from nashra.newsroom.actions.merge import stored
from nashra.newsroom.models import Article, ScheduledChange, Stopped


def keep(*, story: Article, revision: Revision, at: datetime, by: Any = None) -> None:
    """Let a revision of a published story go live at a time. Needs the story's row to be taken.

    The story's newest text is the published one again, so that whoever opens it corrects what readers see. Raises
    ValidationError where another change of the story waits.
    """
    known = ScheduledChange.objects.filter(article=story).exclude(stopped_for=Stopped.DRAFT).first()
    if known and known.revision_id != revision.pk:
        raise ValidationError(already_scheduled(), code="scheduled")
    revision.approved_go_live_at = at
    revision.save(update_fields=["approved_go_live_at"])
    values = {
        "revision": revision,
        "due_at": at,
        "by": by,
        "stopped_at": None,
        "stopped_for": "",
        "details": "",
    }
    begun = {} if known else {"base": stored(story.serializable_data())}
    ScheduledChange.objects.update_or_create(article=story, defaults={**values, **begun})
    if story.latest_revision_id == revision.pk:
        story.latest_revision_id, story.has_unpublished_changes = story.live_revision_id, False
        story.save(update_fields=["latest_revision", "has_unpublished_changes"])


def already_scheduled() -> str:
    """Why a second change cannot be scheduled."""
    return _("A change of this story is scheduled already. Edit that one, or cancel it first.")


def replace(change: ScheduledChange) -> None:
    """Let go of a change whose successor is about to be kept or published."""
    Revision.objects.filter(pk=change.revision_id).update(approved_go_live_at=None)
    change.delete()


def stop(change: ScheduledChange, why: Stopped, details: str = "") -> None:
    """Let a change that is not published wait for an editor."""
    Revision.objects.filter(pk=change.revision_id).update(approved_go_live_at=None)
    change.stopped_at, change.stopped_for, change.details = timezone.now(), why, details
    change.save(update_fields=["stopped_at", "stopped_for", "details"])
    log(
        change.article,
        "nashra.change_stopped",
        data={"reason": why.value, "due_at": change.due_at.isoformat()},
    )


def stop_withdrawn(story: Article) -> None:
    """Let the change of a story that is taken down wait for an editor."""
    for change in ScheduledChange.objects.filter(article=story, stopped_at__isnull=True):
        stop(change, Stopped.WITHDRAWN)
