"""Watches the store for all connections of a process, and wakes those whose page shows something else now."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Mapping, Sequence, Set
from typing import Protocol

from nashra.edge.render_on_miss import FillError
from nashra.edge.stream.shown import Shown, shown
from nashra.fragments.model import Fragment
from nashra.fragments.store.protocol import Changes

WATCH_SECONDS = 0.2
"""How often a process with listeners asks the store whether anything has changed: a few microseconds."""

BEAT_SECONDS = 15.0
"""After so long every connection has a heartbeat: what is in between keeps it open, and who has gone is noticed."""

_SLOTS = 60  # heartbeats are spread over so many moments
_PATIENCE = 2  # rounds for which a fragment may be on its way before it is rendered for the listeners
_PAUSE = 25  # rounds after which one that could not be rendered is tried again

_log = logging.getLogger(__name__)


class Source(Protocol):
    """What the hub needs of the store and of rendering."""

    def stamp(self) -> int:
        """See FragmentStore."""

    def changes_since(self, order: int) -> Changes:
        """See FragmentStore."""

    def prefix(self, edition: int) -> bytes:
        """What the keys of an edition begin with now; b"" without it."""

    def get_many(self, keys: Sequence[bytes]) -> list[Fragment | None]:
        """See FragmentStore."""

    def fill(self, keys: Sequence[bytes]) -> Awaitable[Mapping[bytes, Fragment]]:
        """Render what is missing; what cannot be there is left out."""


class Listener:
    """A connection that waits."""

    __slots__ = ("_waiter", "group", "slot")

    def __init__(self, group: Group, slot: int) -> None:
        self.group = group
        self.slot = slot
        self._waiter: asyncio.Future[None] | None = None

    async def wait(self) -> None:
        """Wait until something has changed, or for a heartbeat."""
        self._waiter = asyncio.get_running_loop().create_future()
        await self._waiter

    def wake(self) -> None:
        """End the waiting."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


class Group:
    """All connections that listen to the same: what it shows now, and the listeners."""

    __slots__ = ("edition", "events", "listeners", "ready", "shown", "subjects")

    def __init__(self, edition: int, subjects: tuple[bytes, ...]) -> None:
        self.edition = edition
        self.subjects = subjects
        self.shown: tuple[Shown, ...] = ()  # nothing as long as it could not be read
        self.events: dict[str, bytes] = {}  # that lead here, by what a listener has
        self.listeners: set[Listener] = set()
        self.ready: asyncio.Task[None] | None = None

    def show(self, now: tuple[Shown, ...]) -> None:
        """Show this from now on, and wake the listeners if it is something else."""
        if now != self.shown:
            self.shown = now
            self.events = {}
            self.wake()

    def wake(self) -> None:
        """Wake all."""
        for listener in self.listeners:
            listener.wake()


class Hub:
    """The groups of a process. For one event loop; it watches only while somebody listens."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._groups: dict[tuple[int, tuple[bytes, ...]], Group] = {}
        self._slots: list[set[Listener]] = [set() for _ in range(_SLOTS)]
        self._joined = 0
        self._lock = asyncio.Lock()  # one reading after the other: a later one never shows less
        self._tasks: list[asyncio.Task[None]] = []
        self._waiting: dict[bytes, int] = {}  # keys that hold nothing → rounds since
        self._stamp: int | None = None
        self._order = 0
        self.is_closed = False

    async def join(self, edition: int, subjects: tuple[bytes, ...]) -> Listener:
        """Listen. What is shown is there when this returns."""
        self._start()
        key = (edition, subjects)
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = Group(edition, subjects)
            group.ready = asyncio.ensure_future(self._begin(group))
        self._joined += 1
        listener = Listener(group, self._joined % _SLOTS)
        group.listeners.add(listener)
        self._slots[listener.slot].add(listener)
        try:
            if group.ready is not None:
                await asyncio.wait([group.ready])
        except BaseException:
            self.leave(listener)
            raise
        return listener

    def leave(self, listener: Listener) -> None:
        """Listen no longer."""
        group = listener.group
        group.listeners.discard(listener)
        self._slots[listener.slot].discard(listener)
        if not group.listeners:
            self._groups.pop((group.edition, group.subjects), None)

    def close(self) -> None:
        """Let all connections end."""
        self.is_closed = True
        for task in self._tasks:
            task.cancel()
        for group in self._groups.values():
            group.wake()

    def _start(self) -> None:
        if not self._tasks:
            self._tasks = [asyncio.ensure_future(self._watch()), asyncio.ensure_future(self._beat())]

    async def _begin(self, group: Group) -> None:
        try:
            await self._refresh([group], 0, None)
        except Exception:
            _log.exception("What a page listens to could not be read")

    async def _beat(self) -> None:
        while True:
            for slot in self._slots:
                await asyncio.sleep(BEAT_SECONDS / _SLOTS)
                for listener in slot:
                    listener.wake()

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            try:
                await self._look()
            except Exception:
                _log.exception("The fragment store could not be watched")
                self._stamp = None

    async def _look(self) -> None:
        """Read again what has changed, or is still awaited, of what somebody listens to."""
        if not self._groups:
            return
        self._forget_waiting()
        stamp = self._source.stamp()
        if stamp == self._stamp and not self._waiting and all(one.shown for one in self._groups.values()):
            return
        changes = self._source.changes_since(self._order)
        changed = None if changes.keys is None else {*changes.keys, *self._waiting}
        await self._refresh(list(self._groups.values()), _PATIENCE, changed)
        self._stamp, self._order = stamp, changes.order

    def _forget_waiting(self) -> None:
        """Await nothing that nobody listens to any more."""
        if self._waiting:
            keys = {key for group in self._groups.values() for key in self._keys(group)}
            self._waiting = {key: rounds for key, rounds in self._waiting.items() if key in keys}

    def _keys(self, group: Group) -> list[bytes]:
        prefix = self._source.prefix(group.edition)
        return [prefix + subject for subject in group.subjects] if prefix else []

    async def _refresh(self, groups: Sequence[Group], patience: int, changed: Set[bytes] | None) -> None:
        """Read the keys that are changed (None: all), and all of groups that show nothing yet."""
        async with self._lock:
            wanted: dict[bytes, None] = {}
            for group in groups:
                keys = self._keys(group)
                wanted |= dict.fromkeys(
                    key for key in keys if changed is None or not group.shown or key in changed
                )
            found = await self._read(list(wanted), patience) if wanted else {}
            for group in groups:
                self._show(group, found)

    async def _read(self, keys: Sequence[bytes], patience: int) -> Mapping[bytes, Fragment | None]:
        """What is under the keys; without those that are on their way."""
        found: dict[bytes, Fragment | None] = dict(zip(keys, self._source.get_many(keys), strict=True))
        missing = [key for key, fragment in found.items() if fragment is None]
        there: dict[bytes, Fragment | None] = {
            key: fragment for key, fragment in found.items() if fragment is not None
        }
        for key in there:
            self._waiting.pop(key, None)
        self._waiting |= {key: self._waiting.get(key, 0) + 1 for key in missing}
        due = [key for key in missing if self._waiting[key] > patience]
        return {**there, **await self._filled(due)} if due else there

    async def _filled(self, keys: Sequence[bytes]) -> Mapping[bytes, Fragment | None]:
        try:
            filled = await self._source.fill(keys)
        except FillError:
            self._waiting |= dict.fromkeys(keys, -_PAUSE)
            return {}
        for key in keys:
            self._waiting.pop(key, None)
        return {key: filled.get(key) for key in keys}

    def _show(self, group: Group, found: Mapping[bytes, Fragment | None]) -> None:
        """Of what was not read, the group goes on showing what it did."""
        keys = self._keys(group)
        earlier = dict(zip(group.subjects, group.shown, strict=False))
        pairs = list(zip(group.subjects, keys, strict=False))
        if not keys or any(key not in found and subject not in earlier for subject, key in pairs):
            return
        group.show(
            tuple(shown(subject, found[key]) if key in found else earlier[subject] for subject, key in pairs)
        )
