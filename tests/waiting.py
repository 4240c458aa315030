"""Waiting in tests: for a condition until a deadline, or to let other processes run. No test sleeps otherwise."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def until(ask: Callable[[], Answer], seconds: float = 40.0, pause: float = 0.05) -> Answer:
    """Ask until the answer is true; gives the last answer when the time is over."""
    deadline = time.monotonic() + seconds
    while not (answer := ask()) and time.monotonic() < deadline:
        time.sleep(pause)
    return answer


def let_run(seconds: float) -> None:
    """Let other processes work for a while: one that chance has chosen, or between two tries that have a deadline."""
    time.sleep(seconds)
