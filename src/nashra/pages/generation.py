"""Generations of the store: what changes all pages begins a new prefix of keys, and old keys are never read again.

A generation is named by the change at which it began and a digest of all that renders. Old
templates that come back later get a new name, for the store may have missed changes under the old.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence

from nashra.changes import deliveries, sequence
from nashra.editions import queries
from nashra.editions.models import Edition
from nashra.fragments import key
from nashra.fragments.model import (
    FORMER,
    SITES,
    Entry,
    FormerGeneration,
    Fragment,
    ListFragment,
    Piece,
    Sites,
    Tombstone,
)
from nashra.pages.context.edition import origin
from nashra.pages.digest import digest, invalidation_digest
from nashra.pages.store import store

FORMER_SECONDS = 3600
"""How long a generation shows pages that the next one has not rendered yet."""


def current() -> Sites:
    """The hosts and prefixes in force, begun now where there are none."""
    found = store().get_many([SITES])[0]
    return found if isinstance(found, Sites) else begin()


def begin() -> Sites:
    """Begin a new generation from the database as it is, unless a newer one has begun already."""
    version = sequence.current()
    sites = gather(version)
    return _put(version, sites)


def _put(version: int, sites: Sites, also: Iterable[Entry] = ()) -> Sites:
    """The hosts and prefixes in force, once these have been put."""
    store().put_many([Entry(SITES, version, sites), *also])
    found = store().get_many([SITES])[0]
    return found if isinstance(found, Sites) else sites


def gather(version: int) -> Sites:
    """The hosts and prefixes of a generation that begins with a change's number."""
    generation = f"{version}.{digest()}"
    prefixes = {
        edition.host: key.prefix_of(generation, edition.pk)
        for edition in Edition.objects.order_by("position", "id")
    }
    moved = {host: origin(edition) for host, edition in queries.former_hosts().items()}
    return Sites(prefixes, next(iter(prefixes.values()), ""), moved, invalidation_digest())


def ensure(invalidation: str) -> Sites:
    """At a start: the generation in force, or a new one where what renders has changed since.

    The one before then shows pages until they are rendered, where it is still true: where the same code names the
    keys that a change touches, the tables and public addresses are the same, and the consumer of the name
    `invalidation` has nothing left to do.
    """
    version = sequence.current()
    is_settled = not deliveries.is_left(invalidation, version)  # asked before the generation in force
    sites = current()
    if not sites.default or key.generation_of(sites.default).endswith(f".{digest()}"):
        return sites
    begun = gather(version)
    is_true = is_settled and sites.invalidation == begun.invalidation
    return _put(version, begun, _former_of(begun, sites, version) if is_true else ())


def _former_of(begun: Sites, ended: Sites, version: int) -> Iterator[Entry]:
    now = time.time()
    for host, prefix in begun.hosts.items():
        if host in ended.hosts:
            yield Entry(prefix.encode() + FORMER, version, FormerGeneration(ended.hosts[host], now))


def former_prefixes(sites: Sites) -> dict[bytes, bytes]:
    """Prefixes in force, and those of the generation before that shows what these have not rendered yet."""
    prefixes = [prefix.encode() for prefix in sites.prefixes()]
    found = zip(prefixes, store().get_many([prefix + FORMER for prefix in prefixes]), strict=True)
    return {prefix: one.prefix.encode() for prefix, one in found if isinstance(one, FormerGeneration)}


def in_both(keys: Iterable[bytes], sites: Sites) -> Sequence[bytes]:
    """Keys of the generation in force, and the same of the one before where that still shows pages."""
    former = former_prefixes(sites)
    named = list(keys)
    for prefix, before in former.items():
        named += [before + one.removeprefix(prefix) for one in named if one.startswith(prefix)]
    return named


def share_with_former(keys: Sequence[bytes], sites: Sites) -> None:
    """Show what many pages share, as it is now, on the pages of the generation before too.

    Their lists and headings change all the time: without them none of these pages would be whole any more.
    """
    former = former_prefixes(sites)
    if not former:
        return
    begun = time.time()
    versions = store().versions(keys)  # before the fragments, which may be newer than these say
    found = zip(keys, versions, store().get_many(keys), strict=True)
    store().put_many(
        [
            Entry(before + one.removeprefix(prefix), version, fragment, begun)
            for one, version, fragment in found
            for prefix, before in former.items()
            if one.startswith(prefix) and version is not None and isinstance(fragment, Piece | ListFragment)
        ]
    )


def end_former(now: float) -> None:
    """Have the generation before show nothing any more, once it has done so for FORMER_SECONDS."""
    version = sequence.current()
    keys = [prefix.encode() + FORMER for prefix in current().prefixes()]
    found = zip(keys, store().get_many(keys), strict=True)
    store().put_many([Entry(one, version, Tombstone()) for one, former in found if _is_over(former, now)])


def _is_over(former: Fragment | None, now: float) -> bool:
    return isinstance(former, FormerGeneration) and now - former.ended > FORMER_SECONDS


def prefix_in_force(edition: int, sites: Sites) -> str:
    """The prefix of an edition's keys; empty where the generation began before the edition."""
    return next((prefix for prefix in sites.hosts.values() if key.edition_of(prefix) == edition), "")
