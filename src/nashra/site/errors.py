"""What Django answers where a view or a middleware failed."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse

from nashra.newsroom import busy
from nashra.pages.public import views


def server_error(request: HttpRequest) -> HttpResponse:
    """The project's handler500, which Django calls while it handles the exception.

    A middleware would not do: a session is saved, too, and that comes after all of them.
    """
    return busy.response(request) if busy.is_busy(sys.exc_info()[1]) else views.server_error(request)
