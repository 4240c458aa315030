"""The threads in which Django answers: a few that stay, each with a database connection of its own.

By itself Django's ASGI handler gives each request a new thread, which opens a connection anew and leaves its
closing to the garbage collector.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import ThreadSensitiveContext

THREADS = 8
"""In each process. Each keeps one database connection open, with settings.CACHE_KIB of its pages at most."""

Application = Callable[[MutableMapping[str, Any], Any, Any], Awaitable[None]]


class FixedThreads:
    """An ASGI application whose synchronous code runs in threads that all requests share.

    A request keeps one thread. It gets that of the fewest requests under way; one whose client is slow only
    counts, and holds up nobody, since a thread is used while code runs and not while bytes are sent.
    """

    def __init__(self, application: Application, count: int = THREADS) -> None:
        self._application = application
        self._threads = [ThreadPoolExecutor(1, f"django-{number}") for number in range(count)]
        self._under_way = [0] * count

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        """Answer, as ASGI has it."""
        chosen = self._under_way.index(min(self._under_way))
        self._under_way[chosen] += 1
        try:
            async with ThreadSensitiveContext(executor=self._threads[chosen]):
                await self._application(scope, receive, send)
        finally:
            self._under_way[chosen] -= 1
