"""Ending open streams when the server is told to stop: it would wait for them until it is killed."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def on_shutdown(loop: asyncio.AbstractEventLoop, end: Callable[[], None]) -> None:
    """Have `end` called in the loop at the signals by which a server is stopped, beside what the server does then.

    Nothing is done outside the main thread, or where the server has left a signal to the system.
    """
    if threading.current_thread() is threading.main_thread():
        for number in _SIGNALS:
            before = signal.getsignal(number)
            if callable(before):
                signal.signal(number, _both(loop, end, before))


def _both(
    loop: asyncio.AbstractEventLoop, end: Callable[[], None], before: Callable[[int, FrameType | None], Any]
) -> Callable[[int, FrameType | None], None]:
    def handle(number: int, frame: FrameType | None) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(end)
        before(number, frame)

    return handle
