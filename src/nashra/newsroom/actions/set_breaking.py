"""Setting an edition's breaking bar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.editions.models import Edition
from nashra.newsroom.models import Article, BreakingNews
from nashra.newsroom.queries import breaking


@transaction.atomic
def set_breaking(
    *, editions: Iterable[Edition], text: str, until: datetime, story: Article | None = None, by: Any = None
) -> list[BreakingNews]:
    """Show a text under the header of all pages of these editions until a time, in place of what stood there.

    With a story, the text leads to it, and is shown only while readers of the edition see it. Raises
    ValidationError for a text that is empty or too long, for an end that has passed, and for a story that readers of
    one of the editions do not see.
    """
    editions = sorted(editions, key=lambda edition: edition.pk)
    if story is not None:
        _check_seen(story, editions)
    rows = [_set(edition, text, until, story, by) for edition in editions]
    for edition in editions:
        outbox.record(Kind.BREAKING, Subject(edition=edition.pk))
    return rows


def _check_seen(story: Article, editions: Iterable[Edition]) -> None:
    seen = breaking.editions_showing(story.pk, [edition.pk for edition in editions])
    for edition in editions:
        if edition.pk not in seen:
            raise ValidationError(
                _("Readers of %(edition)s do not see the story.") % {"edition": edition}, code="unseen"
            )


def _set(edition: Edition, text: str, until: datetime, story: Article | None, by: Any) -> BreakingNews:
    now = timezone.now()
    if until <= now:
        raise ValidationError({"until": _("The end has passed.")}, code="passed")
    row = BreakingNews.objects.select_for_update().filter(edition=edition).first()
    row = row or BreakingNews(edition=edition)
    row.text, row.story, row.since, row.until, row.by = text, story.pk if story else None, now, until, by
    row.full_clean(exclude=["by"])
    row.save()
    log(row, "nashra.set_breaking", user=by, data=as_data(row))
    return row


def as_data(row: BreakingNews) -> dict[str, Any]:
    """What the audit keeps of it."""
    told = {"text": row.text, "until": row.until.isoformat()}
    return told | ({"story": row.story} if row.story else {})
