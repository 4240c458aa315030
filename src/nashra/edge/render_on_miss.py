"""Missing fragments: rendered in a thread, once in this process, however many wait for them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec

from nashra.assembly.loader import FragmentSource
from nashra.fragments.codec import encode
from nashra.fragments.model import Fragment, Tombstone
from nashra.fragments.store.protocol import Changes

Fill = Callable[[Sequence[bytes]], Mapping[bytes, Fragment]]

_THREADS = 4
_log = logging.getLogger(__name__)


class FillError(Exception):
    """A fragment couldn't be rendered."""


class Filled(msgspec.Struct, frozen=True):
    """What filling brought."""

    fragments: Mapping[bytes, Fragment]
    is_current: bool  # all of it began after the reader had come


class InFlight(msgspec.Struct, frozen=True):
    """A rendering under way."""

    begun: float  # time.monotonic()
    task: asyncio.Task[Mapping[bytes, Fragment]]


class RenderOnMiss:
    """Calls `fill` for what is missing. For one event loop."""

    def __init__(self, fill: Fill) -> None:
        self._fill = fill
        self._threads = ThreadPoolExecutor(_THREADS, "fill")
        self._in_flight: dict[bytes, InFlight] = {}

    async def fill(self, keys: Sequence[bytes], since: float) -> Filled:
        """Have the keys filled; return what renderings that began after `since` gave.

        What an earlier one gave may lack a change that the reader must see; the store judges that.
        Raises FillError.
        """
        all_in_flight = {id(in_flight): in_flight for in_flight in self._join(keys)}.values()
        fragments: dict[bytes, Fragment] = {}
        for in_flight in all_in_flight:
            await asyncio.wait(
                [in_flight.task]
            )  # unlike awaiting it, leaves it alone if the reader goes away
            landed = self._landed(in_flight)
            if in_flight.begun >= since:
                fragments |= {key: given for key, given in landed.items() if not isinstance(given, Tombstone)}
        return Filled(fragments, all(in_flight.begun >= since for in_flight in all_in_flight))

    def close(self) -> None:
        """Give up the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _join(self, keys: Sequence[bytes]) -> list[InFlight]:
        """The renderings that give the keys: those under way, and one for the rest."""
        own = [key for key in keys if key not in self._in_flight]
        if own:
            self._start(own)
        return [self._in_flight[key] for key in keys]

    def _start(self, keys: Sequence[bytes]) -> None:
        in_flight = InFlight(time.monotonic(), asyncio.ensure_future(self._run(keys)))
        self._in_flight.update(dict.fromkeys(keys, in_flight))

    async def _run(self, keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._fill, keys)
        except Exception:
            _log.exception("These fragments could not be rendered: %r", keys)
            raise
        finally:
            for key in keys:
                del self._in_flight[key]

    def _landed(self, in_flight: InFlight) -> Mapping[bytes, Fragment]:
        if in_flight.task.cancelled():
            raise FillError("the rendering was broken off")
        error = in_flight.task.exception()
        if error is not None:
            raise FillError("the rendering failed") from error
        return in_flight.task.result()


class OverlaySource:
    """A store, and what was given for the keys that it lacks."""

    def __init__(self, source: FragmentSource, given: Mapping[bytes, Fragment]) -> None:
        self._source = source
        self._given = given

    def read_encoded(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """See FragmentStore."""
        found = self._source.read_encoded(keys)
        return [value or self._encode(key) for key, value in zip(keys, found, strict=True)]

    def changes_since(self, order: int) -> Changes:
        """See FragmentStore."""
        return self._source.changes_since(order)

    def stamp(self) -> int:
        """See FragmentStore."""
        return self._source.stamp()

    def _encode(self, key: bytes) -> bytes | None:
        return encode(self._given[key]) if key in self._given else None
