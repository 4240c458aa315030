"""Keeping what editions and sections were found under, so that old addresses lead to them."""

from __future__ import annotations

from collections.abc import Iterable

from nashra.editions.models import Edition, FormerHost, FormerSlug, Section


def keep_host(edition: Edition, host: str) -> None:
    """Keep the host that an edition had until now, if it has another; the one that it has is no old one of its."""
    if host != edition.host:
        FormerHost.objects.update_or_create(host=host, defaults={"edition": edition})
    FormerHost.objects.filter(edition=edition, host=edition.host).delete()


def set_old_hosts(edition: Edition, hosts: Iterable[str]) -> None:
    """Have these hosts, and no others, lead to the edition. They are canonical and nobody else's."""
    wanted = set(hosts)
    edition.former_hosts.exclude(host__in=wanted).delete()
    known = set(edition.former_hosts.values_list("host", flat=True))
    for host in sorted(wanted - known):
        FormerHost.objects.create(edition=edition, host=host)


def keep_slug(section: Section, slug: str) -> None:
    """Keep the slug that a section had until now, if it has another."""
    if slug != section.slug:
        FormerSlug.objects.update_or_create(slug=slug, defaults={"section": section})
