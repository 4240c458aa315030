"""Beginning to write what was assigned: the assignment becomes a draft."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from nashra.newsroom.actions.assign import check, lock, save
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.take_assignment import take_assignment
from nashra.newsroom.models import Article, Assignment, Author
from nashra.newsroom.models.assignment import UNFINISHED

State = Assignment.State


@transaction.atomic
def begin_assignment(*, assignment: Assignment, by: Any) -> Article:
    """Make the assignment's draft, which is its reporter's own, and return it; the one that is there where it is begun.

    Its headline is the slug line until it has another; it stands in the assignment's section, and bears the byline of
    the author with the reporter's name, if there is one. Nobody's assignment is taken by who begins it.

    Raises ValidationError where somebody else took it, where it was dropped or filed without a story, and
    PermissionDenied.
    """
    row = lock(assignment)
    if row.reporter_id is None:
        row = take_assignment(assignment=row, by=by)
    check(row, "begin", by)
    if row.story is not None:
        return row.story
    if row.state not in UNFINISHED:
        raise ValidationError(_("The assignment is closed. Open it again first."), code="closed")
    row.story, row.state = draft(story=_draft_of(row), by=by, owner=row.reporter), State.IN_WORK
    save(row, "story", "state")
    log(row, "nashra.begin_assignment", user=by, data={"story": row.story.pk})
    return row.story


def _draft_of(row: Assignment) -> StoryDraft:
    name = row.reporter.get_full_name() if row.reporter else ""
    return StoryDraft(
        headline=row.slug_line,
        placements=[PlacementDraft(row.edition, row.section, canonical=True)],
        city=row.place,
        authors=list(Author.objects.filter(name=name)) if name else [],
    )
