"""One write transaction on an LMDB store: what is where, in which order it came, what goes first.

Four databases: `entries` (key → value of `codec`), `ages` (order → when and under which key, only for
what may be evicted), `log` (order → key, the last changes) and `about` (the store's own few numbers).
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from struct import Struct

import lmdb

from nashra.fragments.codec import HEAD, decode, with_order
from nashra.fragments.key import kind_of
from nashra.fragments.model import SITES, Fragment
from nashra.fragments.store.protocol import Changes

_WATERMARK = b"eviction watermark"
_ORDER = Struct(">Q")  # big-endian: LMDB sorts by bytes
_PUT = Struct("<d")
_LOGGED = 10_000  # changes that a process may fall behind before it has to read everything anew
_BATCH = 32
_BATCHES = 64  # a single transaction evicts no more than this, so that it stays short


class Tables:
    """The databases of an open environment."""

    __slots__ = ("about", "ages", "entries", "env", "epoch", "log")

    def __init__(self, env: lmdb.Environment) -> None:
        self.env = env
        # Added to the number of the last transaction, so that the stamps of two files never meet.
        self.epoch = time.time_ns()
        self.entries = env.open_db(b"entries")
        self.ages = env.open_db(b"ages")
        self.log = env.open_db(b"log")
        self.about = env.open_db(b"about")


class Transaction:
    """What a write transaction can do. The caller begins and commits it."""

    def __init__(self, txn: lmdb.Transaction, tables: Tables, evictable: frozenset[bytes]) -> None:
        self._txn = txn
        self._tables = tables
        self._evictable = evictable

    def version(self, key: bytes) -> int | None:
        """The version under a key."""
        value = self._txn.get(key, db=self._tables.entries)
        return None if value is None else HEAD.unpack_from(value)[0]

    def put(self, key: bytes, value: bytes, now: float) -> None:
        """Store a value, as the youngest of those that may be evicted if it is one."""
        order = self._next_order()
        self._txn.put(_ORDER.pack(order), key, db=self._tables.log, append=True)
        self._txn.delete(_ORDER.pack(order - _LOGGED), db=self._tables.log)
        self._forget_age(key)
        if kind_of(key) in self._evictable:
            self._txn.put(_ORDER.pack(order), _PUT.pack(now) + key, db=self._tables.ages, append=True)
        self._txn.put(key, with_order(value, order), db=self._tables.entries)

    def delete(self, key: bytes) -> None:
        """Remove a key."""
        self._forget_age(key)
        self._txn.delete(key, db=self._tables.entries)

    def clear(self, now: float) -> None:
        """Remove everything; whatever began to be rendered before now is refused afterwards."""
        self._txn.drop(self._tables.entries, delete=False)
        self._txn.drop(self._tables.ages, delete=False)
        self._txn.drop(self._tables.log, delete=False)
        self._next_order()  # leaves a gap: whoever reads the log learns that there was more
        self.note(_WATERMARK, now)

    def begin_order(self, now: float) -> bool:
        """In a new file, start from the clock, so that it gives no order that its predecessor gave.

        What began to be rendered before now may lack what the predecessor knew. Returns whether the file is new.
        """
        if self.about(b"order"):
            return False
        self.note(b"order", time.time_ns())
        self.note(_WATERMARK, now)
        return True

    def changes_since(self, order: int) -> Changes:
        """What was put after a place in the order."""
        last = int(self.about(b"order"))
        if order == last:
            return Changes(last, ())
        cursor = self._txn.cursor(db=self._tables.log)
        if not cursor.set_key(_ORDER.pack(order + 1)):
            return Changes(last, None)
        return Changes(last, tuple(bytes(key) for key in cursor.iternext(keys=False)))

    def used(self) -> int:
        """Bytes of the pages in use."""
        total = 0
        for table in (self._tables.entries, self._tables.ages, self._tables.log):
            stat = self._txn.stat(table)
            pages = stat["branch_pages"] + stat["leaf_pages"] + stat["overflow_pages"]
            total += pages * stat["psize"]
        return total

    def drop(self, keys: Iterable[bytes], begun: float) -> None:
        """Remove keys that nobody asks for any more. What began to be rendered before that was decided is refused."""
        for key in keys:
            self.delete(key)
        self.note(_WATERMARK, max(begun, float(self.about(_WATERMARK) or 0)))

    def sites(self) -> Fragment | None:
        """What is stored under SITES."""
        value = self._txn.get(SITES, db=self._tables.entries)
        return None if value is None else decode(bytes(value))

    def evict(self, budget: int) -> None:
        """Remove what was put longest ago, and may be, until the store is within its budget."""
        for _ in range(_BATCHES):
            if self.used() <= budget or not self._evict_oldest():
                return

    def about(self, name: bytes) -> str:
        """What is noted under a name; "" if nothing."""
        value = self._txn.get(name, db=self._tables.about)
        return "" if value is None else bytes(value).decode()

    def note(self, name: bytes, value: object) -> None:
        """Note something about the store. What stands there already is not written again."""
        if self.about(name) != str(value):
            self._txn.put(name, str(value).encode(), db=self._tables.about)

    def eviction_watermark(self, now: float) -> float:
        """When the youngest of all forgotten things was put. Never in the future, whatever the clock did."""
        eviction_watermark = float(self.about(_WATERMARK) or 0)
        if eviction_watermark > now:
            self.note(_WATERMARK, now)
        return min(eviction_watermark, now)

    def _next_order(self) -> int:
        order = int(self.about(b"order")) + 1
        self.note(b"order", order)
        return order

    def _evict_oldest(self) -> bool:
        cursor = self._txn.cursor(db=self._tables.ages)
        eviction_watermark = float(self.about(_WATERMARK) or 0)
        evicted = 0
        while evicted < _BATCH and cursor.first():
            age = bytes(cursor.value())
            eviction_watermark = max(eviction_watermark, _PUT.unpack_from(age)[0])
            self._txn.delete(age[_PUT.size :], db=self._tables.entries)
            cursor.delete()
            evicted += 1
        if evicted:
            self.note(_WATERMARK, eviction_watermark)
        return evicted > 0

    def _forget_age(self, key: bytes) -> None:
        value = self._txn.get(key, db=self._tables.entries)
        if value is not None:
            self._txn.delete(_ORDER.pack(HEAD.unpack_from(value)[1]), db=self._tables.ages)
