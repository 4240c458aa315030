"""Rendering keys: read the sequence's number, prepare, render; and filling what the store misses."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from django.db import close_old_connections
from django.utils.translation import override

from nashra.changes import sequence
from nashra.fragments.key import Key, KeyBuilder, parse_key
from nashra.fragments.model import SITES, Entry, Fragment, Tombstone
from nashra.fragments.store.protocol import StoreWriteError
from nashra.newsroom.faults import Piece, attempt
from nashra.pages import generation, registry
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.round import Round
from nashra.pages.prepare import prepare
from nashra.pages.store import IN_FEEDS, OF_A_STORY, locks, store

logger = logging.getLogger(__name__)

rendered: Counter[str] = Counter()
"""How many fragments of each kind this process has rendered."""

_GO_ALONG = ("see-also", "related")
"""What a story's page shows that is stored apart from it, and that no other page shows."""


def render(wanted: Iterable[bytes]) -> list[Entry]:
    """Render keys from the database as it is now. A key that has nothing to show becomes a Tombstone.

    The version is read before anything else: a rendering may show more than its version says, never less.
    Keys that are none of ours, or of no edition, are left out. One that cannot be rendered becomes a Tombstone too, and
    is logged; raises DatabaseError, where nothing can be.
    """
    begun, version = time.time(), sequence.current()
    parsed = [key for key in map(parse_key, wanted) if key and key.kind in registry.KNOWN]
    return _render(parsed, version, begun) if parsed else []


def _render(wanted: Sequence[Key], version: int, begun: float) -> list[Entry]:
    rows = Round()
    known = sorted((key for key in wanted if key.edition in rows.editions), key=attrgetter("edition"))
    contexts = {pk: RenderContext(rows.editions[pk], rows) for pk in {key.edition for key in known}}
    prepare(rows, contexts, [key for key in known if registry.can_be(key)])
    entries: list[Entry] = []
    for pk, keys in groupby(known, key=attrgetter("edition")):
        with override(rows.editions[pk].language):
            made = [(key, _fragment(contexts[pk], key)) for key in keys]
        entries += [Entry(bytes(key), version, fragment or Tombstone(), begun) for key, fragment in made]
    return entries


def _fragment(context: RenderContext, key: Key) -> Fragment | None:
    rendered[key.kind] += 1
    number = int(key.arg) if key.kind in (*OF_A_STORY, *IN_FEEDS) and key.is_numbered else 0
    return attempt(lambda: registry.make(context, key), Piece.PAGE, number, f"fragment {key.kind}")


def fill(missing: Sequence[bytes]) -> Mapping[bytes, Fragment]:
    """Render what the store misses, once however many processes ask, and store it.

    Returns the fragments under their keys, and with a story's page what goes along with it and is not there
    either; what does not exist is left out, and not stored: anyone can ask for any number of pages that do
    not exist.
    """
    close_old_connections()
    try:
        with locks().holding(missing):
            return _fill(missing)
    finally:
        close_old_connections()


def _fill(missing: Sequence[bytes]) -> Mapping[bytes, Fragment]:
    found = _there(missing)
    wanted = [key for key in missing if key not in found]
    along = _going_along(wanted)
    found |= _there(along)
    wanted += [key for key in along if key not in found and key not in wanted]
    if SITES in wanted:
        found[SITES] = generation.begin()
    made = [entry for entry in render(wanted) if not isinstance(entry.fragment, Tombstone)]
    try:
        store().put_many(made)
    except StoreWriteError:
        logger.exception("Fragments were rendered for a reader and could not be kept.")
    return found | {entry.key: entry.fragment for entry in made}


def _there(keys: Sequence[bytes]) -> dict[bytes, Fragment]:
    """What the store has of the keys."""
    found = zip(keys, store().get_many(keys), strict=True)
    return {key: fragment for key, fragment in found if fragment is not None}


def _going_along(missing: Iterable[bytes]) -> list[bytes]:
    pages = [key for key in map(parse_key, missing) if key and key.kind == "story-page"]
    return [KeyBuilder(key.prefix).key(kind, key.arg) for key in pages for kind in _GO_ALONG]
