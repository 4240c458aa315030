"""What pages load: the style, which stands in them, and the addresses of scripts, fonts and icons."""

from __future__ import annotations

from functools import cache

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.utils.safestring import mark_safe

from nashra.pages import stylesheet

_FONTS = {
    "rtl": (
        "noto-naskh-arabic-arabic",
        "noto-naskh-arabic-figures",
        "vazirmatn-arabic",
        "vazirmatn-figures",
    ),
    "ltr": ("noto-naskh-arabic-latin", "vazirmatn-latin", "vazirmatn-figures"),
}
"""What stands on every page. They are optional: what is late is used from the next page on, so that no line moves."""


@cache
def loaded(direction: str) -> dict[str, str | tuple[str, ...]]:
    """By the names that templates know, for pages of a direction, rtl or ltr: each preloads its letters."""
    url = staticfiles_storage.url
    return {
        "style": _style(),
        "script": url("nashra/nashra.js"),
        "suggestions": url("nashra/suggestions.js"),
        "stream": url("nashra/stream.js"),
        "reading": url("nashra/reading.js"),
        "fonts": tuple(url(f"nashra/fonts/{name}.woff2") for name in _FONTS[direction]),
        "icon": url("nashra/icon.svg"),
        "touch_icon": url("nashra/icon-180.png"),
    }


@cache
def _style() -> str:
    return mark_safe(stylesheet.joined(staticfiles_storage.url))  # noqa: S308  ours


def collect() -> None:
    """Put all files that pages and the newsroom load into the static folder, under names by their content."""
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["nashra/css/*"])
