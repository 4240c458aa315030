"""Failures that repeat, in the log: the first with its traceback, then a line now and then, and one at the end."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field

logger = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 900.0
"""Seconds between two lines of one streak: twice as many each time."""


@dataclass(slots=True)
class Streak:
    """Failures of one thing, one after another. Times are time.monotonic()'s."""

    begun: float = field(default_factory=time.monotonic)
    times: int = 0
    pause: float = FIRST_PAUSE
    next_line: float = 0.0


class Streaks:
    """What fails in this process now, by name. Safe to use from its threads."""

    def __init__(self) -> None:
        self._running: dict[str, Streak] = {}
        self._lock = threading.Lock()

    def is_running(self, name: str) -> bool:
        """Whether the last that was heard of it is that it failed."""
        return name in self._running

    def failed(self, name: str, error: BaseException) -> bool:
        """Log a failure, unless one of the same streak was logged a moment ago; returns whether it was logged."""
        now = time.monotonic()
        with self._lock:
            streak = self._running.setdefault(name, Streak(now))
            streak.times += 1
            if now < streak.next_line:
                return False
            streak.next_line = now + streak.pause
            streak.pause = min(2 * streak.pause, LONGEST_PAUSE)
            times, seconds = streak.times, now - streak.begun
        if times == 1:
            logger.error("%s failed; it is tried again.", name, exc_info=error)
        else:
            logger.error("%s has failed %d times in %.0f seconds: %r", name, times, seconds, error)
        return True

    def worked(self, name: str) -> None:
        """Log the end of a streak, if there was one."""
        with self._lock:
            streak = self._running.pop(name, None)
        if streak is not None:
            seconds = time.monotonic() - streak.begun
            logger.warning("%s works again, after %d failures in %.0f seconds.", name, streak.times, seconds)


streaks = Streaks()
