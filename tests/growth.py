"""How the cost of some work grows with its size, by the processor's time: the measure of "in a moment"."""

from __future__ import annotations

import time
from collections.abc import Callable

LINEAR_AT_MOST = 9.0
"""Between what is linear (4) and what is quadratic, with room for the machine's moods."""


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times longer the work takes at four times the size: the least of three runs of each."""
    return min(_seconds(work, 4 * size) for _ in range(3)) / max(
        min(_seconds(work, size) for _ in range(3)), 0.001
    )


def _seconds(work: Callable[[int], object], size: int) -> float:
    begun = time.process_time()
    work(size)
    return time.process_time() - begun
