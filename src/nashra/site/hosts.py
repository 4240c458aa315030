"""What each host answers: an edition's its pages, the newsroom's the newsroom, and neither the other's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from nashra.edge.hosts import split_host
from nashra.editions import queries
from nashra.editions.request import EditionRequest
from nashra.pages.context.edition import origin
from nashra.pages.public.moved import moved

NEWSROOM = "newsroom/"
"""What the addresses of the newsroom begin with."""

_ON_EVERY_HOST = frozenset(["front", "health", "robots", "favicon", "touch-icon"])


class HostMiddleware:
    """Notes the request's edition, whose time zone holds; a host that nobody has is treated as the first's.

    So no text of a Host header ever reaches a page, a redirect or a mail. On the newsroom's host there is no
    edition; editors type times in the first edition's zone unless their account has another.
    """

    def __init__(self, get_response: Callable[[EditionRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: EditionRequest) -> HttpResponse:
        asked, port = split_host(request.META.get("HTTP_HOST", ""))
        request.is_newsroom = asked in settings.NEWSROOM_HOSTS
        its = None if request.is_newsroom else queries.edition_that_has(asked)
        edition = its or queries.first_edition()
        request.edition = None if request.is_newsroom else edition
        host = asked if request.is_newsroom else edition.host if edition else "localhost"
        request.META["HTTP_HOST"] = host + port
        request.META.pop("HTTP_X_FORWARDED_HOST", None)
        if its and host != asked and _leads_on(request):
            return moved(origin(its) + request.get_full_path())
        with timezone.override(ZoneInfo(edition.time_zone) if edition else None):
            return self.get_response(request)

    def process_view(
        self, request: EditionRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> None:
        """Raise Http404 for an address that this host does not have."""
        found = request.resolver_match
        if found is None or found.view_name in _ON_EVERY_HOST:
            return
        if found.route.startswith(NEWSROOM) != request.is_newsroom:
            raise Http404


def _leads_on(request: HttpRequest) -> bool:
    """Whether a request on a former host is redirected; what a page there reports is taken as it is."""
    return request.method in {"GET", "HEAD"} and not request.path.startswith("/-/")


@require_safe
def front(request: EditionRequest) -> HttpResponse:
    """The newsroom's host leads to the newsroom; editions' home pages are the edge's."""
    if request.is_newsroom:
        return HttpResponseRedirect(f"/{NEWSROOM}")
    raise Http404


@require_safe
def robots(request: EditionRequest) -> HttpResponse:
    """What crawlers may read: nothing of the newsroom, and of an edition all: what a page says of itself is read there.

    Searches say noindex, which who may not read them never learns.
    """
    if request.is_newsroom or request.edition is None:
        return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")
    sitemaps = "".join(
        f"Sitemap: {origin(request.edition)}/{name}.xml\n" for name in ("sitemap", "sitemap-news")
    )
    return HttpResponse(f"User-agent: *\nDisallow:\n\n{sitemaps}", content_type="text/plain")
