"""An ASGI application behind Granian's RSGI: what the edge hands on to Django."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any

from granian._granian import RSGIProtocolClosed


async def call_asgi(application: Callable[..., Awaitable[None]], scope: Any, protocol: Any) -> None:
    """Let an ASGI application answer a request of RSGI. Websockets are refused: nobody behind speaks them."""
    if scope.proto != "http":
        protocol.close(403)
        return
    incoming = Incoming(protocol)
    outgoing = Outgoing(protocol)
    await application(asgi_scope(scope), incoming.receive, outgoing.send)


def asgi_scope(scope: Any) -> dict[str, Any]:
    """The request as ASGI describes it."""
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": scope.http_version,
        "method": scope.method,
        "scheme": scope.scheme,
        "path": scope.path,
        "query_string": scope.query_string.encode(),
        "root_path": "",
        "headers": [(key.encode(), value.encode("latin-1")) for key, value in scope.headers.items()],
        "client": address(scope.client),
        "server": address(scope.server),
        "extensions": {"http.response.pathsend": {}},
    }


def address(text: str) -> tuple[str, int] | None:
    """Host and port of "host:port"; None for anything else, such as a socket in the file system."""
    host, _, port = text.rpartition(":")
    return (host.strip("[]"), int(port)) if host and port.isdigit() else None


class Incoming:
    """The request's body, and then the news that the client has gone."""

    def __init__(self, protocol: Any) -> None:
        self._protocol = protocol
        self._chunks = aiter(protocol)
        self._is_whole = False

    async def receive(self) -> dict[str, Any]:
        """The next message."""
        if self._is_whole:
            await self._protocol.client_disconnect()
            return {"type": "http.disconnect"}
        # Not anext with a default: Granian's awaitables are too plain for what that wraps them in, and crash.
        try:
            return {"type": "http.request", "body": await anext(self._chunks), "more_body": True}
        except StopAsyncIteration:
            self._is_whole = True
        return {"type": "http.request", "body": b"", "more_body": False}


class Outgoing:
    """The response: in one piece if it comes in one, a file by its path, else streamed."""

    def __init__(self, protocol: Any) -> None:
        self._protocol = protocol
        self._status = 500
        self._headers: list[tuple[str, str]] = []
        self._stream: Any = None

    async def send(self, message: MutableMapping[str, Any]) -> None:
        """Take the next message."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = [
                (bytes(name).decode("latin-1"), bytes(value).decode("latin-1"))
                for name, value in message.get("headers", ())
            ]
            return
        if message["type"] == "http.response.pathsend":
            self._protocol.response_file(self._status, self._headers, message["path"])
            return
        body = bytes(message.get("body", b""))
        if self._stream is None and not message.get("more_body", False):
            self._protocol.response_bytes(self._status, self._headers, body)
            return
        if self._stream is None:
            self._stream = self._protocol.response_stream(self._status, self._headers)
        if body:
            with suppress(RSGIProtocolClosed):  # the client has gone: nobody is there to tell
                await self._stream.send_bytes(body)
