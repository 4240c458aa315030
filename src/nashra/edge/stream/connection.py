"""One reader's connection: what its page shows now, then whatever of it changes, and heartbeats."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable

import msgspec

from nashra.edge.stream.hub import Hub
from nashra.edge.stream.shown import Shown
from nashra.edge.stream.subjects import Subjects

HEADERS = [
    ("content-type", "text/event-stream; charset=utf-8"),
    ("cache-control", "no-store"),
    ("x-accel-buffering", "no"),
    ("x-content-type-options", "nosniff"),
    ("connection", "close"),  # a server that stops waits for no idle connection
]
_BEAT = b":\n\n"
_RETRY = (2000, 6000)  # milliseconds: after a restart not all come back at once

Send = Callable[[bytes], Awaitable[None]]


class Asked(msgspec.Struct, frozen=True):
    """What a connection begins with."""

    edition: int
    subjects: Subjects
    last_event_id: str = ""


async def serve(hub: Hub, asked: Asked, send: Send) -> None:
    """Send events until the hub is closed, or `send` raises because the reader has gone."""
    listener = await hub.join(asked.edition, asked.subjects.keys)
    group = listener.group
    try:
        await send(f"retry: {random.randint(*_RETRY)}\n\n".encode())  # noqa: S311  (spreads load, keeps no secret)
        has, versions = asked.last_event_id, asked.subjects.versions
        before: tuple[Shown, ...] = ()
        while not hub.is_closed:
            now = group.shown
            news = group.events.get(has) if before else None
            if news is None:
                news = _events(now, before, has, versions)
                if before:
                    group.events[has] = news
            await send(news or _BEAT)
            before, has = now, _id(now)
            if group.shown is now:
                await listener.wait()
    finally:
        hub.leave(listener)


def _id(shown: tuple[Shown, ...]) -> str:
    return ".".join(one.digest for one in shown)


def _events(now: tuple[Shown, ...], before: tuple[Shown, ...], has: str, versions: frozenset[str]) -> bytes:
    """One event for each that differs from what the reader has; the last has the number of the whole."""
    known = has.split(".")
    seen = known if len(known) == len(now) else [""] * len(now)
    earlier = before or (None,) * len(now)
    events = [
        b"data: " + one.data(old, versions) + b"\n"
        for one, old, digest in zip(now, earlier, seen, strict=True)
        if one.digest != digest
    ]
    if not events:
        return b""
    return b"\n".join(events) + f"id: {_id(now)}\n\n".encode()
