"""Brotli, for pages that are asked for again and again.

AssembledPage gzip costs nothing, so brotli is made only for a page that was asked for often since the last
change, in a thread, one at a time. It is remembered by the page's content, beyond changes elsewhere.
"""

from __future__ import annotations

import asyncio
import logging

from nashra.edge.responses import PageResponses

_OFTEN = 4  # times at one stamp, by clients that take brotli
_BUDGET = 16 << 20  # bytes, in each process

_log = logging.getLogger(__name__)


class BrotliCache:
    """The pages' bodies in brotli. For one event loop."""

    def __init__(self) -> None:
        self._bodies: dict[str, bytes] = {}  # by etag
        self._size = 0
        self._task: asyncio.Task[None] | None = None

    def consider(self, page: PageResponses) -> None:
        """Give a page that has just been asked for its body in brotli, now or soon, if it pays."""
        if page.asked < _OFTEN or page.brotli is not None:
            return
        body = self._bodies.get(page.etag)
        if body is not None:
            page.use_brotli(body)
        elif self._task is None:
            self._task = asyncio.ensure_future(self._make(page))

    async def _make(self, page: PageResponses) -> None:
        try:
            body = await asyncio.to_thread(page.compress)
            if self._size + len(body) > _BUDGET:
                self._bodies.clear()
                self._size = 0
            self._bodies[page.etag] = body
            self._size += len(body)
            page.use_brotli(body)
        except Exception:
            _log.exception("A page could not be compressed")
        finally:
            self._task = None
