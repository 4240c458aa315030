"""Generations of the store: what changes all pages begins a new prefix of keys, and old keys are never read again.

A generation is named by the change at which it began and a digest of all that renders. Old
templates that come back later get a new name, for the store may have missed changes under the old.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from nashra.changes import deliveries, sequence
from nashra.editions import queries
from nashra.editions.models import Edition
from nashra.fragments import key
from nashra.fragments.model import (
    FORMER,
    SITES,
    Entry,
    FormerGeneration,
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
    editions = list(Edition.objects.order_by("position", "id"))
    prefixes = {edition.host: key.prefix_of(generation, edition.pk) for edition in editions}
    zones = {edition.pk: edition.time_zone for edition in editions}
    moved = {host: origin(edition) for host, edition in queries.former_hosts().items()}
    return Sites(prefixes, next(iter(prefixes.values()), ""), moved, invalidation_digest(), zones)


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
    return {prefix: former.prefix.encode() for prefix, former in _former(sites).items()}


def _former(sites: Sites) -> dict[bytes, FormerGeneration]:
    """What shows pages that are not rendered yet, by the prefixes in force."""
    prefixes = [prefix.encode() for prefix in sites.prefixes()]
    found = zip(prefixes, store().get_many([prefix + FORMER for prefix in prefixes]), strict=True)
    return {prefix: one for prefix, one in found if isinstance(one, FormerGeneration)}


def former_keys(keys: Iterable[bytes], sites: Sites) -> dict[bytes, bytes]:
    """Of these keys of the generation in force those that the one before still shows, and their keys there."""
    former = former_prefixes(sites)
    return {
        one: before + one.removeprefix(prefix)
        for one in keys
        for prefix, before in former.items()
        if one.startswith(prefix)
    }


def share_with_former(keys: Iterable[bytes], sites: Sites) -> None:
    """Show what many pages share, as it is now, on the pages of the generation before too.

    Their lists and headings change all the time: without them none of these pages would be whole any more.
    """
    before, begun = former_keys(keys, sites), time.time()
    versions = store().versions(list(before))  # before the fragments, which may be newer than these say
    found = zip(before.values(), versions, store().get_many(list(before)), strict=True)
    store().put_many(
        [
            Entry(one, version, fragment, begun)
            for one, version, fragment in found
            if version is not None and isinstance(fragment, Piece | ListFragment)
        ]
    )


def end_former(now: float) -> None:
    """Have the generation before show nothing any more, once it has done so for FORMER_SECONDS."""
    version = sequence.current()
    over = [prefix for prefix, former in _former(current()).items() if now - former.ended > FORMER_SECONDS]
    store().put_many([Entry(prefix + FORMER, version, Tombstone()) for prefix in over])


def prefix_in_force(edition: int, sites: Sites) -> str:
    """The prefix of an edition's keys; empty where the generation began before the edition."""
    return next((prefix for prefix in sites.hosts.values() if key.edition_of(prefix) == edition), "")
