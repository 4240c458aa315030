"""The process's fragment store and its locks, opened at first use, after the process was started."""

from __future__ import annotations

import threading
from functools import cache

from django.conf import settings

from nashra.changes import sequence
from nashra.fragments.store.lmdb.floor import Floor
from nashra.fragments.store.lmdb.store import open_store
from nashra.fragments.store.locks import KeyLocks
from nashra.fragments.store.protocol import FragmentStore
from nashra.pages.feed_keys import OF_LISTING_FEEDS
from nashra.pages.listing_keys import OF_A_LISTING

OF_A_STORY = ("story-page", "live", "see-also", "related")
"""Kinds of which there is one a story, and that its page shows."""

IN_FEEDS = ("rss-item", "atom-item", "json-item")
"""Kinds of which there is one a story, and that feeds show."""

LARGE = ("sitemap",)
"""Kinds that are asked for seldom, and large."""


_opening = threading.Lock()


def store() -> FragmentStore:
    """The store, which one process opens once; thrown away here where it is another database's."""
    with _opening:
        return _store()


@cache
def _store() -> FragmentStore:
    return open_store(
        settings.FRAGMENT_STORE,
        installation=sequence.installation(),
        current=sequence.current,
        budget=settings.FRAGMENT_STORE_BYTES,
        evictable=frozenset(
            kind.encode() for kind in (*OF_A_STORY, *IN_FEEDS, *OF_A_LISTING, *OF_LISTING_FEEDS, *LARGE)
        ),
    )


@cache
def floor() -> Floor:
    """What the store's processes agree on without writing to it: below which version nothing is shown."""
    return Floor(settings.FRAGMENT_STORE)


@cache
def locks() -> KeyLocks:
    """Locks between processes, so that one renders what many ask for."""
    return KeyLocks(settings.DATA / "locks")
