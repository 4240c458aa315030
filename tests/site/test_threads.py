"""Requests share a fixed number of threads, and a slow client holds up nobody."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import MutableMapping
from typing import Any

from asgiref.sync import sync_to_async

from nashra.site.threads import FixedThreads


async def thread_of(application: FixedThreads, scope: MutableMapping[str, Any]) -> int:
    await application(scope, None, None)
    return int(scope["thread"])


async def note_thread(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
    scope["thread"] = await sync_to_async(threading.get_ident)()
    if "wait" in scope:
        await scope["wait"].wait()
    assert scope["thread"] == await sync_to_async(threading.get_ident)(), "a request keeps its thread"


async def many(count: int) -> set[int]:
    application = FixedThreads(note_thread, 3)
    return set(await asyncio.gather(*(thread_of(application, {}) for _ in range(count))))


def test_many_requests_at_once_use_no_more_threads_than_there_are() -> None:
    assert len(asyncio.run(many(100))) == 3


async def one_after_another(count: int) -> set[int]:
    application = FixedThreads(note_thread, 3)
    return {await thread_of(application, {}) for _ in range(count)}


def test_requests_one_after_another_come_to_the_same_thread() -> None:
    assert len(asyncio.run(one_after_another(10))) == 1


async def beside_slow_clients() -> int:
    application, end = FixedThreads(note_thread, 2), asyncio.Event()
    slow = [asyncio.create_task(thread_of(application, {"wait": end})) for _ in range(10)]
    await asyncio.sleep(0)
    quick = await asyncio.wait_for(thread_of(application, {}), 10)
    end.set()
    await asyncio.gather(*slow)
    return quick


def test_clients_that_are_slow_hold_up_nobody() -> None:
    assert asyncio.run(beside_slow_clients())
