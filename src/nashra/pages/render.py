"""Rendering keys: read the line's number, gather, render; and filling what the store misses."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.db import close_old_connections
from django.utils.translation import override

from nashra.changes import sequence
from nashra.editions.models import Edition
from nashra.fragments.key import Key, parse_key
from nashra.fragments.model import SITES, Entry, Fragment, Tombstone
from nashra.fragments.store.protocol import StoreWriteError
from nashra.pages import generation, registry
from nashra.pages.context.render_context import RenderContext
from nashra.pages.store import locks, store

logger = logging.getLogger(__name__)

rendered: Counter[str] = Counter()
"""How many fragments of each kind this process has rendered."""


def render(wanted: Iterable[bytes]) -> list[Entry]:
    """Render keys from the database as it is now. A key that has nothing to show gives a Tombstone.

    The version is read before anything is gathered: a rendering may show more than its version says, never less.
    Keys that are none of ours, or of no edition, are left out.
    """
    begun, version = time.time(), sequence.current()
    parsed = sorted(
        (key for key in map(parse_key, wanted) if key and key.kind in registry.KNOWN), key=_edition
    )
    entries: list[Entry] = []
    for number, group in groupby(parsed, key=_edition):
        edition = Edition.objects.filter(pk=number).first()
        if edition is not None:
            entries += _render_edition(edition, list(group), version, begun)
    return entries


def _edition(key: Key) -> int:
    return key.edition


def _render_edition(edition: Edition, wanted: Sequence[Key], version: int, begun: float) -> list[Entry]:
    context = RenderContext(edition)
    with override(edition.language):
        return [Entry(bytes(key), version, _fragment(context, key) or Tombstone(), begun) for key in wanted]


def _fragment(context: RenderContext, key: Key) -> Fragment | None:
    rendered[key.kind] += 1
    try:
        return registry.make(context, key)
    except ValueError:
        if key.arg.isdigit():
            raise
        return None  # a number was asked for and something else came: there is no such thing


def fill(missing: Sequence[bytes]) -> Mapping[bytes, Fragment]:
    """Render what the store misses, once however many processes ask, and store it.

    Gives the fragments under their keys; what does not exist is left out, and not stored: anyone can
    ask for any number of pages that do not exist.
    """
    close_old_connections()
    try:
        with locks().holding(missing):
            return _fill(missing)
    finally:
        close_old_connections()


def _fill(missing: Sequence[bytes]) -> Mapping[bytes, Fragment]:
    there = dict(zip(missing, store().get_many(missing), strict=True))
    found: dict[bytes, Fragment] = {key: fragment for key, fragment in there.items() if fragment is not None}
    wanted = [key for key in missing if key not in found]
    if SITES in wanted:
        found[SITES] = generation.begin()
    made = [entry for entry in render(wanted) if not isinstance(entry.fragment, Tombstone)]
    try:
        store().put_many(made)
    except StoreWriteError:
        logger.exception("Fragments were rendered for a reader and could not be kept.")
    return found | {entry.key: entry.fragment for entry in made}
