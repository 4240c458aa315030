"""Posting an update of a live coverage."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.newsroom.actions import placements
from nashra.newsroom.actions.cover_live import check
from nashra.newsroom.models import Article, LiveUpdate


@transaction.atomic
def post_update(
    *,
    article: Article,
    text: str,
    form_key: UUID,
    headline: str = "",
    embed: str = "",
    author: str = "",
    is_key: bool = False,
    made_at: datetime | None = None,
    by: Any = None,
) -> LiveUpdate:
    """Tell readers of a coverage what has happened; the form that was sent already gives the update that it made.

    Raises PermissionDenied, and ValidationError for a text that is empty or too long, for a key moment without a
    headline, and where the story is not covered live, or no longer.
    """
    story = placements.lock(article.pk)
    check(story, by)
    if known := LiveUpdate.objects.filter(form_key=form_key, story=story).first():
        return known
    if story.covered_since is None or story.covered_until is not None:
        raise ValidationError(_("The story is not covered live."), code="ended")
    update = LiveUpdate(
        story=story,
        text=text,
        headline=headline,
        embed=embed,
        author=author,
        is_key=is_key,
        form_key=form_key,
    )
    update.made_at, update.by = made_at or timezone.now(), by
    update.full_clean(exclude=["story", "by"])
    update.save()
    log_and_record(update, "nashra.post_update", by)
    return update


def log_and_record(update: LiveUpdate, action: str, by: Any) -> None:
    """Keep for the audit what was done to an update and what it says, and record the change."""
    said = {"headline": update.headline, "text": update.text, "embed": update.embed, "author": update.author}
    log(update.story, action, user=by, data={"update": update.pk, **said})
    outbox.record(Kind.LIVE, Subject(stories=(update.story_id,)))
