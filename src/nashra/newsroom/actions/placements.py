"""Where readers find a story, and recording that this changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from nashra.changes import outbox
from nashra.changes.ask import models
from nashra.changes.change import Kind, Location, Subject
from nashra.newsroom.actions.list_story import Lists, list_story
from nashra.newsroom.models import Article, Placement, RemovedPlacement


def lock(article_id: int) -> Article:
    """Take the article's row until the transaction ends. Raises Article.DoesNotExist."""
    takes_rows = connection.features.has_select_for_update
    return _article(article_id, connection.ops.for_update_sql() if takes_rows else "")


def refuse_to_overtake(article: Article) -> None:
    """Refuse to publish past a draft that somebody is writing. Raises ValidationError."""
    if article.has_unpublished_changes:
        raise ValidationError(
            _("The story has changes that are not published. Publish or discard them first.")
        )


def read(article_id: int) -> Article:
    """The article as the database has it. Raises Article.DoesNotExist."""
    return _article(article_id)


def _article(article_id: int, tail: str = "") -> Article:
    found = models(Article, f"WHERE id = %s{tail}", [article_id])
    if not found:
        raise Article.DoesNotExist
    return found[0]


def rows_of(article_id: int) -> list[Placement]:
    """The story's placements as the database has them."""
    return models(Placement, "WHERE article_id = %s ORDER BY sort_order", [article_id])


def live_locations(placed: Iterable[Placement]) -> set[Location]:
    """Of these placements the places where readers find their story."""
    return {Location(place.edition_id, place.section_id) for place in placed if place.live}


def live_times(placed: Iterable[Placement]) -> set[int]:
    """When the story was published in these places, in seconds since 1970."""
    return {int(place.published_at.timestamp()) for place in placed if place.live and place.published_at}


def record(
    article_id: int, before: Iterable[Placement], after: Iterable[Placement], lists: Lists | None = None
) -> int:
    """Record the story's change with its places, times and lists before and after; returns the change's number.

    The story is saved as it is to be. ``lists`` are those it stands in, where these are as they were.
    """
    before = list(before)
    placed = [*before, *after]
    if lists is None:
        lists = list_story(article_id, was_seen=not before or any(one.published_at for one in before))
    subject = Subject(
        stories=(article_id,),
        places=tuple(sorted(live_locations(placed))),
        published=tuple(sorted(live_times(placed))),
        topics=lists.topics,
        authors=lists.authors,
        kinds=lists.kinds,
    )
    return outbox.record(Kind.STORY, subject)


def keep_removed(article_id: int, before: Iterable[Placement], after: Iterable[Placement]) -> None:
    """Remember the editions in which readers could open the story, and which no longer place it."""
    placing = {place.edition_id for place in after}
    for place in before:
        if place.published_at and place.edition_id not in placing:
            RemovedPlacement.objects.get_or_create(article_id=article_id, edition_id=place.edition_id)


@transaction.atomic
def save_unseen(article: Article) -> None:
    """Save a story that readers do not see, with its children; where they once did, its address stays gone."""
    before = rows_of(article.pk) if article.last_published_at else []
    after = list(article.placements.all())
    article.save()
    keep_removed(article.pk, before, after)


def set_live(article: Article, now: datetime, placed: Iterable[Placement]) -> None:
    """Make an unsaved article's placements live or not, as they and the article are due.

    ``placed`` are the placements as the database has them.
    """
    known = {row.pk: row for row in placed}
    for placement in article.placements.all():
        placement.live = article.live and placement.is_due(now)
        if placement.live and placement.published_at is None:
            placement.published_at = now
        note_overrides(placement, article, known.get(placement.pk))
    set_primary(article)


def check_placed(article: Article) -> None:
    """Refuse to publish a story that stands nowhere, or of which a placement lacks its section.

    Raises ValidationError.
    """
    placed = list(article.placements.all())
    if not placed or any(place.section_id is None for place in placed):
        raise ValidationError(_("Place the story: choose an edition and a section."), code="nowhere")


def set_primary(article: Article) -> None:
    """Give an unsaved article the edition and section of its first canonical placement, or else of its first."""
    placements = list(article.placements.all())
    main = next((place for place in placements if place.canonical), placements[0] if placements else None)
    article.main_edition_id = main.edition_id if main else None
    article.main_section_id = main.section_id if main else None


def reuse_rows(article: Article) -> None:
    """Reuse the rows that an unsaved article's editions already have for its placements.

    So two placements can be swapped in a form without standing in each other's way for a moment.
    """
    rows = dict(Placement.objects.filter(article=article.pk).values_list("edition", "pk"))
    free = set(rows.values())
    placements = list(article.placements.all())
    for placement in placements:
        if placement.edition_id in rows:
            placement.pk = rows[placement.edition_id]
            free.discard(placement.pk)
    for placement in placements:
        if placement.edition_id not in rows and placement.pk:
            placement.pk = free.pop() if free else None
            placement.published_at = placement.revised_at = None


def note_overrides(placement: Placement, article: Article, known: Placement | None) -> None:
    """Remember what the article said when each override was written, to show where it has moved since.

    ``known`` is the placement as the database has it.
    """
    basis = dict(known.overridden) if known else {}
    for name in ("headline", "summary", "city"):
        override = getattr(placement, name)
        if not override:
            basis.pop(name, None)
        elif known is None or getattr(known, name) != override or name not in basis:
            basis[name] = getattr(article, name)
    placement.overridden = basis
