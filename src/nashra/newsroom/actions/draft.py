"""Writing a story down as a draft, from values that are already checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from nashra.editions.models import Edition, Section
from nashra.newsroom.actions import placements, references
from nashra.newsroom.models import Article, Author, Byline, Photo, Placement, SeeAlso


@dataclass(frozen=True, slots=True)
class PlacementDraft:
    """Where a story is to stand. published_at is given only by those who know an earlier time."""

    edition: Edition
    section: Section
    canonical: bool = False
    headline: str = ""
    published_at: datetime | None = None  # aware


@dataclass(frozen=True, slots=True)
class StoryDraft:
    """A story's content. body: pairs of a block's kind and its value, as BodyBlock has them."""

    headline: str
    placements: Sequence[PlacementDraft]
    body: Sequence[tuple[str, Any]] = ()
    kicker: str = ""
    summary: str = ""
    city: str = ""
    agency: str = ""
    authors: Sequence[Author] = ()
    lead_photo: Photo | None = None
    caption: str = ""
    credit: str = ""
    see_also: Sequence[Article] = ()
    headline_only: bool = False
    go_live_at: datetime | None = None  # aware
    first_published_at: datetime | None = field(default=None)  # aware


@transaction.atomic
def draft(*, story: StoryDraft, by: Any = None) -> Article:
    """Save a new story with its first revision, not yet published.

    Raises ValidationError with a message for each wrong field.
    """
    article = Article(live=False, owner=by)
    fill(article, story)
    article.full_clean(exclude=["body"])
    with references.kept_once(article):
        article.save()
        article.save_revision(user=by, log_action=True)
    return article


@transaction.atomic
def redraft(*, article: Article, story: StoryDraft, by: Any = None) -> Article:
    """Save a revision in which the story reads as given. Raises ValidationError."""
    fill(article, story)
    with references.unchanged():
        article.save_revision(user=by, log_action=True)
    return article


def fill(article: Article, story: StoryDraft) -> None:
    """Set an article's fields and children, without saving."""
    for name in ("headline", "kicker", "summary", "city", "agency", "caption", "credit", "lead_photo"):
        setattr(article, name, getattr(story, name))
    article.headline_only = story.headline_only
    article.go_live_at = story.go_live_at
    article.first_published_at = article.first_published_at or story.first_published_at
    article.body = list(story.body)  # type: ignore[assignment]
    article.bylines = [Byline(author=author, sort_order=order) for order, author in enumerate(story.authors)]
    article.see_also = [
        SeeAlso(target=target, sort_order=order) for order, target in enumerate(story.see_also)
    ]
    article.placements = [
        Placement(
            edition=place.edition,
            section=place.section,
            canonical=place.canonical,
            headline=place.headline,
            published_at=place.published_at,
            sort_order=order,
        )
        for order, place in enumerate(story.placements)
    ]
    placements.set_primary(article)
