"""The ASGI application in front of Django.

A page whose fragments are there is answered without waiting for anything but the sending. What is
missing is filled and read again; what isn't the edge's goes to the fallback untouched.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from nashra.edge.answers import NO_BODY, Answer, Page, unavailable
from nashra.edge.filling import Fill, Filler, FillError, Overlaid
from nashra.edge.negotiation import GZIP, accepted_codings
from nashra.edge.pages import Pages
from nashra.edge.smaller import Smaller
from nashra.fragments.loading import MissingError, MissingRecipeError
from nashra.fragments.model import Fragment
from nashra.fragments.protocol import FragmentStore

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_ROUNDS = 4  # the hosts, the recipe, its parts, and what changed meanwhile
_SWEEP_SECONDS = 30
_CODINGS = 200  # different Accept-Encoding headers that are remembered

_log = logging.getLogger(__name__)


class Edge:
    """Answers readers' GET and HEAD requests from the fragment store.

    `open_store` is called once, in the process that serves. `fill` renders fragments that are missing,
    puts them into the store and returns them; it is called in threads. `fallback` gets all that isn't
    the edge's; `reserved` are first segments of its paths.
    """

    def __init__(
        self,
        open_store: Callable[[], FragmentStore],
        fill: Fill,
        fallback: Application,
        reserved: frozenset[str],
    ) -> None:
        self._open_store = open_store
        self._fallback = fallback
        self._reserved = reserved
        self._filler = Filler(fill)
        self._smaller = Smaller()
        self._codings: dict[bytes | None, int] = {}
        self._store: FragmentStore | None = None
        self._pages: Pages | None = None
        self._sweeping: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, as ASGI has it."""
        kind = scope["type"]
        if kind == "http" and scope["method"] in ("GET", "HEAD"):
            headers = dict(scope["headers"])
            try:
                found = self._find(scope, headers)
            except MissingError:
                found = await self._fill_and_find(scope, headers)
            except Exception:
                _log.exception("The fragment store failed")
                found = unavailable()
            if found is not None:
                answer = self._answer(found, headers)
                await send(answer.start)
                await send(answer.body if scope["method"] == "GET" else NO_BODY)
                return
        if kind == "lifespan":
            await self._live(receive, send)
        else:
            await self._fallback(scope, receive, send)

    def _find(self, scope: Scope, headers: Mapping[bytes, bytes]) -> Page | Answer | None:
        pages = self._pages or self._open()
        return pages.find(headers.get(b"host", b""), scope["path"], scope["query_string"])

    def _answer(self, found: Page | Answer, headers: Mapping[bytes, bytes]) -> Answer:
        if isinstance(found, Answer):
            return found
        header = headers.get(b"accept-encoding")
        codings = self._codings.get(header)
        if codings is None:
            if len(self._codings) >= _CODINGS:
                self._codings.clear()
            codings = self._codings[header] = accepted_codings(header)
        answer = found.answer(codings, headers.get(b"if-none-match"))
        if codings > GZIP:
            self._smaller.consider(found)
        return answer

    async def _fill_and_find(self, scope: Scope, headers: Mapping[bytes, bytes]) -> Page | Answer | None:
        """Fill what is missing until the page is whole, or until filling brings nothing more.

        The store has the last word; what it lacks even now is taken from what was given.
        """
        arrived = time.monotonic()
        given: dict[bytes, Fragment] = {}
        try:
            for _ in range(_ROUNDS):
                try:
                    return self._find_with(given, scope, headers)
                except MissingError as missing:
                    filled = await self._filler.fill(missing.keys, arrived)
                given |= filled.fragments
                if filled.is_current and not filled.fragments:
                    break
            return self._find_with(given, scope, headers)
        except MissingRecipeError:
            return None
        except FillError:
            return unavailable()
        except Exception:
            _log.exception("A page could not be rendered: %r", scope["path"])
            return unavailable()

    def _find_with(
        self, given: Mapping[bytes, Fragment], scope: Scope, headers: Mapping[bytes, bytes]
    ) -> Page | Answer | None:
        """As _find, with fragments that the store may have refused. Nothing of it is remembered."""
        assert self._store is not None
        pages = Pages(Overlaid(self._store, given), self._reserved)
        return pages.find(headers.get(b"host", b""), scope["path"], scope["query_string"])

    def _open(self) -> Pages:
        self._store = self._open_store()
        self._pages = Pages(self._store, self._reserved)
        self._sweeping = asyncio.ensure_future(self._sweep(self._store))
        return self._pages

    async def _sweep(self, store: FragmentStore) -> None:
        while True:
            await asyncio.sleep(_SWEEP_SECONDS)
            try:
                await asyncio.to_thread(store.sweep)
            except Exception:
                _log.exception("The fragment store could not be swept")

    async def _live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                self._close()
                await send({"type": "lifespan.shutdown.complete"})
                return
            try:
                self._open()
            except Exception:
                _log.exception("The fragment store could not be opened")
                await send({"type": "lifespan.startup.failed"})
                return
            await send({"type": "lifespan.startup.complete"})

    def _close(self) -> None:
        self._filler.close()
        if self._sweeping is not None:
            self._sweeping.cancel()
        if self._store is not None:
            self._store.close()
