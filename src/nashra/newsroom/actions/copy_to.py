"""Copying a story into another edition or language: a draft of its own, which knows where it came from."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from nashra.editions.models import Edition, EditionSection, Section
from nashra.newsroom.actions import placements, references
from nashra.newsroom.models import Article, Byline, Placement, SeeAlso, StoryTopic
from nashra.newsroom.story_values import TEXTS


@transaction.atomic
def copy_to(*, article: Article, edition: Edition, section: Section | None = None, by: Any = None) -> Article:
    """Save what a story says as a new draft of an edition, in a section or else in the story's own where it may be.

    Copied are the text, photos, authors, topics and see-also of the newest draft, or of what readers see for those
    who may not change the story; nothing of where and when it is published, of its review, its corrections or its
    address.

    Raises PermissionDenied where the user may not see the story or add to the edition, and ValidationError for a
    story that was killed and a section that the edition does not show.
    """
    if by and not policy_registry.get_by_type(Article).user_has_permission_for_instance(by, "view", article):
        raise PermissionDenied
    if article.killed:
        raise ValidationError(_("The story was killed. It cannot be copied."), code="killed")
    source = _source(article, by)
    made = Article(live=False, owner=by, origin_id=article.pk)
    for name in ("kind", *TEXTS, "body"):
        setattr(made, name, getattr(source, name))
    made.bylines = [
        Byline(author_id=row.author_id, sort_order=row.sort_order) for row in source.bylines.all()
    ]
    made.topics = [
        StoryTopic(topic_id=row.topic_id, sort_order=row.sort_order) for row in source.topics.all()
    ]
    made.see_also = [
        SeeAlso(target_id=row.target_id, sort_order=row.sort_order) for row in source.see_also.all()
    ]
    made.placements = [_place(article, edition, section, by)]
    placements.set_primary(made)
    made.full_clean(exclude=["body", "headline"])
    with references.kept_once(made):
        made.save()
        made.save_revision(user=by)
    log(made, "nashra.copy", user=by, data={"origin": article.pk, "headline": str(article)})
    return made


def _source(article: Article, by: Any) -> Article:
    """The newest draft, for whom it may be shown to."""
    may_see_drafts = by is None or policy_registry.get_by_type(Article).user_has_permission_for_instance(
        by, "change", article
    )
    return copy(article.get_latest_revision_as_object() if may_see_drafts else article)


def _place(article: Article, edition: Edition, section: Section | None, by: Any) -> Placement:
    """Where the copy is to stand. Without a section where the edition has not the story's, or not for the user."""
    place = Placement(edition=edition, section=section)
    place.check_section()
    own = article.main_section_id
    if section is None and own and EditionSection.objects.filter(edition=edition, section=own).exists():
        place.section_id = own if _may_add(by, edition, own) else None
    if not _may_add(by, edition, place.section_id):
        raise PermissionDenied
    return place


def _may_add(by: Any, edition: Edition, section: int | None) -> bool:
    return by is None or policy_registry.get_by_type(Article).may_in_place(by, "add", edition.pk, section)
