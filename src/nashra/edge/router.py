"""Which addresses are the edge's, and under which key their recipe is."""

from __future__ import annotations

import re

from nashra.edge.cursor import cursor_in
from nashra.edge.days import ARCHIVE, name_in
from nashra.fragments.key import page_key

_HOME = page_key("page", "home")
_LISTS = {
    "latest": page_key("latest-page", ""),
    "most-read": page_key("ranking-page", ""),
    "saved": page_key("saved-page", ""),
}
_FEED = re.compile(r"feed\.(rss|atom|json)")
_SITEMAP = re.compile(
    r"sitemap(?:-(news|pages|(?:topics|authors)-[0-9]{1,14}|archive-[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{1,14}))?\.xml"
)
_FILES = frozenset(["share.jpg", "manifest.webmanifest", "worker.js", "offline.html"])
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


def recipe_key(path: str, query: str, reserved: frozenset[str]) -> bytes | None:
    """The key, without the edition's prefix, of the recipe for a decoded path; None: not the edge's.

    What is in a query changes nothing, so that what apps and campaigns append, or somebody invents, neither misses
    a page nor costs a rendering; a list's older stories alone are handed on. Slashes that are too many change
    nothing either: the recipe knows its right path.
    """
    if not path.startswith("/"):
        return None
    segments = [segment for segment in path.split("/") if segment]
    match segments:
        case []:
            return _HOME
        case [name] if name in _LISTS:
            return None if name == "latest" and cursor_in(query) else _LISTS[name]
        case ["topic" | "author" as kind, slug] if not cursor_in(query):
            return page_key(f"{kind}-page", slug)
        case ["topic" | "author" as kind, slug, name] if found := _FEED.fullmatch(name):
            return page_key(f"{kind}-feed", f"{found[1]}.{slug}")
        case ["page", slug]:
            return page_key("text-page", slug)
        case [first, *date] if first == ARCHIVE:
            when = name_in(date)
            return None if when is None or cursor_in(query) else page_key("archive-page", when)
        case [first, *_] if first in reserved:
            return None
        case [name] if found := _FEED.fullmatch(name):
            return page_key("feed", found[1])
        case [name] if name in _FILES:
            return page_key("file", name)
        case [name] if found := _SITEMAP.fullmatch(name):
            return page_key("sitemap", found[1] or "index")
        case [section, name] if found := _FEED.fullmatch(name):
            return page_key("section-feed", f"{found[1]}.{section}")
        case [section] if "." not in section and not cursor_in(query):
            return page_key("section-page", section)
        case [_, number] | [_, number, _] if _NUMBER.fullmatch(number):
            return page_key("story-page", number)
    return None
