"""Generations of the store: what changes all pages begins a new prefix of keys, and old keys are never read again.

A generation is named by the change at which it began and a digest of all that renders. Old
templates that come back later get a new name, for the store may have missed changes under the old.
"""

from __future__ import annotations

from nashra.changes import sequence
from nashra.editions import queries
from nashra.editions.models import Edition
from nashra.fragments import key
from nashra.fragments.model import SITES, Entry, Sites
from nashra.pages.context.edition import origin
from nashra.pages.digest import digest
from nashra.pages.store import store


def current() -> Sites:
    """The hosts and prefixes in force, begun now where there are none."""
    found = store().get_many([SITES])[0]
    return found if isinstance(found, Sites) else begin()


def begin() -> Sites:
    """Begin a new generation from the database as it is, unless a newer one has begun already."""
    version = sequence.current()
    sites = gather(version)
    store().put_many([Entry(SITES, version, sites)])
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
    return Sites(prefixes, next(iter(prefixes.values()), ""), moved)


def ensure() -> Sites:
    """At a start: the generation in force, or a new one where what renders has changed since."""
    sites = current()
    name = key.generation_of(sites.default)
    if not sites.default or name.endswith(f".{digest()}"):
        return sites
    return begin()


def prefix_in_force(edition: int, sites: Sites) -> str:
    """The prefix of an edition's keys; empty where the generation began before the edition."""
    return next((prefix for prefix in sites.hosts.values() if key.edition_of(prefix) == edition), "")
