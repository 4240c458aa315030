"""Keeping what editions and sections were found under, so that old addresses lead to them."""

from __future__ import annotations

from nashra.editions.models import Edition, FormerHost, FormerSlug, Section


def keep_host(edition: Edition, host: str) -> None:
    """Keep the host that an edition had until now, if it has another."""
    if host != edition.host:
        FormerHost.objects.update_or_create(host=host, defaults={"edition": edition})


def keep_slug(section: Section, slug: str) -> None:
    """Keep the slug that a section had until now, if it has another."""
    if slug != section.slug:
        FormerSlug.objects.update_or_create(slug=slug, defaults={"section": section})
