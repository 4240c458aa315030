"""Whether published stories are missing in the index, by counting: cheap, and without saying which."""

from __future__ import annotations

import time

from nashra.changes.change import Kind
from nashra.changes.models import OutboxRow
from nashra.newsroom.models import Placement
from nashra.search.instance import engine

COUNTED_EVERY, COUNTED_AGAIN = 600.0, 60.0
"""Seconds between two counts, and before a shortage is believed."""

MOST_WAITING = 1_000
"""Changes on their way to the index; while there are more, nothing can be told."""


class Shortage:
    """Counts now and then. A shortage is a reason for a rebuild when it is there twice, and not after a rebuild."""

    def __init__(self) -> None:
        self._next_count = 0.0
        self._was_short = False
        self._reason = ""
        self._accepted = 0

    def reason(self) -> str:
        """Why the index must be rebuilt; empty where it need not. Raises IndexUnusableError."""
        if time.monotonic() >= self._next_count:
            missing = missing_placements()
            self._accepted = min(self._accepted, missing)
            is_short = missing > self._accepted
            self._reason = f"it lacks {missing:,} published stories" if is_short and self._was_short else ""
            self._was_short = is_short
            self._next_count = time.monotonic() + (COUNTED_AGAIN if is_short else COUNTED_EVERY)
        return self._reason

    def accept(self) -> None:
        """Accept what is missing after a rebuild, which would be missing after another."""
        self._reason, self._was_short, self._accepted = "", False, missing_placements()


def missing_placements() -> int:
    """How many placements that readers see the index lacks, without those on their way to it.

    In this order: what is consumed meanwhile is in the index, and what is published meanwhile is not counted.
    """
    published = Placement.objects.filter(live=True).count()
    waiting = list(
        OutboxRow.objects.filter(kind=Kind.STORY).values_list("subject", flat=True)[: MOST_WAITING + 1]
    )
    numbers = {number for subject in waiting for number in subject["stories"]}
    if len(waiting) > MOST_WAITING or len(numbers) > MOST_WAITING:
        return 0
    on_their_way = Placement.objects.filter(live=True, article__in=numbers).count()
    return max(0, published - on_their_way - engine().snapshot().statistics.stories)
