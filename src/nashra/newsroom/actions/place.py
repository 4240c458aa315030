"""Placing a live story in one more edition."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from nashra.editions.models import Edition, Section
from nashra.newsroom.actions import placements, references
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.models import Article, Placement


@transaction.atomic
def place(*, article: Article, edition: Edition, section: Section, by: Any = None) -> Article:
    """Show a live story in an edition's section too; it stays as it is in all others.

    Raises ValidationError where the story is not live, has a draft that this would overtake, stands in the
    edition already, or where the edition does not show the section.
    """
    article = placements.lock(article.pk)
    if not article.live:
        raise ValidationError(_("Only a published story can be placed in another edition."))
    placements.refuse_to_overtake(article)
    placed = list(article.placements.all())
    if any(one.edition_id == edition.pk for one in placed):
        raise ValidationError(_("The story stands in %(edition)s already.") % {"edition": edition})
    placement = Placement(edition=edition, section=section, sort_order=len(placed))
    placement.check_section()
    article.placements = [*placed, placement]
    with references.unchanged():
        article.save_revision(user=by, log_action=True)
    log(
        article,
        "nashra.place",
        user=by,
        edition_id=edition.pk,
        data={"edition": str(edition), "section": str(section)},
    )
    return publish(article=article, by=by)
