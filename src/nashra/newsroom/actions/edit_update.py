"""Editing and removing an update of a live coverage."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nashra.newsroom.actions import placements
from nashra.newsroom.actions.cover_live import check
from nashra.newsroom.actions.post_update import log_and_record
from nashra.newsroom.models import LiveUpdate

WORDS = ("headline", "text", "embed", "author", "is_key")


@transaction.atomic
def edit_update(*, update: LiveUpdate, revision: int, by: Any = None, **words: Any) -> LiveUpdate:
    """Change what an update says, as whoever saw this revision of it wants it; also after the coverage has ended.

    The words are some of WORDS. Raises PermissionDenied, and ValidationError where it was changed or removed
    meanwhile ("changed"), or says nothing.
    """
    now = _locked(update, revision, by)
    for name in WORDS:
        setattr(now, name, words.get(name, getattr(now, name)))
    now.edited_at, now.revision = timezone.now(), now.revision + 1
    now.full_clean(exclude=["story", "by"])
    now.save()
    log_and_record(now, "nashra.edit_update", by)
    return now


@transaction.atomic
def remove_update(*, update: LiveUpdate, revision: int, by: Any = None) -> None:
    """Take an update from its coverage; the audit keeps what it said. Raises as `edit_update` does."""
    now = _locked(update, revision, by)
    log_and_record(now, "nashra.remove_update", by)
    now.delete()


def _locked(update: LiveUpdate, revision: int, by: Any) -> LiveUpdate:
    story = placements.lock(update.story_id)
    check(story, by)
    now = LiveUpdate.objects.filter(pk=update.pk).first()
    if now is None or now.revision != revision:
        raise ValidationError(_("Somebody has changed or removed this update meanwhile."), code="changed")
    now.story = story
    return now
