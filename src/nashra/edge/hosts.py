"""Hosts in the one form in which they are compared, as they come in headers and as people type and read them."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address

import idna

_HOST = re.compile(
    r"(?:\[(?P<ipv6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9_.-]{1,254}))(?::(?P<port>[0-9]{0,5}))?"
)
_LAST_PORT = 65535
_AROUND = " \t\r\n\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
"""What comes along where a host is copied out of a text."""


def canonical_host(typed: str) -> str:
    """A host that somebody typed, as hosts are compared: lower case, in ASCII (IDNA), without a final dot.

    Empty for what is no host's name.
    """
    try:
        return idna.encode(typed.strip(_AROUND).removesuffix("."), uts46=True, std3_rules=True).decode()
    except (idna.IDNAError, UnicodeError):
        return ""


def shown_host(host: str) -> str:
    """A host as people read it, in its own letters; as it is where it cannot be read."""
    try:
        return idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host


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
        name = found["name"].lower().removesuffix(".")
        return (name, port) if name and not name.endswith(".") else ("", "")
    try:
        return f"[{IPv6Address(found['ipv6'])}]", port
    except AddressValueError:
        return "", ""
