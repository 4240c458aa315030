"""What a fragment store does, whatever keeps the bytes.

A store never has to be complete: whatever it lacks is rendered again from the database. What it
must never do is show less than the newest change that reached it, so a lower version never
replaces a higher one, and a rendering that may be older than something the store has forgotten is
refused. Whatever writes raises StoreWriteError where the disk takes nothing; reading goes on then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from nashra.fragments.model import Entry, Fragment

MAX_RENDER_SECONDS = 300
"""A rendering that began longer ago is refused; no rendering may take longer."""


class StoreWriteError(Exception):
    """The store could not take what was to be written, and is as it was: the disk is full, or fails."""


class Changes(msgspec.Struct, frozen=True, gc=False):
    """What happened in a store between two moments."""

    order: int  # the place in the order of changes up to which this is
    keys: tuple[bytes, ...] | None  # changed keys; None: unknown, everything may have changed


class FragmentStore(Protocol):
    """Fragments under keys. Opened once in a process, after forking; safe to use from its threads."""

    def get_many(self, keys: Sequence[bytes]) -> list[Fragment | None]:
        """The fragments under the keys, in their order; None where there is none, or a Tombstone."""

    def read_encoded(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """As get_many, but in the form of `codec`, ready to be joined. All of one moment."""

    def changes_since(self, order: int) -> Changes:
        """What was put and invalidated after a place in the order of changes; 0: the beginning."""

    def versions(self, keys: Sequence[bytes]) -> list[int | None]:
        """The versions stored under the keys, those of Tombstones too."""

    def put_many(self, entries: Sequence[Entry]) -> int:
        """Store what isn't older than what is there; return how many were kept.

        A higher version is kept, an equal one replaces. Refused is a rendering that began more than
        MAX_RENDER_SECONDS ago, or before something that the store has forgotten was put.
        """

    def invalidate(self, keys: Sequence[bytes], version: int) -> None:
        """Leave a Tombstone at the version on every key, stored or not, whose version is lower."""

    def clear(self) -> None:
        """Forget everything. Renderings that had begun before are refused."""

    def drop_prefixes_except(self, prefixes: Iterable[bytes]) -> None:
        """Forget the keys of other generations: all that begin with none of the prefixes.

        SITES stays, and so do the keys of the prefixes that it holds when they would be forgotten: a
        generation may have begun meanwhile. Renderings that had begun before are refused for empty keys.
        """

    def stamp(self) -> int:
        """A number that changes whenever anything in the store does. Cheap: asked at every request."""

    def sweep(self) -> None:
        """Tidy up, every minute or so in every process: dead readers, and what exceeds the budget."""

    def close(self) -> None:
        """Give up the store; nothing may be called afterwards."""
