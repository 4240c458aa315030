"""Keeping the slug that a topic, an author or a page had, so that its old address leads to it."""

from __future__ import annotations

from nashra.newsroom.models.former_address import FormerAddress


def keep_slug(kind: str, number: int, *, before: str, now: str, edition: int = 0) -> None:
    """Keep the slug that something had until now, if it has another."""
    if before and before != now:
        FormerAddress.objects.update_or_create(
            kind=kind, edition=edition, slug=before, defaults={"target": number}
        )
