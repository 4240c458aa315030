"""Dropping an assignment: the story is not wanted any more."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from nashra.newsroom.actions.assign import check, lock, save
from nashra.newsroom.models import Assignment


@transaction.atomic
def drop_assignment(*, assignment: Assignment, by: Any = None) -> Assignment:
    """Drop an assignment; its draft, where it was begun, stays. Raises PermissionDenied."""
    row = lock(assignment)
    check(row, "assign", by)
    row.state = Assignment.State.DROPPED
    save(row, "state")
    log(row, "nashra.drop_assignment", user=by)
    return row
