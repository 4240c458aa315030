"""The pages that are audited: one of each kind in each edition, found by following links from home."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from tests.processes.running import Connection

EDITIONS = ("maghrib", "fr")
"""Labels of their hosts: one from right to left, one from left to right."""

LIGHTHOUSE_KINDS = ("home", "section", "story", "author", "topic")


@dataclass(frozen=True, slots=True)
class AuditedPage:
    """A page: its kind, its edition's label and its address."""

    kind: str
    edition: str
    address: str


_PATHS = {
    "home": r"/",
    "latest": r"/latest",
    "most read": r"/most-read",
    "saved": r"/saved",
    "archive": r"/archive",
    "archive's month": r"/archive/\d{4}/\d\d",
    "archive's day": r"/archive/\d{4}/\d\d/\d\d",
    "author": r"/author/[^/]+",
    "topic": r"/topic/[^/]+",
    "edition's page": r"/page/[^/]+",
    "story": r"/(?!page/|archive/|topic/|author/)[^/]+/\d+/[^/]+",
    "section": r"/(?!latest|most-read|saved|archive|search)[^/.]+",
}
_MARKED = {
    "live": 'class="live-updates',
    "opinion": "OpinionNewsArticle",
    "gallery": "ImageGallery",
    "video": "<video",
}
"""Kinds of stories, by what is written in their pages."""
_UNLINKED = {"search": "/search?q=2026", "not found": "/not-here"}
_FOLLOWED = 90


def pages_of(edition: str, port: int, reader: Connection) -> list[AuditedPage]:
    """One page of every kind that the edition has."""
    origin = f"http://{edition}.localhost:{port}"
    found = dict(_UNLINKED)
    waiting, seen = ["/"], {"/"}
    for _ in range(_FOLLOWED):
        if not waiting:
            break
        path = _next(waiting, found)
        html = reader.get(origin + path).text
        for kind in _kinds(path, html):
            found.setdefault(kind, path)
        new = [link for link in _paths(html) if link not in seen]
        seen.update(new)
        waiting += new
    return [AuditedPage(kind, edition, origin + path) for kind, path in found.items()]


def _next(waiting: list[str], found: Mapping[str, str]) -> str:
    """What is followed next: a page of a kind that was not found yet, or a story, or the first."""
    for path in waiting:
        if any(re.fullmatch(pattern, path) for kind, pattern in _PATHS.items() if kind not in found):
            break
    else:
        path = next((one for one in waiting if re.fullmatch(_PATHS["story"], one)), waiting[0])
    waiting.remove(path)
    return path


def _kinds(path: str, html: str) -> list[str]:
    kinds = [kind for kind, pattern in _PATHS.items() if re.fullmatch(pattern, path)]
    if kinds == ["story"]:
        return [kind for kind, mark in _MARKED.items() if re.search(mark, html)] or kinds
    return kinds


def _paths(html: str) -> list[str]:
    """Decoded paths of a page's links within its own host, in their order."""
    links = (urlsplit(link) for link in re.findall(r'<a [^>]*?href="([^"#?]+)"', html))
    return list(dict.fromkeys(unquote(link.path) for link in links if not link.netloc and link.path))
