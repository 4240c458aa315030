"""Hosts: read from a Host header, in the one form in which they are compared."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address

_HOST = re.compile(
    r"(?:\[(?P<ipv6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9_.-]{1,254}))(?::(?P<port>[0-9]{0,5}))?"
)
_LAST_PORT = 65535


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
