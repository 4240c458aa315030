"""The desk's first page, one panel of it, and what of it has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic.base import TemplateView
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from nashra.newsroom.admin.desk.panel import CHANGES, OWN, Desk, Panel, desk_of
from nashra.newsroom.admin.desk.render import html_of, rendered
from nashra.newsroom.admin.desk.stamps import etag, happened, stamps

View = Callable[..., HttpResponse]


class DeskPage(WagtailAdminTemplateMixin, TemplateView):
    """All panels that the user has."""

    template_name = "newsroom/desk/page.html"
    page_title = _("The desk")
    panels: Sequence[Panel] = ()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tag = etag(_stamps(self.request, self.panels))  # read before what it stands for
        desk = _desk(self.request)
        return {
            **super().get_context_data(**kwargs),
            "desk": desk,
            "chosen": desk.editions[0] if len(desk.editions) < len(desk.own) else None,
            "slots": rendered(self.panels, desk),
            "etag": tag,
        }


def page_of(panels: Sequence[Panel]) -> View:
    """The view of the page that has these panels, in this order."""
    return never_cache(require_admin_access(DeskPage.as_view(panels=panels)))


def panel_of(panels: Sequence[Panel]) -> View:
    """The view of one of them by itself. Raises Http404 for a name that none has."""

    def panel(request: HttpRequest, name: str) -> HttpResponse:
        one = next((one for one in panels if one.name == name), None)
        if one is None:
            raise Http404
        if not one.is_for(request.user):
            raise PermissionDenied
        return HttpResponse(html_of(one, _desk(request)))

    return require_safe(never_cache(require_admin_access(panel)))


def changes_of(panels: Sequence[Panel]) -> View:
    """The view of the panels that may look different since the tag in If-None-Match: their HTML by their names.

    Nothing is rendered, nor are rights asked for, where nothing has happened.
    """

    def changed(request: HttpRequest, tag: str, stamped: dict[str, str]) -> HttpResponse:
        since = happened(stamped, request.headers.get("If-None-Match", ""))
        stale = [panel for panel in panels if panel.may_look_different(since)]
        shown = rendered(stale, _desk(request)) if stale else []
        told = {one.panel.name: {"html": one.html, "digest": one.digest} for one in shown}
        return JsonResponse({"panels": told}, headers={"ETag": tag})

    guarded = require_admin_access(changed)

    def changes(request: HttpRequest) -> HttpResponse:
        stamped = _stamps(request, panels) if request.user.is_authenticated else {}
        tag = etag(stamped)
        if stamped and request.headers.get("If-None-Match") == tag:
            return HttpResponseNotModified(headers={"ETag": tag})
        return guarded(request, tag, stamped)

    return require_safe(never_cache(changes))


def _stamps(request: HttpRequest, panels: Sequence[Panel]) -> dict[str, str]:
    followed = {name for panel in panels for name in panel.follows}
    return stamps(request.user, sorted(followed - {CHANGES, OWN}), timezone.now())


def _desk(request: HttpRequest) -> Desk:
    return desk_of(request.user, request.GET.get("edition", ""))
