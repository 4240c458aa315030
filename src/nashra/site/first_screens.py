"""What a new process does for the newsroom before somebody asks: it opens the screens that everybody opens.

The first screen of a process costs it a second: addresses, templates, words and forms are read then, and stay. Nobody
who works in the newsroom is to wait for that, so it is done once at the start, in a thread that steps back for readers.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import resolve, reverse

logger = logging.getLogger(__name__)

SCREENS = (
    "wagtailsnippets_newsroom_article:add",
    "wagtailsnippets_newsroom_article:list",
    "desk",
    "wagtailimages:index",
)
"""Between them they use nearly all that the others do."""


def open_in_the_background() -> threading.Thread:
    """Open them in a thread of its own."""
    thread = threading.Thread(target=_step_back_and_open, name="first screens", daemon=True)
    thread.start()
    return thread


def open_screens() -> list[int | None]:
    """Open them as a network administrator would; returns what each answers, nothing where there is nobody.

    One that fails (None) is logged, and costs whoever asks first the time that it would have saved.
    """
    user = get_user_model().objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    return [_tried(name, user) for name in SCREENS] if user else []


def _step_back_and_open() -> None:
    if sys.platform == "linux":  # elsewhere it would be the whole process
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 5)
    try:
        open_screens()
    finally:
        connection.close()


def _tried(name: str, user: Any) -> int | None:
    try:
        return _opened(name, user)
    except Exception:
        logger.exception("The newsroom's screen %s could not be opened at the start.", name)
        return None


def _opened(name: str, user: Any) -> int:
    request = _request(reverse(name), user)
    view = resolve(request.path)
    response: HttpResponse = view.func(request, *view.args, **view.kwargs)
    if callable(render := getattr(response, "render", None)):
        response = render()
    return response.status_code


def _request(path: str, user: Any) -> HttpRequest:
    """A request as the middleware leaves it, of a session that is never kept."""
    request: Any = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.META = {"HTTP_HOST": settings.NEWSROOM_HOSTS[0], "SERVER_NAME": "localhost", "SERVER_PORT": "80"}
    request.user, request.session = user, SessionStore()
    request.is_newsroom, request.edition = True, None
    request._messages = CookieStorage(request)
    request.resolver_match = resolve(path)
    made: HttpRequest = request
    return made
