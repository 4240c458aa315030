"""What others ask about stories. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import F, Q, QuerySet
from wagtail.models import ReferenceIndex

from nashra.newsroom.models import Article, DepartedStory, Photo, Placement


def placements() -> QuerySet[Placement]:
    """Placements that readers see, with what a list shows of them."""
    return (
        Placement.objects.filter(live=True)
        .select_related("article", "section", "lead_photo", "article__lead_photo")
        .defer("article__body")
    )


def latest(edition: int, limit: int) -> list[Placement]:
    """An edition's newest stories first."""
    return list(placements().filter(edition=edition).order_by("-published_at", "-article")[:limit])


def in_section(
    edition: int, section: int, limit: int, *, before: tuple[datetime, int] | None = None
) -> list[Placement]:
    """A section's newest stories first; with `before`, those older than that time and number.

    A key, not an offset: a story published meanwhile makes no page repeat or skip another.
    """
    rows = placements().filter(edition=edition, section=section)
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
    rows = placements().filter(article__in=numbers).select_related("edition")
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


def has_departed(edition: int, number: int) -> bool:
    """Whether readers could once open the story in the edition and now cannot."""
    if DepartedStory.objects.filter(number=number).exists():
        return True
    gone = Placement.objects.filter(edition=edition, article=number, live=False, published_at__isnull=False)
    return gone.filter(article__last_published_at__isnull=False).exists()


def referring_to(numbers: Iterable[int]) -> set[int]:
    """Stories that show any of these by an editor's hand: see also, read more, a link in the text."""
    kind = Article.get_content_type()
    rows = ReferenceIndex.objects.filter(
        to_content_type=kind, to_object_id__in=[str(number) for number in numbers], base_content_type=kind
    )
    return {int(number) for number in rows.values_list("object_id", flat=True)}


def showing_photo(photo: int) -> set[int]:
    """Stories that show a photo, as their own, an edition's, or within the text."""
    articles = set(Article.objects.filter(lead_photo=photo).values_list("pk", flat=True))
    articles |= set(Placement.objects.filter(lead_photo=photo).values_list("article", flat=True))
    rows = ReferenceIndex.objects.filter(
        to_object_id=str(photo),
        to_content_type__app_label=Photo._meta.app_label,
        to_content_type__model=Photo._meta.model_name,
        base_content_type=Article.get_content_type(),
    )
    return articles | {int(number) for number in rows.values_list("object_id", flat=True)}


def by_author(author: int) -> set[int]:
    """Stories with an author's byline."""
    return set(Article.objects.filter(bylines__author=author).values_list("pk", flat=True))


def places_of(numbers: Iterable[int]) -> set[tuple[int, int]]:
    """Edition and section of every live placement of these stories."""
    rows = Placement.objects.filter(article__in=list(numbers), live=True)
    return set(rows.values_list("edition", "section"))
