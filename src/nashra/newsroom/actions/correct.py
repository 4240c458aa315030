"""Correcting a story that readers have already seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from nashra.newsroom.actions import placements, references
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.models import Article, Correction


@transaction.atomic
def correct(
    *,
    article: Article,
    by: Any = None,
    note: str = "",
    headline: str = "",
    summary: str = "",
    city: str = "",
    body: Sequence[tuple[str, Any]] | None = None,
) -> Article:
    """Change what is given of a live story and publish it; a note is shown to readers.

    Raises ValidationError where the story is not live, or has a draft that this would overtake.
    """
    article = placements.lock(article.pk)
    if not article.live:
        raise ValidationError(_("Only a published story can be corrected. Publish it instead."))
    if article.has_unpublished_changes:
        raise ValidationError(
            _("The story has changes that are not published. Publish or discard them first.")
        )
    for name, text in (("headline", headline), ("summary", summary), ("city", city)):
        if text:
            setattr(article, name, text)
    if body is not None:
        article.body = list(body)  # type: ignore[assignment]
    if note:
        article.corrections = [*article.corrections.all(), Correction(text=note)]
    with references.unchanged():
        article.save_revision(user=by, log_action=True)
    return publish(article=article, by=by)
