"""How many connections each address has: one that takes too many leaves room for the others."""

from __future__ import annotations

import ipaddress
from collections import Counter

_IPV6_NETWORK = 64
"""Bits of an IPv6 address that one subscriber keeps; the others can be changed at will."""


class Addresses:
    """Counts connections, bounded for each address and for all together."""

    def __init__(self, each: int, everybody: int) -> None:
        self._each = each
        self._everybody = everybody
        self._counts: Counter[str] = Counter()
        self._total = 0

    def enter(self, address: str) -> bool:
        """Count a connection in; False where there are too many."""
        if self._total >= self._everybody or self._counts[address] >= self._each:
            return False
        self._counts[address] += 1
        self._total += 1
        return True

    def leave(self, address: str) -> None:
        """Count a connection out."""
        self._total -= 1
        self._counts[address] -= 1
        if not self._counts[address]:
            del self._counts[address]


def address_of(peer: str, forwarded: str | None) -> str:
    """Whom a connection counts for: the peer's address, or the last that the server in front has added.

    Of IPv6 it is the network. What is no address counts for one and the same.
    """
    given = forwarded.rpartition(",")[2].strip() if forwarded else peer
    try:
        address = ipaddress.ip_address(given)
    except ValueError:
        return ""
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, _IPV6_NETWORK), strict=False).network_address)
