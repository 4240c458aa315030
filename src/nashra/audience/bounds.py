"""How many views one address may add: held in the process's memory alone, for half an hour, and never written.

Many readers may share an address (a household, a phone company), so it is a bound against who repeats requests, no
count of people.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice

WINDOW = 1800.0
"""Seconds after which an address begins anew."""

OF_A_STORY = 20
OF_ALL = 300
"""Views of one story, and of all, that one address adds in a window."""

ADDRESSES = 20_000
"""That are held; the oldest go first."""


class Bounds:
    """What addresses have added. For one thread at a time."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, Counter[tuple[int, int]]]] = {}

    def allows(self, address: str, story: tuple[int, int], now: float) -> bool:
        """Whether one more view from an address counts; if so it is noted. now: seconds of a steady clock."""
        begun, counted = self._known.get(address, (now, Counter()))
        if now - begun >= WINDOW:
            begun, counted = now, Counter()
            self._known.pop(address, None)
        if counted[story] >= OF_A_STORY or counted.total() >= OF_ALL:
            return False
        counted[story] += 1
        if address not in self._known and len(self._known) >= ADDRESSES:
            for oldest in list(islice(self._known, ADDRESSES // 2)):
                del self._known[oldest]
        self._known[address] = begun, counted
        return True
