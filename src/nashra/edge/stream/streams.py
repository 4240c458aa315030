"""The address of the stream: who is let in, over RSGI and ASGI."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any

from granian._granian import RSGIProtocolClosed

from nashra.edge.reader import Reader
from nashra.edge.render_on_miss import FillError
from nashra.edge.stream.addresses import Addresses, address_of
from nashra.edge.stream.connection import HEADERS, Asked, Send, serve
from nashra.edge.stream.hub import Hub
from nashra.edge.stream.shutdown import on_shutdown
from nashra.edge.stream.source import ReaderSource
from nashra.edge.stream.subjects import subjects_in

PATH = "/-/stream"

FOR_AN_ADDRESS = 500
"""Connections of one address in each process: a mobile network has thousands of readers behind one."""

FOR_EVERYBODY = 15_000
"""Connections in each process: below what the server takes, so that pages are always answered."""

_BAD, _BUSY = 400, 503
_REFUSED = [("cache-control", "no-store"), ("content-length", "0")]


class Streams:
    """All streams of a process. `behind_proxy`: the last address in X-Forwarded-For is the reader's."""

    def __init__(self, reader: Reader, *, behind_proxy: bool) -> None:
        self._source = ReaderSource(reader)
        self._behind_proxy = behind_proxy
        self._hub: Hub | None = None
        self._addresses = Addresses(FOR_AN_ADDRESS, FOR_EVERYBODY)

    def open(self, loop: asyncio.AbstractEventLoop) -> None:
        """End the streams when the server is told to stop."""
        on_shutdown(loop, self.close)

    def close(self) -> None:
        """End all streams."""
        if self._hub is not None:
            self._hub.close()

    async def rsgi(self, scope: Any, protocol: Any) -> None:
        """Answer a GET of RSGI."""
        header = scope.headers.get
        asked = await self._asked(header("host") or "", scope.query_string, header("last-event-id") or "")
        if isinstance(asked, int):
            protocol.response_empty(asked, _REFUSED)
            return
        peer = scope.client.rpartition(":")[0].strip("[]")
        address = address_of(peer, header("x-forwarded-for") if self._behind_proxy else None)
        if not self._addresses.enter(address):
            protocol.response_empty(_BUSY, _REFUSED)
            return
        try:
            with suppress(RSGIProtocolClosed):
                await serve(self._running(), asked, protocol.response_stream(200, HEADERS).send_bytes)
        finally:
            self._addresses.leave(address)

    async def asgi(
        self,
        scope: MutableMapping[str, Any],
        receive: Callable[[], Awaitable[MutableMapping[str, Any]]],
        send: Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ) -> None:
        """Answer a GET of ASGI."""
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        query = scope["query_string"].decode(errors="replace")
        asked = await self._asked(headers.get(b"host", ""), query, headers.get(b"last-event-id", ""))
        peer = (scope.get("client") or ("",))[0]
        address = address_of(peer, headers.get(b"x-forwarded-for") if self._behind_proxy else None)
        if isinstance(asked, int) or not self._addresses.enter(address):
            await _start(send, asked if isinstance(asked, int) else _BUSY, _REFUSED)
            await send({"type": "http.response.body", "body": b""})
            return
        try:
            await _start(send, 200, HEADERS)
            await _until_gone(serve(self._running(), asked, _body(send)), receive)
            await send({"type": "http.response.body", "body": b""})
        finally:
            self._addresses.leave(address)

    async def _asked(self, host: str, query: str, last_event_id: str) -> Asked | int:
        """What is asked for, or the status with which it is refused."""
        subjects = subjects_in(query)
        if subjects is None:
            return _BAD
        try:
            edition = await self._source.edition(host)
        except FillError:
            return _BUSY
        return _BAD if edition is None else Asked(edition, subjects, last_event_id)

    def _running(self) -> Hub:
        if self._hub is None:
            self._hub = Hub(self._source)
        return self._hub


async def _start(send: Any, status: int, headers: list[tuple[str, str]]) -> None:
    raw = [(name.encode(), value.encode()) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": raw})


def _body(send: Callable[[MutableMapping[str, Any]], Awaitable[None]]) -> Send:
    async def send_bytes(data: bytes) -> None:
        await send({"type": "http.response.body", "body": data, "more_body": True})

    return send_bytes


async def _until_gone(serving: Any, receive: Callable[[], Awaitable[MutableMapping[str, Any]]]) -> None:
    """Serve until the end, or until the reader has gone: ASGI tells that only to who asks."""
    task = asyncio.ensure_future(serving)
    while not task.done():
        gone = asyncio.ensure_future(receive())
        await asyncio.wait([task, gone], return_when=asyncio.FIRST_COMPLETED)
        if not gone.done():
            gone.cancel()
        elif gone.result()["type"] == "http.disconnect":
            task.cancel()
            break
    with suppress(asyncio.CancelledError):
        await task
