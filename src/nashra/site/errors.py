"""What Django answers where a view or a middleware failed or refused: the newsroom's pages, or the public sites'."""

from __future__ import annotations

import sys

from django.http import Http404, HttpRequest, HttpResponse
from django.views import defaults
from django.views.csrf import csrf_failure

from nashra.newsroom import busy, error_pages
from nashra.pages.public import views


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that leads nowhere: the newsroom's or the edition's."""
    if _is_newsroom(request):
        return error_pages.response(request, 404)
    return views.not_found(request, exception or Http404())


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for what somebody may not open; only the newsroom refuses anything."""
    if _is_newsroom(request):
        return error_pages.response(request, 403)
    return defaults.permission_denied(request, exception or Exception())


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form whose token does not fit, as Django's `CSRF_FAILURE_VIEW`."""
    if _is_newsroom(request):
        return error_pages.response(request, 403, error_pages.EXPIRED_FORM)
    return csrf_failure(request, reason)


def server_error(request: HttpRequest) -> HttpResponse:
    """The project's handler500, which Django calls while it handles the exception.

    A middleware would not do: a session is saved, too, and that comes after all of them.
    """
    if busy.is_busy(sys.exc_info()[1]):
        return busy.response(request)
    return error_pages.response(request, 500) if _is_newsroom(request) else views.server_error(request)


def _is_newsroom(request: HttpRequest) -> bool:
    return bool(getattr(request, "is_newsroom", False))
