"""Planning a story: an assignment is made, edited, moved to another time, and given to another reporter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from nashra.editions.models import Edition, Section
from nashra.newsroom import notice_kinds
from nashra.newsroom.actions.join_assignment import Values, own_changes, values_of
from nashra.newsroom.actions.notify import notify
from nashra.newsroom.models import Assignment, Placement
from nashra.newsroom.three_way import Side

CHANGEABLE = ("slug_line", "section", "due", "reporter", "place", "brief")
_TEXTS = ("slug_line", "place", "brief")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an assignment says. due: aware. reporter: None leaves it to whoever takes it."""

    slug_line: str
    section: Section
    due: datetime
    reporter: Any = None
    place: str = ""
    brief: str = ""


@transaction.atomic
def assign(*, edition: Edition, plan: Plan, by: Any = None) -> Assignment:
    """Plan a story for a section of an edition.

    Raises PermissionDenied where the user may not assign there, and ValidationError with a message for each wrong
    field, also for a section that the edition does not show and a reporter who may not write for it.
    """
    made = Assignment(edition=edition, created_by=by, **{name: getattr(plan, name) for name in CHANGEABLE})
    check(made, "assign", by)
    _check_plan(made)
    made.save()
    log(made, "nashra.assign", user=by, data=_told(made, CHANGEABLE))
    _notify(made, by)
    return made


@transaction.atomic
def edit_assignment(
    *,
    assignment: Assignment,
    changes: Mapping[str, Any],
    by: Any = None,
    began_from: Values | None = None,
    choices: Mapping[str, Side] | None = None,
) -> Assignment:
    """Change some of what an assignment says; what is not named stays.

    began_from: what its form showed when the editor opened it; what others changed since stays where the editor left
    it alone, and ``choices`` decide the rest. None where nothing was shown, as when it is moved: all changes hold.
    Raises PermissionDenied, also for a section where the user may not assign, ValidationError, and
    AssignmentMovedOnError.
    """
    row = lock(assignment)
    check(row, "assign", by)
    before, kept = values_of(row), {name: getattr(row, name) for name in changes}
    for name, value in changes.items():
        setattr(row, name, _cleaned(row, name, value))
    if began_from is not None:
        held = own_changes(began_from, values_of(row), before, choices or {})
        for name in changes.keys() - held:
            setattr(row, name, kept[name])
    changed = [name for name in CHANGEABLE if values_of(row)[name] != before[name]]
    if not changed:
        return row
    check(row, "assign", by)
    _check_plan(row)
    save(row, *changed)
    action = "nashra.reassign" if changed == ["reporter"] else "nashra.edit_assignment"
    log(row, action, user=by, data=_told(row, changed))
    if "reporter" in changed:
        _notify(row, by)
    return row


def lock(assignment: Assignment) -> Assignment:
    """The assignment as the database has it, with its row taken until the transaction ends.

    Raises Assignment.DoesNotExist.
    """
    return Assignment.objects.select_for_update().get(pk=assignment.pk)


def check(assignment: Assignment, action: str, user: Any) -> None:
    """Refuse what the user may not do to an assignment; None may do all. Raises PermissionDenied."""
    policy = policy_registry.get_by_type(Assignment)
    if user is not None and not policy.user_has_permission_for_instance(user, action, assignment):
        raise PermissionDenied


def save(assignment: Assignment, *changed: str) -> None:
    """Save these fields, and that it changed now."""
    assignment.updated_at = timezone.now()
    assignment.save(update_fields=[*changed, "updated_at"])


def _cleaned(row: Assignment, name: str, value: Any) -> Any:
    """As it will be stored, so that a browser's line ends are no change."""
    field: Any = row._meta.get_field(name)
    return field.clean(value, row) if name in _TEXTS else value


def _check_plan(assignment: Assignment) -> None:
    """Raises ValidationError."""
    assignment.full_clean(exclude=["section", "story", "created_by"])
    Placement(edition=assignment.edition, section=assignment.section).check_section()
    policy, reporter = policy_registry.get_by_type(Assignment), assignment.reporter
    if reporter is not None and not policy.may_report(reporter, assignment.edition_id):
        raise ValidationError({"reporter": _("This person does not write for the edition.")})


def _notify(assignment: Assignment, by: Any) -> None:
    """Tell the reporter, if there is one, what is theirs now."""
    to = [assignment.reporter_id] if assignment.reporter_id else []
    address = reverse("planning_assignment", args=[assignment.pk])
    notify(notice_kinds.ASSIGNED, to, by=by, label=assignment.slug_line, address=address)


def _told(assignment: Assignment, changed: Any) -> dict[str, str]:
    """What the audit keeps of what was planned."""
    told = {
        "reporter": get_user_display_name(assignment.reporter),
        "due": assignment.due.isoformat(),
        "section": str(assignment.section or ""),
    }
    return {name: value for name, value in told.items() if name in changed and value}
