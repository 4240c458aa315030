"""Icons at the addresses where browsers look for them unasked."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

import nashra.pages

_FOLDER = Path(nashra.pages.__file__).parent / "static/nashra"


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon in the sizes of tabs and lists."""
    return _icon("favicon.ico", "image/x-icon")


@require_safe
def touch_icon(request: HttpRequest) -> HttpResponse:
    """The icon of a telephone's first screen."""
    return _icon("icon-180.png", "image/png")


def _icon(name: str, kind: str) -> HttpResponse:
    return HttpResponse(_bytes(name), content_type=kind, headers={"Cache-Control": "public, max-age=86400"})


@cache
def _bytes(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()
