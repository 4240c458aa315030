"""Taking an assignment that nobody has."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log

from nashra.newsroom.actions.assign import check, lock, save
from nashra.newsroom.models import Assignment


@transaction.atomic
def take_assignment(*, assignment: Assignment, by: Any) -> Assignment:
    """Let the user be the reporter of an open assignment that has none; nothing changes for its own reporter.

    Raises ValidationError where somebody else has it already, and PermissionDenied.
    """
    row = lock(assignment)
    if row.reporter_id == by.pk:
        return row
    if row.reporter is not None:
        raise ValidationError(
            _("%(person)s has taken it already.") % {"person": get_user_display_name(row.reporter)},
            code="taken",
        )
    check(row, "take", by)
    row.reporter = by
    save(row, "reporter")
    log(row, "nashra.take_assignment", user=by)
    return row
