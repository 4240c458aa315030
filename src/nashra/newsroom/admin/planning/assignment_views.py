"""One assignment: its page, what is done to it there, and its move to another day or hour."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from nashra.newsroom.actions.assign import CHANGEABLE, edit_assignment
from nashra.newsroom.actions.begin_assignment import begin_assignment
from nashra.newsroom.actions.drop_assignment import drop_assignment
from nashra.newsroom.actions.join_assignment import AssignmentMovedOnError
from nashra.newsroom.actions.mark_assignment import mark_assignment
from nashra.newsroom.actions.take_assignment import take_assignment
from nashra.newsroom.admin import policy
from nashra.newsroom.admin.merging import choices_of
from nashra.newsroom.admin.planning import conflicts
from nashra.newsroom.admin.planning.cards import card
from nashra.newsroom.admin.planning.form import AssignmentForm, form_of, section_names
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.models import Article, Assignment
from nashra.newsroom.models.assignment import UNFINISHED
from nashra.newsroom.planning import calendar

State = Assignment.State


def _marked(state: Assignment.State) -> Callable[..., Assignment]:
    return partial(mark_assignment, state=state)


ACTS: Mapping[str, Callable[..., Assignment | Article]] = {
    "take": take_assignment,
    "begin": begin_assignment,
    "drop": drop_assignment,
    "reopen": _marked(State.OPEN),
    "in-work": _marked(State.IN_WORK),
    "file": _marked(State.FILED),
}
"""What a button does, by the last word of its address."""


class AssignmentView(WagtailAdminTemplateMixin, TemplateView):
    """What an assignment says: a form for who may assign, and lines to read for others."""

    template_name = "newsroom/planning/assignment.html"
    header_icon = "calendar-alt"

    @cached_property
    def row(self) -> Assignment:
        return _found(self.request, self.kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.row)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        planning = {"url": reverse("planning"), "label": gettext_lazy("Planning")}
        return [*self.breadcrumbs_items, planning, {"url": "", "label": str(self.row)}]

    @cached_property
    def names(self) -> Mapping[int, str]:
        return section_names(self.row.edition)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "assign" not in assignments.rights(request.user, self.row):
            raise PermissionDenied
        form = form_of(self.row, request.user, self.names, request.POST)
        moved = None
        if form.is_valid():
            try:
                if self._is_saved(form):
                    return redirect(calendar_address(self.row))
            except AssignmentMovedOnError as error:
                moved = error
        return self.render_to_response(self.get_context_data(form=form, moved=moved))

    def _is_saved(self, form: AssignmentForm) -> bool:
        """Raises AssignmentMovedOnError."""
        plan, user = form.plan(), self.request.user
        try:
            self.row = edit_assignment(
                assignment=self.row,
                changes={name: getattr(plan, name) for name in CHANGEABLE},
                by=user,
                began_from=form.values_shown(),
                choices=choices_of(self.request.POST),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
            return False
        said = {"slug_line": self.row, "names": conflicts.others(self.row, form, user)}
        if places := conflicts.brought_in(self.row, form):
            text = _("“%(slug_line)s” is saved, with what %(names)s changed meanwhile: %(places)s.")
            messages.success(self.request, text % {**said, "places": places})
        else:
            messages.success(self.request, _("“%(slug_line)s” is saved.") % said)
        return True

    def get_context_data(
        self,
        form: AssignmentForm | None = None,
        moved: AssignmentMovedOnError | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        row, user, clock = self.row, self.request.user, clock_of(self.row.edition)
        shown = card(row, user, clock, self.names, timezone.now())
        if form is None and "assign" in shown.rights:
            form = form_of(row, user, self.names)
        return {
            **super().get_context_data(**kwargs),
            **(self._of_conflicts(form, moved) if form and moved else {}),
            "row": row,
            "card": shown,
            "clock": clock,
            "form": form,
            "due": wording.in_words(row.due, clock),
            "story": _story_for(user, row),
            "has_hidden_story": row.story_id is not None,
            "calendar": calendar_address(row),
            "acts": _offered(row, shown.rights),
        }

    def _of_conflicts(self, form: AssignmentForm, moved: AssignmentMovedOnError) -> dict[str, Any]:
        return {
            "conflicts": conflicts.shown_conflicts(moved, form, self.names, choices_of(self.request.POST)),
            "conflict_names": conflicts.others(self.row, form, self.request.user),
        }


@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Do what a button says; a begun assignment opens its draft, anything else goes back to where the button stood."""
    if verb not in ACTS:
        raise Http404
    row = _found(request, pk)
    try:
        done = ACTS[verb](assignment=row, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect(_back(request, row))
    if isinstance(done, Article):
        return redirect(story_view("edit", done.pk))
    return redirect(_back(request, done))


@require_POST
def move(request: HttpRequest, pk: int) -> JsonResponse:
    """Let an assignment be due on another `day`, or in the hour that begins `at` a moment, at the same minutes."""
    row = _found(request, pk)
    clock = clock_of(row.edition)
    try:
        due = _moved(row, request.POST, clock.zone)
        edit_assignment(assignment=row, changes={"due": due}, by=request.user)
    except PermissionDenied:
        return JsonResponse({"error": _("You may not move this assignment.")}, status=403)
    except (ValueError, ValidationError):
        return JsonResponse({"error": _("It cannot be moved there.")}, status=400)
    said = _("%(slug_line)s: %(when)s") % {"slug_line": row, "when": wording.in_words(due, clock)}
    return JsonResponse({"said": said})


def calendar_address(row: Assignment) -> str:
    """The week in which an assignment is due."""
    day = calendar.date_of(row.due, clock_of(row.edition).zone)
    return f"{reverse('planning')}?edition={row.edition_id}&date={day}"


def _moved(row: Assignment, asked: Mapping[str, str], zone: Any) -> datetime:
    """Raises ValueError for what is no day and no moment, or lies outside all calendars."""
    if "day" in asked:
        day = date.fromisoformat(asked["day"])
        if day != calendar.within(day):
            raise ValueError
        return calendar.on_day(row.due, day, zone)
    at = datetime.fromisoformat(asked.get("at", ""))
    if at.tzinfo is None or at.date() != calendar.within(at.date()):
        raise ValueError
    return calendar.in_hour(row.due, at, zone)


def _found(request: HttpRequest, pk: int) -> Assignment:
    """An assignment that the user may see, and the one that somebody else took just now. Raises Http404."""
    rows = Assignment.objects.select_related("edition", "section", "reporter", "story")
    row = get_object_or_404(rows, pk=pk)
    is_seen = "view" in assignments.rights(request.user, row)
    is_near = "take" in assignments.in_place(request.user, row.edition_id, row.section_id)
    if not is_seen and not (request.method == "POST" and is_near):
        raise Http404
    return row


def _story_for(user: Any, row: Assignment) -> Article | None:
    """The assignment's story, for who may see it."""
    may = policy.stories.user_has_permission_for_instance
    return row.story if row.story is not None and may(user, "view", row.story) else None


def _offered(row: Assignment, rights: frozenset[str]) -> list[dict[str, Any]]:
    """The buttons of an assignment's page, the main one first."""
    is_closed = row.state not in UNFINISHED
    is_marked = "mark" in rights and row.story_id is None
    offered = [
        ("begin", _("Begin the draft"), "begin" in rights and row.story_id is None and not is_closed),
        ("take", _("I take it"), "take" in rights and row.reporter_id is None),
        ("in-work", _("Mark as in work"), is_marked and row.state == State.OPEN and row.reporter_id),
        ("file", _("Mark as filed"), is_marked and not is_closed and row.reporter_id),
        ("reopen", _("Open again"), _may_reopen(row, rights)),
        ("drop", _("Drop the assignment"), "assign" in rights and row.state != State.DROPPED),
    ]
    return [{"verb": verb, "label": label} for verb, label, is_offered in offered if is_offered]


def _may_reopen(row: Assignment, rights: frozenset[str]) -> bool:
    if row.state == State.DROPPED:
        return "assign" in rights
    return "mark" in rights and row.state == State.FILED and row.story_id is None


def _back(request: HttpRequest, row: Assignment) -> str:
    """Where the button stood, in the newsroom; the assignment's week where that is not known."""
    asked = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours and asked.startswith("/") else calendar_address(row)
