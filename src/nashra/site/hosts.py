"""Which hosts are answered: the editions', and the machine's own for the newsroom."""

from __future__ import annotations

import os
from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import timezone

from nashra.editions import queries
from nashra.editions.request import EditionRequest

OWN = frozenset(["localhost", "127.0.0.1", "[::1]", *os.environ.get("NASHRA_HOSTS", "").split()])


class HostMiddleware:
    """Notes the request's edition, whose time zone holds; a host that is not ours is treated as the first's.

    So no text of a Host header ever reaches a page, a redirect or a mail. Editors type times in the
    edition's zone unless their account has another.
    """

    def __init__(self, get_response: Callable[[EditionRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: EditionRequest) -> HttpResponse:
        host, _, port = request.META.get("HTTP_HOST", "").lower().partition(":")
        request.edition = queries.edition_of_host(host)
        if request.edition is None or (request.edition.host != host and host not in OWN):
            host = request.edition.host if request.edition else "localhost"
            request.META["HTTP_HOST"] = f"{host}:{port}" if port.isdigit() else host
        request.META.pop("HTTP_X_FORWARDED_HOST", None)
        with timezone.override(ZoneInfo(request.edition.time_zone) if request.edition else None):
            return self.get_response(request)
