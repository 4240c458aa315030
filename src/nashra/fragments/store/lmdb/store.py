"""The fragment store of one machine: an LMDB file that all its processes have mapped.

What goes when it is full: the fragments of single stories, in the order in which they were put. What
many pages share never goes. A story that is read again is rendered again, so the order of putting is
near enough to the order of use, and reading stays free of writing.

Why that is safe at any moment: what is evicted takes its version with it, and a rendering that began
before that could bring something older back. So the store notes when the youngest of all that was
evicted had been put, its *eviction watermark*, and refuses for empty keys what began to be rendered before it.

Where the disk is full, reading goes on, and what was to be written is refused as a whole.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import lmdb
import xxhash

from nashra.fragments.codec import HEAD, KIND_AT, TOMBSTONE, decode, encode
from nashra.fragments.model import SITES, Entry, Fragment, Tombstone
from nashra.fragments.store.lmdb.environment import OpenFolder, open_folder, opening
from nashra.fragments.store.lmdb.floor import Floor
from nashra.fragments.store.lmdb.transaction import Tables, Transaction
from nashra.fragments.store.protocol import Changes, StoreWriteError
from nashra.fragments.store.versioning import is_kept, is_late, is_newer

_log = logging.getLogger(__name__)

_LONGEST_KEY = 511
_DROP_BATCH = 1000
_RETIRED_FOR = 20.0  # seconds after which nobody reads any more in files that were removed
_TURN = 64  # bits: an order of changes begins with the floor's turns, so that it is unknown after each


def open_store(
    folder: Path,
    installation: str,
    current: int | Callable[[], int],
    *,
    evictable: frozenset[bytes],
    budget: int = 2 << 30,
) -> LmdbStore:
    """Open the store in a folder, made if need be. Once in a process, after it was forked.

    It is emptied if it was left by another boot of the machine, is damaged, belongs to another
    installation (an identifier that is kept in the database), or has seen a change whose number the
    database's sequence has not reached (a backup was put back). `current`: the number that the sequence
    stands at; where others publish meanwhile, a function that reads it, which is asked after the store.
    `evictable`: the kinds of keys that belong to a single story. `budget`: bytes.

    Raises lmdb.Error or OSError where the machine lets nobody open it.
    """
    return LmdbStore(folder, installation, current, evictable, budget)


class LmdbStore:
    """Fragments in an LMDB environment; see FragmentStore."""

    def __init__(
        self,
        folder: Path,
        installation: str,
        current: int | Callable[[], int],
        evictable: frozenset[bytes],
        budget: int,
    ) -> None:
        self._folder = folder
        self._installation = installation
        self._evictable = evictable
        self._budget = budget
        self._retired: list[tuple[float, OpenFolder]] = []
        self._floor = Floor(folder)
        self._seen = b""  # the floor's state by which this process acts; what follows from it:
        self._lowest = self._turns = 0
        self._turning = threading.Lock()
        try:
            self._open(current if callable(current) else lambda: current)
        except BaseException:
            self._floor.close()
            raise

    def get_many(self, keys: Sequence[bytes]) -> list[Fragment | None]:
        """See FragmentStore."""
        return [None if value is None else decode(value) for value in self.read_encoded(keys)]

    def read_encoded(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """See FragmentStore."""
        return [
            None if value is None or value[KIND_AT] == TOMBSTONE else value for value in self._values(keys)
        ]

    def changes_since(self, order: int) -> Changes:
        """See FragmentStore."""
        self._keep_up()
        base = self._turns << _TURN
        with self._tables.env.begin() as txn:
            changes = self._transaction(txn).changes_since(max(order - base, 0))
        return Changes(base + changes.order, changes.keys if order >= base else None)

    def versions(self, keys: Sequence[bytes]) -> list[int | None]:
        """See FragmentStore."""
        return [None if value is None else HEAD.unpack_from(value)[0] for value in self._values(keys)]

    def put_many(self, entries: Sequence[Entry]) -> int:
        """See FragmentStore. Makes room where the budget is exceeded."""
        now = time.time()
        ready = [entry for entry in entries if not is_late(entry, now)]
        encoded = [(entry, encode(entry.fragment, entry.version)) for entry in ready]
        return self._write(lambda change: self._put(change, encoded, now)) if encoded else 0

    def invalidate(self, keys: Sequence[bytes], version: int) -> None:
        """See FragmentStore."""
        tombstone, now = encode(Tombstone(), version), time.time()

        def leave_tombstones(change: Transaction) -> int:
            left = 0
            for key in map(stored_key, keys):
                stored = change.version(key)
                if stored is None or stored < version:
                    change.put(key, tombstone, now)
                    left += 1
            return self._finish(change, [version] * left)

        self._write(leave_tombstones)

    def clear(self) -> None:
        """See FragmentStore."""
        now = time.time()
        with self._writing() as change:
            change.clear(now)

    def drop_prefixes_except(self, prefixes: Iterable[bytes]) -> None:
        """See FragmentStore. In small transactions, so that publishing goes on meanwhile."""
        kept, begun = tuple(prefixes), time.time()
        doomed = self._keys_without(kept)
        for start in range(0, len(doomed), _DROP_BATCH):
            self._drop(doomed[start : start + _DROP_BATCH], kept, begun)

    def stamp(self) -> int:
        """See FragmentStore."""
        self._keep_up()
        tables = self._tables
        txn = tables.env.begin()
        number = txn.id()
        txn.abort()
        return (self._turns << _TURN) + tables.epoch + number

    def used(self) -> int:
        """Bytes that the fragments take: what the budget bounds."""
        with self._tables.env.begin() as txn:
            return self._transaction(txn).used()

    def sweep(self) -> None:
        """See FragmentStore. Opens the store anew where its files were removed under this process."""
        with self._turning:
            self._reopen_if_removed()
            unused = [one for when, one in self._retired if when < time.monotonic() - _RETIRED_FOR]
            self._retired = [(when, one) for when, one in self._retired if one not in unused]
        for folder in unused:
            folder.close()
        self._tables.env.reader_check()
        self._write(lambda change: self._finish(change, []))

    def close(self) -> None:
        """See FragmentStore."""
        for _when, folder in self._retired:
            folder.close()
        self._opened.close()
        self._floor.close()

    def _keep_up(self) -> None:
        """Act by the floor, and on the files, that other processes act by."""
        if self._floor.state() != self._seen:
            with self._turning:
                seen = self._floor.state()
                self._reopen_if_removed()
                self._lowest, self._turns = self._floor.version(), self._floor.turns()
                self._seen = seen

    def _reopen_if_removed(self) -> None:
        if self._opened.is_removed():
            _log.warning("The fragment store in %s was removed: opened anew", self._folder)
            self._retired.append((time.monotonic(), self._opened))
            self._open(None)

    def _open(self, current: Callable[[], int] | None) -> None:
        with opening(self._folder) as folder:
            self._opened = open_folder(folder)
            tables = self._tables = Tables(self._opened.env)
            with tables.env.begin(write=True) as txn:
                is_new = self._identify(self._transaction(txn), current)
            tables.env.reader_check()
        if is_new:
            self._floor.turn()

    def _identify(self, change: Transaction, current: Callable[[], int] | None) -> bool:
        """Make the store this installation's; returns whether its files are new."""
        known, highest = change.about(b"installation"), int(change.about(b"highest") or 0)
        is_ahead = current is not None and current() < highest
        if is_ahead or (known and known != self._installation):
            _log.warning("The fragment store in %s belongs to another state of things: emptied", self._folder)
            change.clear(time.time())
            change.note(b"highest", 0)
        change.note(b"installation", self._installation)
        return change.begin_order(time.time())

    def _put(self, change: Transaction, encoded: list[tuple[Entry, bytes]], now: float) -> int:
        eviction_watermark = change.eviction_watermark(now)
        kept = []
        for entry, value in encoded:
            key = stored_key(entry.key)
            if is_newer(entry, change.version(key), eviction_watermark):
                change.put(key, value, now)
                kept.append(entry.version)
        return self._finish(change, kept)

    def _finish(self, change: Transaction, versions: list[int]) -> int:
        highest = int(change.about(b"highest") or 0)
        if versions and max(versions) > highest:
            change.note(b"highest", max(versions))
        change.evict(self._budget)
        return len(versions)

    def _write(self, work: Callable[[Transaction], int]) -> int:
        try:
            with self._writing() as change:
                return work(change)
        except lmdb.MapFullError:
            _log.exception("The fragment store in %s is full beyond its budget: emptied", self._folder)
        self.clear()
        with self._writing() as change:
            return work(change)

    @contextmanager
    def _writing(self) -> Iterator[Transaction]:
        """A write transaction, committed at the end or not at all. Raises StoreWriteError, lmdb.MapFullError."""
        self._keep_up()
        try:
            with self._tables.env.begin(write=True) as txn:
                yield self._transaction(txn)
        except lmdb.MapFullError:
            raise
        except lmdb.Error as error:
            raise StoreWriteError(f"The fragment store in {self._folder} takes nothing: {error}") from error

    def _drop(self, keys: Sequence[bytes], prefixes: tuple[bytes, ...], begun: float) -> None:
        with self._writing() as change:
            sites = change.sites()
            change.drop((key for key in keys if not is_kept(key, prefixes, sites)), begun)

    def _transaction(self, txn: lmdb.Transaction) -> Transaction:
        return Transaction(txn, self._tables, self._evictable)

    def _values(self, keys: Sequence[bytes]) -> list[bytes | None]:
        self._keep_up()
        tables = self._tables
        with tables.env.begin(db=tables.entries) as txn:
            get = txn.get
            values = [get(key if len(key) <= _LONGEST_KEY else stored_key(key)) for key in keys]
        return values if not self._lowest else list(map(self._above_floor, keys, values))

    def _above_floor(self, key: bytes, value: bytes | None) -> bytes | None:
        """What may be shown of what is stored. SITES names keys only: of those, each is judged by itself."""
        if value is None or key == SITES or HEAD.unpack_from(value)[0] >= self._lowest:
            return value
        return None

    def _keys_without(self, prefixes: tuple[bytes, ...]) -> list[bytes]:
        tables = self._tables
        with tables.env.begin(db=tables.entries) as txn:
            keys = txn.cursor().iternext(values=False)
            return [bytes(key) for key in keys if key != SITES and not key.startswith(prefixes)]


def stored_key(key: bytes) -> bytes:
    """The key as LMDB can hold it: one that is too long ends in a digest."""
    if len(key) <= _LONGEST_KEY:
        return key
    return key[: _LONGEST_KEY - 32] + xxhash.xxh3_128_hexdigest(key).encode()
