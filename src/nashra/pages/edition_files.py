"""Files at fixed addresses of an edition, made of what it is called: they follow its changes as its pages do."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from nashra.fragments.key import Key, KeyBuilder
from nashra.fragments.model import Part, Recipe
from nashra.pages import digest, frame
from nashra.pages.context.render_context import RenderContext
from nashra.pages.share_picture import share_picture

_SCRIPTS = Path(__file__).parent / "static/nashra"
_PAPER = "#fdfcfa"


def edition_file(context: RenderContext, key: Key) -> Recipe | None:
    """The file of a name; None for any other."""
    if key.arg == OFFLINE:
        return _offline_page(context, key)
    made = FILES.get(key.arg)
    if made is None:
        return None
    kind, make = made
    surrogates = (f"edition-{context.edition.pk}",)
    headers = (("content-type", kind),)
    return Recipe(200, f"/{key.arg}", (), (Part(b"", piece=0),), surrogates, headers, (make(context),))


def _offline_page(context: RenderContext, key: Key) -> Recipe | None:
    """What stands in the place of a page that cannot be had; the service worker adds the stories that it has kept."""
    if not settings.OFFLINE:
        return None
    part = KeyBuilder(key.prefix).part
    head, column = [part("message-head", "offline")], [part("message", "offline")]
    parts = frame.page(part, head=head, column=column, beside=())
    lasting = tuple(one for one in parts if one != part("breaking"))  # it is read long after it was made
    return Recipe(200, f"/{OFFLINE}", (), lasting, (f"edition-{context.edition.pk}",))


def _worker(context: RenderContext) -> bytes:
    """The service worker, under a name that changes with each release and with what the edition is called."""
    if not settings.OFFLINE:
        return _script("worker_off.js")
    version = f"{digest.digest()}-{context.edition.pk}-{context.header.name}"
    return f"const VERSION = {json.dumps(version)};\n".encode() + _script("worker.js")


@cache
def _script(name: str) -> bytes:
    return (_SCRIPTS / name).read_bytes()


def _share_picture(context: RenderContext) -> bytes:
    return share_picture(context.edition.pk, context.header.name)


def _manifest(context: RenderContext) -> bytes:
    """What a telephone that keeps the edition among its applications is told: https://www.w3.org/TR/appmanifest/."""
    edition, url = context.header, staticfiles_storage.url
    said = {
        "id": "/",
        "name": edition.name,
        "short_name": edition.name,
        **({"description": edition.tagline} if edition.tagline else {}),
        "lang": f"{edition.language}-{edition.country}",
        "dir": edition.direction,
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {
                "src": url(f"nashra/icon-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size in (192, 512)
            for purpose in ("any", "maskable")
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


OFFLINE = "offline.html"

FILES: dict[str, tuple[str, Callable[[RenderContext], bytes]]] = {
    "worker.js": ("text/javascript; charset=utf-8", _worker),
    "share.jpg": ("image/jpeg", _share_picture),
    "manifest.webmanifest": ("application/manifest+json", _manifest),
}
"""By name: the media type, and what makes it."""
