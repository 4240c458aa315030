"""Which addresses are the edge's, and under which key their recipe is."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address

from nashra.fragments.key import page_key

_HOME = page_key("page", "home")

# The one parameter of a section's page: where in its stories it begins.
_BEFORE = re.compile(r"(?:^|&)before=")
# The address of a story in the system that many imported sites come from: Django redirects it.
_OLD_NUMBER = re.compile(r"(?:^|&)p=\d")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_HOST = re.compile(
    r"(?:\[(?P<ipv6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9_.-]{1,254}))(?::(?P<port>[0-9]{0,5}))?"
)
_LAST_PORT = 65535


def recipe_key(path: str, query: str, reserved: frozenset[str]) -> bytes | None:
    """The key, without the edition's prefix, of the recipe for a decoded path; None: not the edge's.

    What is in a query changes nothing, so that what apps and campaigns append, or somebody invents, neither misses
    a page nor costs a rendering; but an old number on the home page and a section's older stories are handed on.
    """
    if path == "/":
        return None if _OLD_NUMBER.search(query) else _HOME
    segments = path.removesuffix("/").split("/")[1:]
    if not segments or not all(segments) or segments[0] in reserved:
        return None
    match segments:
        case [section] if "." not in section and not _BEFORE.search(query):
            return page_key("section-page", section)
        case [_, number] | [_, number, _] if _NUMBER.fullmatch(number):
            return page_key("story-page", number)
    return None


def bare_host(header: str) -> str:
    """The host of a Host header, as hosts are compared: see `split_host`."""
    return split_host(header)[0]


def split_host(header: str) -> tuple[str, str]:
    """Host and port (":8000", or nothing) of a Host header; two empty texts for what is no host.

    The host is lower case and without a final dot; an IPv6 address is in brackets, in its shortest form. Names
    in other letters than ASCII are none: browsers send them in punycode.
    """
    found = _HOST.fullmatch(header.strip(" \t"))
    if found is None or int(found["port"] or 0) > _LAST_PORT:
        return "", ""
    port = f":{int(found['port'])}" if found["port"] else ""
    if found["name"]:
        return found["name"].lower().removesuffix("."), port
    try:
        return f"[{IPv6Address(found['ipv6'])}]", port
    except AddressValueError:
        return "", ""
