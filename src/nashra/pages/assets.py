"""The addresses of what pages load: stylesheet, script, font and icon, each named by its content."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from nashra.pages import stylesheet
from nashra.pages.static_storage import write_compressed

_TEXT_FONTS = {"rtl": "noto-naskh-arabic-arabic", "ltr": "noto-naskh-arabic-latin"}


@cache
def addresses(direction: str) -> dict[str, str]:
    """By the names that templates know, for pages of a direction, rtl or ltr: each preloads its letters."""
    url = staticfiles_storage.url
    return {
        "stylesheet": settings.STATIC_URL + _stylesheet()[0],
        "script": url("nashra/nashra.js"),
        "suggestions": url("nashra/suggestions.js"),
        "stream": url("nashra/stream.js"),
        "reading": url("nashra/reading.js"),
        "text_font": url(f"nashra/fonts/{_TEXT_FONTS[direction]}.woff2"),
        "icon": url("nashra/icon.svg"),
        "touch_icon": url("nashra/icon-180.png"),
    }


@cache
def _stylesheet() -> tuple[str, str]:
    """The stylesheet's name, by its content, and its text."""
    text = stylesheet.joined(staticfiles_storage.url)
    return f"nashra/nashra.{hashlib.blake2b(text.encode(), digest_size=6).hexdigest()}.css", text


def collect() -> None:
    """Put all files that pages and the newsroom load into the static folder, under names by their content."""
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["nashra/css/*"])
    name, text = _stylesheet()
    write_compressed(Path(settings.STATIC_ROOT) / name, text)
