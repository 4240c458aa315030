"""Saying how far an assignment is: what its story cannot say, since it has none, and that a dropped one is on again."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from nashra.newsroom.actions.assign import check, lock, save
from nashra.newsroom.models import Assignment

State = Assignment.State


@transaction.atomic
def mark_assignment(*, assignment: Assignment, state: Assignment.State, by: Any = None) -> Assignment:
    """Let an assignment be open, in work or filed; a dropped one is opened again by those alone who may assign.

    Raises ValidationError for one whose story says how far it is, and PermissionDenied.
    """
    row = lock(assignment)
    check(row, "assign" if row.state == State.DROPPED else "mark", by)
    if row.story_id is not None and row.state != State.DROPPED:
        raise ValidationError(_("Its story says how far it is."), code="has_story")
    row.state = State.IN_WORK if row.story_id is not None and state == State.OPEN else state
    save(row, "state")
    log(row, "nashra.mark_assignment", user=by, data={"state": row.state})
    return row
