"""Which rendering stays: the rule that every store follows."""

from __future__ import annotations

from nashra.fragments.model import SITES, Entry, Fragment, Sites
from nashra.fragments.store.protocol import MAX_RENDER_SECONDS


def is_late(entry: Entry, now: float) -> bool:
    """Whether the rendering took so long that nothing is known about what happened meanwhile."""
    return bool(entry.begun) and now - entry.begun > MAX_RENDER_SECONDS


def is_newer(entry: Entry, stored: int | None, eviction_watermark: float) -> bool:
    """Whether the entry may be stored, where `stored` is the version that its key has now.

    The eviction watermark is the moment (time.time()) at which the last of all things that the store has
    forgotten had been put, or a later one. Where the key holds nothing, something newer than this entry may
    have been forgotten, unless the rendering began after the watermark: then it saw the change itself.
    """
    if stored is None:
        return not entry.begun or entry.begun > eviction_watermark
    return entry.version >= stored


def is_kept(key: bytes, prefixes: tuple[bytes, ...], sites: Fragment | None) -> bool:
    """Whether a key stays when all but the prefixes are dropped, where `sites` is what the store holds under SITES."""
    current = tuple(prefix.encode() for prefix in sites.prefixes()) if isinstance(sites, Sites) else ()
    return key == SITES or key.startswith(prefixes + current)
