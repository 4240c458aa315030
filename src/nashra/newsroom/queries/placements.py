"""Placements that readers see: lists, single stories, and where a story stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import F, Q, QuerySet

from nashra.newsroom.models import Placement


def live_placements() -> QuerySet[Placement]:
    """Placements that readers see, with what a list shows of them."""
    return (
        Placement.objects.filter(live=True)
        .select_related("article", "section", "lead_photo", "article__lead_photo")
        .defer("article__body")
    )


def latest(edition: int, limit: int) -> list[Placement]:
    """An edition's newest stories first."""
    return list(live_placements().filter(edition=edition).order_by("-published_at", "-article")[:limit])


def in_section(
    edition: int, section: int, limit: int, *, before: tuple[datetime, int] | None = None
) -> list[Placement]:
    """A section's newest stories first; with `before`, those older than that time and number.

    A key, not an offset: a story published meanwhile makes no page repeat or skip another.
    """
    rows = live_placements().filter(edition=edition, section=section)
    if before:
        when, number = before
        rows = rows.filter(Q(published_at__lt=when) | Q(published_at=when, article__lt=number))
    return list(rows.order_by("-published_at", "-article")[:limit])


def of_story(edition: int, number: int) -> Placement | None:
    """A story as an edition shows it, whole; None where readers do not see it there."""
    row = Placement.objects.filter(live=True, edition=edition, article=number)
    return row.select_related("article", "section", "lead_photo", "article__lead_photo").first()


def of_stories(edition: int, numbers: Sequence[int]) -> list[Placement]:
    """Stories in the order of the numbers: as the edition shows them, or else as their own edition does.

    Those that no edition shows are left out.
    """
    rows = live_placements().filter(article__in=numbers).select_related("edition")
    best: dict[int, Placement] = {}
    for row in rows.order_by(F("edition").asc()):
        known = best.get(row.article_id)
        if known is None or row.edition_id == edition or (row.canonical and known.edition_id != edition):
            best[row.article_id] = row
    return [best[number] for number in dict.fromkeys(numbers) if number in best]


def canonical(number: int) -> Placement | None:
    """The placement whose address is the story's own: the canonical one, or else the first."""
    rows = Placement.objects.filter(article=number, live=True).select_related("edition", "section", "article")
    return rows.order_by("-canonical", "sort_order", "id").first()


def live_elsewhere(number: int) -> list[Placement]:
    """All placements of a story that readers see."""
    rows = Placement.objects.filter(article=number, live=True).select_related("edition", "section", "article")
    return list(rows.order_by("edition__position", "edition"))


def locations_of(numbers: Iterable[int]) -> set[tuple[int, int, int]]:
    """Story, edition and section of every live placement of these stories."""
    rows = Placement.objects.filter(article__in=list(numbers), live=True)
    return set(rows.values_list("article", "edition", "section"))
