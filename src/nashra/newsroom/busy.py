"""What the newsroom says where another writer holds the database for longer than one waits."""

from __future__ import annotations

import sqlite3

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from nashra.newsroom.request_language import language_of

RETRY_AFTER = 5
"""Seconds after which a browser may ask again."""


def is_busy(error: BaseException | None) -> bool:
    """Whether an error says that another connection was writing all the while. Nothing of the transaction is kept."""
    code = getattr(error.__cause__, "sqlite_errorcode", 0) if isinstance(error, OperationalError) else 0
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)  # the upper bits say more about it


def sentence() -> str:
    """What is said, in the active language."""
    return _(
        "The database is busy: another change is being saved. Nothing was saved of yours; try again in a moment."
    )


def response(request: HttpRequest) -> HttpResponse:
    """The sentence as a page that posts the same again, as JSON or as text, whichever the browser asked for."""
    with translation.override(language_of(request)):
        answer = _response(request)
    answer.status_code = 503
    answer["Retry-After"] = str(RETRY_AFTER)
    answer["Cache-Control"] = "no-store"
    return answer


def _response(request: HttpRequest) -> HttpResponse:
    kind = request.get_preferred_type(["text/html", "application/json", "text/plain"])
    accepts = request.headers.get("Accept", "")
    if kind == "application/json":
        return JsonResponse({"success": False, "error_code": "busy", "error_message": sentence()})
    if kind == "text/html" and "text/html" in accepts:
        posted = [(name, value) for name, values in request.POST.lists() for value in values]
        context = {"sentence": sentence(), "posted": posted, "method": request.method}
        return render(request, "newsroom/busy.html", context)
    return HttpResponse(sentence(), content_type="text/plain; charset=utf-8")
