"""Correcting a story that readers have already seen."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from nashra.newsroom.actions import placements, references, revised
from nashra.newsroom.actions.history import Event
from nashra.newsroom.actions.merge import stored as as_stored
from nashra.newsroom.actions.publish import PublishArticle
from nashra.newsroom.models import Article, Correction, children
from nashra.newsroom.read_content import ReadContent
from nashra.newsroom.story_values import values

_UNCHANGED = {field.name for field in Article._meta.concrete_fields if field.is_relation}
"""Keys that a correction leaves alone, so that what they name need not be read."""


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
    revision: int | None = None,
    go_live_at: datetime | None = None,
) -> Article:
    """Change what is given of a live story and publish it, at once or at a time; a note is shown to readers.

    ``revision`` is the number of the one from which the correction began, which is the article's own where none is
    given. Returns the article as it is in the database afterwards. Raises ValidationError where the story is not live,
    has a draft that this would overtake, or where what is to change has been changed since that revision.
    """
    began = revision or article.latest_revision_id
    article = placements.lock(article.pk)
    if not article.live:
        raise ValidationError(_("Only a published story can be corrected. Publish it instead."))
    placements.refuse_to_overtake(article)
    given = {"headline": headline, "summary": summary, "city": city}
    texts = {name: text for name, text in given.items() if text}
    _check_began(article, began, [*texts, *(["body"] if body is not None else [])])
    title_before, stored = str(article), children.read(article)
    before = revised.read_until_now(article, stored)
    _set_children(article, stored, note)
    for name, text in texts.items():
        setattr(article, name, text)
    if body is not None:
        article.body = list(body)  # type: ignore[assignment]
    if go_live_at is not None:
        article.go_live_at = go_live_at
        article.full_clean(exclude=_UNCHANGED, validate_unique=False, validate_constraints=False)
        PublishArticle(_revision(article, by), user=by).execute(skip_permission_checks=by is None)
        return placements.read(article.pk)
    _publish(article, by, stored, before, title_before)
    return placements.read(article.pk)


def _check_began(article: Article, began: int | None, names: Sequence[str]) -> None:
    """Refuse to change what others have changed since the correction began."""
    if began in (None, article.latest_revision_id):
        return
    revision = Revision.objects.for_instance(article).filter(pk=began).first()
    if revision is None:
        raise ValidationError(_("The story has no revision %(number)s.") % {"number": began})
    then, now = (values(each, str) for each in (revision.content, as_stored(article.serializable_data())))
    changed = [str(Article._meta.get_field(name).verbose_name) for name in names if then[name] != now[name]]
    if changed:
        raise ValidationError(
            _("Changed since revision %(number)s: %(fields)s. Look at the story again, then correct it.")
            % {"number": began, "fields": _(", ").join(changed)}
        )


def _set_children(article: Article, stored: children.Rows, note: str) -> None:
    """Set the children in memory, with the note; what publishing writes are copies of what is stored."""
    for name, rows in stored.items():
        setattr(article, name, [copy(row) for row in rows])
    if note:
        article.corrections = [*article.corrections.all(), Correction(text=note)]


def _publish(
    article: Article, by: Any, stored: children.Rows, before: ReadContent | None, title_before: str
) -> None:
    """Publish the article as it is in memory, with a revision that is written in the same transaction.

    Saving the revision by itself would write the article twice, and read all of it again to publish it.
    """
    article.full_clean(exclude=_UNCHANGED, validate_unique=False, validate_constraints=False)
    article.latest_revision = _revision(article, by)
    publishing = PublishArticle(article.latest_revision, user=by)
    publishing.check(skip_permission_checks=by is None)
    publishing.object = article
    edited = Event("wagtail.edit", content_changed=True)
    publishing.publish_now(stored, before, [edited, *publishing.events(title_before)])


def _revision(article: Article, by: Any) -> Revision:
    with references.unchanged():
        return Revision.objects.create(
            content_object=article,
            base_content_type=article.get_base_content_type(),
            user=by,
            content=article.serializable_data(),
            object_str=str(article),
        )
