"""What others changed of an assignment while somebody had its form open, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name

from nashra.newsroom.actions.assign import CHANGEABLE
from nashra.newsroom.actions.join_assignment import AssignmentMovedOnError, values_of
from nashra.newsroom.actions.merge import mark
from nashra.newsroom.admin.merge_wording import ShownConflict
from nashra.newsroom.admin.planning.form import AssignmentForm
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import Clock, clock_of
from nashra.newsroom.models import Assignment, AuditEntry
from nashra.newsroom.three_way import Side


def shown_conflicts(
    moved: AssignmentMovedOnError, form: AssignmentForm, names: Mapping[int, str], choices: Mapping[str, Side]
) -> list[ShownConflict]:
    """The fields that both changed, each with both values."""
    clock = clock_of(form.edition)
    return [
        ShownConflict(
            mark(one),
            _label(form, one.path[0]),
            _said(one.path[0], one.mine, names, clock),
            _said(one.path[0], one.theirs, names, clock),
            choices.get(mark(one)),
        )
        for one in moved.conflicts
    ]


def brought_in(row: Assignment, form: AssignmentForm) -> str:
    """The fields of a saved assignment that others changed, by their names; empty where there are none."""
    began, now = form.values_shown(), values_of(row)
    plan = form.plan()
    mine = values_of(Assignment(**{name: getattr(plan, name) for name in CHANGEABLE}))
    theirs = [name for name in CHANGEABLE if now[name] != began.get(name) and now[name] != mine[name]]
    return _listed(_label(form, name) for name in theirs)


def others(row: Assignment, form: AssignmentForm, user: Any) -> str:
    """Who has done something to the assignment since the form was opened."""
    entries = AuditEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Assignment), object_id=str(row.pk)
    )
    if form.opened is not None:
        entries = entries.filter(timestamp__gt=form.opened.since)
    found = {one.actor: one.user_display_name for one in entries.order_by("pk")}
    own = found.pop(str(user.pk), None)
    return _listed(found.values()) or (_("another window of yours") if own else _("somebody"))


def _said(name: str, value: Any, names: Mapping[int, str], clock: Clock) -> str:
    if value in (None, ""):
        return _("(empty)")
    if name == "section":
        return names.get(value, str(value))
    if name == "reporter":
        return get_user_display_name(get_user_model()._default_manager.filter(pk=value).first())
    return wording.in_words(datetime.fromisoformat(value), clock) if name == "due" else str(value)


def _label(form: AssignmentForm, name: str) -> str:
    return str(form.fields[name].label)


def _listed(texts: Iterable[str]) -> str:
    return _(", ").join(texts)
