"""Django's test client names no host: what comes without one has come to the newsroom's."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def at_the_desk(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A middleware that gives such a request the newsroom's host."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.META.setdefault("HTTP_HOST", "localhost")
        return get_response(request)

    return middleware
