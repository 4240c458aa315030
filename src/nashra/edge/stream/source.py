"""What the hub watches: the store that readers are answered from, and rendering on a miss."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from nashra.edge.reader import Reader
from nashra.fragments.key import edition_of
from nashra.fragments.model import Fragment
from nashra.fragments.store.protocol import Changes


class ReaderSource:
    """A reader's store, for a hub. For one event loop."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def stamp(self) -> int:
        """See FragmentStore."""
        return self._reader.store.stamp()

    def changes_since(self, order: int) -> Changes:
        """See FragmentStore."""
        return self._reader.store.changes_since(order)

    def prefix(self, edition: int) -> bytes:
        """What the keys of an edition begin with now; b"" without it."""
        prefixes = self._reader.open().prefixes()
        return next((prefix.encode() for prefix in prefixes if edition_of(prefix) == edition), b"")

    def get_many(self, keys: Sequence[bytes]) -> list[Fragment | None]:
        """See FragmentStore."""
        return self._reader.store.get_many(keys)

    async def fill(self, keys: Sequence[bytes]) -> Mapping[bytes, Fragment]:
        """Render what is missing; what cannot be there is left out. Raises FillError."""
        filled = await self._reader.render_on_miss.fill(keys, time.monotonic())
        return filled.fragments

    async def edition(self, host: str) -> int | None:
        """The edition of a host; None for one that is not readers'. Raises FillError."""
        prefix = await self._reader.prefix(host)
        return edition_of(prefix.decode()) if prefix else None
