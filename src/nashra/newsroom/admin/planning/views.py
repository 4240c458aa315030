"""The calendar of assignments by day and week, with the form of a new one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from nashra.newsroom.actions.assign import assign
from nashra.newsroom.admin.desk.stamps import etag, stamps
from nashra.newsroom.admin.first_steps import first_steps
from nashra.newsroom.admin.planning.asked import Asked, asked_of, editions_for
from nashra.newsroom.admin.planning.form import AssignmentForm, section_names
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.admin.planning.shown import may_assign, shown
from nashra.newsroom.planning import calendar

SEES = ("view", "assign", "take")
"""Whoever may do any of these has a calendar."""

FOLLOWED = (
    "nashra.assign",
    "nashra.reassign",
    "nashra.edit_assignment",
    "nashra.mark_assignment",
    "nashra.take_assignment",
    "nashra.begin_assignment",
    "nashra.drop_assignment",
    "wagtail.workflow.start",
    "wagtail.workflow.reject",
)
"""Actions of the audit after which a calendar may look different at once; after a minute it may in any case."""

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

    @cached_property
    def names(self) -> Mapping[int, str]:
        return section_names(self.asked.edition)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Plan a story with the form above the calendar."""
        if not self.editions:
            raise PermissionDenied
        form = AssignmentForm(request.user, self.asked.edition, self.names, request.POST)
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
        context = super().get_context_data(first_steps=first_steps(self.request.user), **kwargs)
        if not self.editions:
            return context
        asked, now, user = self.asked, timezone.now(), self.request.user
        tag = etag(stamps(user, FOLLOWED, now))  # read before what it stands for
        if form is None and may_assign(asked, user, self.names):
            form = AssignmentForm(user, asked.edition, self.names, initial=self._proposed(asked, now))
        return {
            **context,
            **shown(asked, user, self.names, now),
            "etag": tag,
            "changes": f"{reverse('planning_changes')}?{self.request.GET.urlencode()}",
            "editions": self.editions,
            "sections": self.names,
            "reporters": self._reporters(asked),
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


@require_safe
@never_cache
def changes(request: HttpRequest) -> HttpResponse:
    """The calendar without what stands above it; nothing where nothing has happened since the tag in If-None-Match."""
    tag = etag(stamps(request.user, FOLLOWED, timezone.now())) if request.user.is_authenticated else ""
    if tag and request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    return _changed(request, tag)


@require_admin_access
def _changed(request: HttpRequest, tag: str) -> HttpResponse:
    user, now = request.user, timezone.now()
    if not (editions := editions_for(user)):
        raise PermissionDenied
    asked = asked_of(request.GET, editions, now)
    context = shown(asked, user, section_names(asked.edition), now)
    answer = render(request, "newsroom/planning/days.html", {**context, "etag": tag})
    answer.headers["ETag"] = tag
    return answer
