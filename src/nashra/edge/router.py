"""Which addresses are the edge's, and under which key their recipe is."""

from __future__ import annotations

import re

from nashra.fragments.key import page_key

_HOME = page_key("page", "home")

# Parameters that campaigns append and no page depends on.
_TRACKING = re.compile(r"(?:utm_[a-z_]*|fbclid|gclid)(?:=|\Z)", re.IGNORECASE)
# The address of a story in the system that many imported sites come from: Django redirects it.
_OLD_NUMBER = re.compile(r"(?:^|&)p=\d")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


def recipe_key(path: str, query: str, reserved: frozenset[str]) -> bytes | None:
    """The key, without the edition's prefix, of the recipe for a decoded path; None: not the edge's.

    A section's page is handed on with any query that says something. Home and stories are the same with
    any query, so that an invented one doesn't cost a rendering.
    """
    if path == "/":
        return None if _OLD_NUMBER.search(query) else _HOME
    segments = path.removesuffix("/").split("/")[1:]
    if not segments or not all(segments) or segments[0] in reserved:
        return None
    match segments:
        case [section] if "." not in section and is_tracking_only(query):
            return page_key("section-page", section)
        case [_, number] | [_, number, _] if _NUMBER.fullmatch(number):
            return page_key("story-page", number)
    return None


def is_tracking_only(query: str) -> bool:
    """Whether a query string holds nothing but campaigns' parameters."""
    return all(not parameter or _TRACKING.match(parameter) for parameter in query.split("&"))


def bare_host(header: str) -> str:
    """The host of a Host header: without port and final dot, lower case, whatever it contains."""
    host = header.strip().lower()
    name, colon, port = host.rpartition(":")
    if colon and (port.isdigit() or not port):
        host = name
    return host.removesuffix(".")
