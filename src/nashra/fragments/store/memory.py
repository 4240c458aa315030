"""A fragment store in the memory of one process: for tests, and where there is one process only."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Sequence
from threading import Lock

from nashra.fragments.codec import HEAD, KIND_AT, TOMBSTONE, decode, encode, with_order
from nashra.fragments.model import SITES, Entry, Fragment, Tombstone
from nashra.fragments.store.protocol import Changes
from nashra.fragments.store.versioning import is_kept, is_late, is_newer

LOGGED = 10_000  # changes that a process may fall behind before it has to read everything anew


class MemoryStore:
    """Fragments in a dict, without a bound."""

    def __init__(self) -> None:
        self._values: dict[bytes, bytes] = {}
        self._lock = Lock()
        self._stamp = 0
        self._eviction_watermark = 0.0
        self._log: deque[bytes] = deque(maxlen=LOGGED)  # the keys of the last stamps

    def get_many(self, keys: Sequence[bytes]) -> list[Fragment | None]:
        """See FragmentStore."""
        return [None if value is None else decode(value) for value in self.read_encoded(keys)]

    def read_encoded(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """See FragmentStore."""
        with self._lock:
            found = [self._values.get(key) for key in keys]
        return [None if value is None or value[KIND_AT] == TOMBSTONE else value for value in found]

    def changes_since(self, order: int) -> Changes:
        """See FragmentStore."""
        with self._lock:
            first = self._stamp - len(self._log) + 1
            known = order + 1 >= first
            keys = tuple(self._log)[order + 1 - first :] if known else None
            return Changes(self._stamp, keys)

    def versions(self, keys: Sequence[bytes]) -> list[int | None]:
        """See FragmentStore."""
        with self._lock:
            return [self._version(key) for key in keys]

    def put_many(self, entries: Sequence[Entry]) -> int:
        """See FragmentStore."""
        now = time.time()
        ready = [entry for entry in entries if not is_late(entry, now)]
        encoded = [(entry, encode(entry.fragment, entry.version)) for entry in ready]
        kept = 0
        with self._lock:
            self._eviction_watermark = min(self._eviction_watermark, now)  # the clock may have been set back
            for entry, value in encoded:
                if is_newer(entry, self._version(entry.key), self._eviction_watermark):
                    self._put(entry.key, value)
                    kept += 1
        return kept

    def invalidate(self, keys: Sequence[bytes], version: int) -> None:
        """See FragmentStore."""
        tombstone = encode(Tombstone(), version)
        with self._lock:
            for key in keys:
                stored = self._version(key)
                if stored is None or stored < version:
                    self._put(key, tombstone)

    def clear(self) -> None:
        """See FragmentStore."""
        with self._lock:
            self._values.clear()
            self._eviction_watermark = time.time()
            self._forget_log()

    def drop_prefixes_except(self, prefixes: Iterable[bytes]) -> None:
        """See FragmentStore."""
        kept = tuple(prefixes)
        with self._lock:
            value = self._values.get(SITES)
            sites = None if value is None else decode(value)
            doomed = [key for key in self._values if not is_kept(key, kept, sites)]
            if doomed:
                self._eviction_watermark = time.time()
            for key in doomed:
                del self._values[key]
            self._forget_log()

    def stamp(self) -> int:
        """See FragmentStore."""
        return self._stamp

    def sweep(self) -> None:
        """Nothing to do: no readers, no budget."""

    def close(self) -> None:
        """Nothing to do."""

    def _put(self, key: bytes, value: bytes) -> None:
        self._stamp += 1
        self._values[key] = with_order(value, self._stamp)
        self._log.append(key)

    def _forget_log(self) -> None:
        self._stamp += 1
        self._log.clear()

    def _version(self, key: bytes) -> int | None:
        value = self._values.get(key)
        return None if value is None else HEAD.unpack_from(value)[0]
