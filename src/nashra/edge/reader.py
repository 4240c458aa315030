"""Answering readers, whatever protocol the server speaks: read, else fill and read again."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping

import msgspec

from nashra.assembly.loader import MissingError, MissingRecipeError
from nashra.edge.brotli_cache import BrotliCache
from nashra.edge.negotiation import GZIP, accepted_codings
from nashra.edge.render_on_miss import Fill, FillError, OverlaySource, RenderOnMiss
from nashra.edge.responses import PageResponses, Response, unavailable
from nashra.edge.site_pages import SitePages
from nashra.fragments.model import Fragment
from nashra.fragments.store.protocol import FragmentStore

_ROUNDS = 4  # the hosts, the recipe, its parts, and what changed meanwhile
_SWEEP_SECONDS = 30
_CODINGS = 200  # different Accept-Encoding headers that are remembered

_log = logging.getLogger(__name__)


class Request(msgspec.Struct, frozen=True, gc=False):
    """What of a GET or HEAD request the answer depends on."""

    host: str  # as the header has it; "" without one
    path: str  # decoded
    query: str  # as it was sent; bytes that are no UTF-8 as surrogates
    accept_encoding: str | None
    if_none_match: str | None


class Reader:
    """Answers requests from the store. For one event loop."""

    def __init__(
        self,
        open_store: Callable[[], FragmentStore],
        fill: Fill,
        reserved: frozenset[str],
        fallback_hosts: frozenset[str],
    ) -> None:
        self._open_store = open_store
        self._reserved = reserved
        self._fallback_hosts = fallback_hosts
        self.render_on_miss = RenderOnMiss(fill)
        self._brotli = BrotliCache()
        self._codings: dict[str | None, int] = {}
        self._store: FragmentStore | None = None
        self._pages: SitePages | None = None
        self._sweeping: asyncio.Task[None] | None = None
        self._renewing: asyncio.Task[Response | None] | None = None

    def read(self, request: Request) -> Response | None:
        """The answer from what is there; None: the address is not the edge's. Raises MissingError."""
        try:
            pages = self._pages or self.open()
            found = pages.find(request.host, request.path, request.query)
        except MissingError:
            raise
        except Exception:
            _log.exception("The fragment store failed")
            return unavailable()
        return self._respond_with(found, request)

    async def fill_and_read(self, request: Request) -> Response | None:
        """The same, after filling what is missing; at once where the generation before still shows the page.

        What that one has shown is filled without anyone waiting, one page at a time, so that readers come first.
        """
        former = self._read_former(request)
        if former is None:
            return await self._filled(request)
        if self._renewing is None or self._renewing.done():
            self._renewing = asyncio.ensure_future(self._filled(request))
        return former

    def _read_former(self, request: Request) -> Response | None:
        try:
            found = self.open().find_former(request.host, request.path, request.query)
        except Exception:
            _log.exception("The generation before could not be read")
            return None
        return self._respond_with(found, request)

    async def _filled(self, request: Request) -> Response | None:
        """Fill until the page is whole or nothing more comes.

        The store has the last word; what it lacks even now is taken from what was given.
        """
        arrived = time.monotonic()
        given: dict[bytes, Fragment] = {}
        try:
            for _ in range(_ROUNDS):
                try:
                    return self._respond_with(self._find_with(given, request), request)
                except MissingError as missing:
                    filled = await self.render_on_miss.fill(missing.keys, arrived)
                given |= filled.fragments
                if filled.is_current and not filled.fragments:
                    break
            return self._respond_with(self._find_with(given, request), request)
        except MissingRecipeError:
            return None
        except FillError:
            return unavailable()
        except Exception:
            _log.exception("A page could not be rendered: %r", request.path)
            return unavailable()

    def open(self) -> SitePages:
        """Open the store, if it isn't open. Within the event loop."""
        if self._pages is None:
            self._store = self._open_store()
            self._pages = SitePages(self._store, self._reserved, self._fallback_hosts)
            self._sweeping = asyncio.ensure_future(self._sweep(self._store))
        return self._pages

    @property
    def store(self) -> FragmentStore:
        """The store, opened if it isn't yet. Within the event loop."""
        self.open()
        assert self._store is not None
        return self._store

    async def prefix(self, host: str) -> bytes:
        """What the keys of a host's edition begin with; b"" for a host that is not readers'. Raises FillError."""
        for _ in range(_ROUNDS):
            try:
                return self.open().prefix(host)
            except MissingError as missing:
                await self.render_on_miss.fill(missing.keys, time.monotonic())
        return b""

    def close(self) -> None:
        """Give up the store and the threads."""
        self.render_on_miss.close()
        for task in (self._sweeping, self._renewing):
            if task is not None:
                task.cancel()
        if self._store is not None:
            self._store.close()

    def _respond_with(self, found: PageResponses | Response | None, request: Request) -> Response | None:
        if not isinstance(found, PageResponses):
            return found
        header = request.accept_encoding
        codings = self._codings.get(header)
        if codings is None:
            if len(self._codings) >= _CODINGS:
                self._codings.clear()
            codings = self._codings[header] = accepted_codings(header)
        response = found.response(codings, request.if_none_match)
        if codings > GZIP:
            self._brotli.consider(found)
        return response

    def _find_with(
        self, given: Mapping[bytes, Fragment], request: Request
    ) -> PageResponses | Response | None:
        """Find with fragments that the store may have refused. Nothing of it is remembered."""
        pages = SitePages(OverlaySource(self.store, given), self._reserved, self._fallback_hosts)
        return pages.find(request.host, request.path, request.query)

    async def _sweep(self, store: FragmentStore) -> None:
        while True:
            await asyncio.sleep(_SWEEP_SECONDS)
            try:
                await asyncio.to_thread(store.sweep)
            except Exception:
                _log.exception("The fragment store could not be swept")
