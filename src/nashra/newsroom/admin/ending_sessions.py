"""Logging a member out everywhere, for the chief editor of the edition."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from nashra.newsroom.actions.end_sessions import end_sessions
from nashra.newsroom.models import Membership


class EndSessionsView(BaseObjectMixin, PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks whether to end all sessions of a member, and ends them."""

    model = Membership
    object: Membership
    permission_required = "change"
    page_title = _("End sessions")
    header_icon = "logout"
    template_name = "newsroom/end_sessions.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        end_sessions(person=self.object.user, by=request.user)
        messages.success(request, _("%(name)s is logged out everywhere.") % {"name": self.object.person()})
        return redirect("members:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "name": self.object.person()}
