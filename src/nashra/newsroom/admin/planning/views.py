"""The calendar of assignments by day and week, with the form of a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from babel.dates import format_date
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from nashra.arabic.conventions import locale_of
from nashra.arabic.digits import to_digits
from nashra.newsroom.actions.assign import assign
from nashra.newsroom.admin.planning import cards
from nashra.newsroom.admin.planning.asked import Asked, asked_of, editions_for
from nashra.newsroom.admin.planning.form import AssignmentForm, section_names
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.planning import calendar

SEES = ("view", "assign", "take")
"""Whoever may do any of these has a calendar."""

USUAL_HOUR = 18
"""At which what is planned for a day is due, unless the editor says otherwise."""


class PlanningMenuItem(MenuItem):
    """The calendar in the menu."""

    def is_shown(self, request: HttpRequest) -> bool:
        return assignments.user_has_any_permission(request.user, SEES)


def menu_item() -> PlanningMenuItem:
    label = gettext_lazy("Planning")
    return PlanningMenuItem(label, reverse("planning"), name="planning", icon_name="calendar-alt", order=45)


class PlanningView(WagtailAdminTemplateMixin, TemplateView):
    """A day or a week of an edition, on its clock."""

    template_name = "newsroom/planning/calendar.html"
    page_title = gettext_lazy("Planning")
    header_icon = "calendar-alt"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not assignments.user_has_any_permission(request.user, SEES):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def editions(self) -> list[Any]:
        return editions_for(self.request.user)

    @cached_property
    def asked(self) -> Asked:
        return asked_of(self.request.GET, self.editions, timezone.now())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Plan a story with the form above the calendar."""
        if not self.editions:
            raise PermissionDenied
        form = AssignmentForm(request.user, self.asked.edition, request.POST)
        if form.is_valid() and self._is_assigned(form):
            return redirect(self.asked.address())
        return self.render_to_response(self.get_context_data(form=form))

    def _is_assigned(self, form: AssignmentForm) -> bool:
        try:
            made = assign(edition=self.asked.edition, plan=form.plan(), by=self.request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
            return False
        messages.success(self.request, _("“%(slug_line)s” is planned.") % {"slug_line": made})
        return True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, form: AssignmentForm | None = None, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not self.editions:
            return context
        asked, now, user = self.asked, timezone.now(), self.request.user
        names, days = section_names(asked.edition), asked.days()
        found, free = cards.planned(asked, days, user, names, now), cards.unassigned(asked, user, names, now)
        is_assigner = any("assign" in assignments.in_place(user, asked.edition.pk, one) for one in names)
        if form is None and is_assigner:
            form = AssignmentForm(user, asked.edition, initial=self._proposed(asked, now))
        return {
            **context,
            "asked": asked,
            "editions": self.editions,
            "sections": names,
            "reporters": self._reporters(asked),
            "range": range_text(days, asked.clock),
            "steps": {
                "before": asked.moved(-1),
                "after": asked.moved(1),
                "today": asked.address(date=None),
                "week": asked.address(view="week"),
                "day": asked.address(view="day"),
            },
            "spans": _spans(
                asked, days, [*found[: cards.AT_MOST], *cards.waiting(asked, days, user)], now, is_assigner
            ),
            "has_more": len(found) > cards.AT_MOST,
            "unassigned": free[: cards.UNASSIGNED_SHOWN],
            "has_more_unassigned": len(free) > cards.UNASSIGNED_SHOWN,
            "form": form,
            "is_form_open": form is not None and (form.is_bound or "due" in self.request.GET),
        }

    def _proposed(self, asked: Asked, now: datetime) -> dict[str, Any]:
        """What the form of a new assignment begins with: the day, or the hour, at which it was asked for."""
        try:
            wanted = datetime.fromisoformat(self.request.GET.get("due", ""))
        except ValueError:
            return {"section": asked.section, "reporter": asked.reporter}
        day = calendar.within(wanted.date())
        if wanted.tzinfo is None or day != wanted.date():
            usual = now.astimezone(asked.clock.zone).replace(
                hour=USUAL_HOUR, minute=0, second=0, microsecond=0
            )
            wanted = calendar.on_day(usual, day, asked.clock.zone)
        return {"section": asked.section, "reporter": asked.reporter, "due": wanted}

    def _reporters(self, asked: Asked) -> dict[int, str]:
        """By whom the user may filter: by everybody, for whoever sees what others have."""
        rights = assignments.in_place(self.request.user, asked.edition.pk, None)
        people = assignments.reporters(asked.edition.pk) if "view" in rights else ()
        return {one.pk: get_user_display_name(one) for one in people}


def range_text(days: Sequence[calendar.Day], clock: Clock) -> str:
    """The days that a calendar shows: «23 نونبر – 29 نونبر 2026»."""
    if len(days) == 1:
        return _day_text(days[0].date, "EEEE d MMMM y", clock)
    return f"{_day_text(days[0].date, 'd MMMM', clock)} – {_day_text(days[-1].date, 'd MMMM y', clock)}"


def _day_text(day: date, pattern: str, clock: Clock) -> str:
    locale = locale_of(clock.conventions.language, clock.conventions.country)
    return to_digits(format_date(day, pattern, locale=locale), clock.conventions.digits)


def _spans(
    asked: Asked, days: Sequence[calendar.Day], items: Sequence[Any], now: datetime, is_assigner: bool
) -> list[Mapping[str, Any]]:
    """The calendar's rows: the days of a week, or the hours of a day, each with what stands in it."""
    if asked.view == "week":
        return [
            {
                "heading": _day_text(day.date, "EEEE", asked.clock),
                "note": _day_text(day.date, "d MMMM", asked.clock),
                "target": {"day": day.date.isoformat()},
                "address": asked.address(view="day", date=day.date),
                "add": asked.address(due=day.date) if is_assigner else "",
                "is_now": day.holds(now),
                "items": there,
            }
            for day, there in calendar.by_span(days, items, lambda item: item.when)
        ]
    hours = calendar.hours_of(days[0], asked.clock.zone)
    return [
        {
            "heading": cards.time_of(hour.start, asked.clock),
            "target": {"at": hour.start.isoformat()},
            "add": asked.address(due=hour.start.isoformat()) if is_assigner else "",
            "is_now": hour.holds(now),
            "items": there,
        }
        for hour, there in calendar.by_span(hours, items, lambda item: item.when)
    ]
