"""From which address somebody tries to log in."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest

IPV6_NETWORK = 64
"""Bits of an IPv6 address that one subscriber keeps; the others can be changed at will."""


def client_address(request: HttpRequest) -> str | None:
    """The client's IP address (of IPv6 the network), None where it is not known.

    Behind a proxy it is the one that the proxy saw, which it adds as the last: all before can be made up.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.ALLAUTH_TRUSTED_PROXY_COUNT else ""
    given = forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return None
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, IPV6_NETWORK), strict=False).network_address)
