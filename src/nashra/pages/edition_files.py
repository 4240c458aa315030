"""Files at fixed addresses of an edition, made of what it is called: they follow its changes as its pages do."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.contrib.staticfiles.storage import staticfiles_storage

from nashra.fragments.key import Key
from nashra.fragments.model import Part, Recipe
from nashra.pages.context.render_context import RenderContext
from nashra.pages.share_picture import share_picture

_PAPER = "#fdfcfa"


def edition_file(context: RenderContext, key: Key) -> Recipe | None:
    """The file of a name; None for any other."""
    made = FILES.get(key.arg)
    if made is None:
        return None
    kind, make = made
    surrogates = (f"edition-{context.edition.pk}",)
    headers = (("content-type", kind),)
    return Recipe(200, f"/{key.arg}", (), (Part(b"", piece=0),), surrogates, headers, (make(context),))


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


FILES: dict[str, tuple[str, Callable[[RenderContext], bytes]]] = {
    "share.jpg": ("image/jpeg", _share_picture),
    "manifest.webmanifest": ("application/manifest+json", _manifest),
}
"""By name: the media type, and what makes it."""
