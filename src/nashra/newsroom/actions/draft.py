"""Writing a story down as a draft, from values that are already checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from nashra.editions.models import Edition, Section
from nashra.newsroom.actions import placements, references
from nashra.newsroom.models import Article, Author, Byline, Photo, Placement, SeeAlso, StoryTopic, Topic
from nashra.newsroom.story_kinds import StoryKind
from nashra.newsroom.story_values import TEXTS

_LISTS = ("bylines", "topics", "see_also")


@dataclass(frozen=True, slots=True)
class PlacementDraft:
    """Where a story is to stand. published_at is given only by those who know an earlier time."""

    edition: Edition
    section: Section | None  # None: chosen later
    canonical: bool = False
    headline: str = ""
    published_at: datetime | None = None  # aware


@dataclass(frozen=True, slots=True)
class StoryDraft:
    """A story's content. body: pairs of a block's kind and its value, as BodyBlock has them."""

    headline: str
    placements: Sequence[PlacementDraft]
    body: Sequence[tuple[str, Any]] = ()
    kind: StoryKind | None = None  # None: news, or as it was
    kicker: str = ""
    summary: str = ""
    city: str = ""
    agency: str = ""
    authors: Sequence[Author] = ()
    lead_photo: Photo | None = None
    caption: str = ""
    credit: str = ""
    see_also: Sequence[Article] = ()
    topics: Sequence[Topic] = ()
    headline_only: bool = False
    go_live_at: datetime | None = None  # aware
    first_published_at: datetime | None = field(default=None)  # aware


@transaction.atomic
def draft(*, story: StoryDraft, by: Any = None, owner: Any = None) -> Article:
    """Save a new story with its first revision, not yet published; owner: whose draft it is, if not who saves it.

    Raises ValidationError with a message for each wrong field.
    """
    article = Article(live=False, owner=owner or by)
    fill(article, story)
    article.full_clean(exclude=["body"])
    with references.kept_once(article):
        article.save()
        article.save_revision(user=by, log_action="wagtail.create")
    return article


@transaction.atomic
def redraft(*, article: Article, story: StoryDraft, by: Any = None) -> Article:
    """Save a revision in which the story reads as given; what is not given stays, and so do its other placements.

    Raises ValidationError, also where a live story has a draft that this would overtake.
    """
    article = placements.lock(article.pk)
    if article.live:
        placements.refuse_to_overtake(article)
    before = {name: getattr(article, name) for name in (*TEXTS, "body")}
    rows = {name: list(getattr(article, name).all()) for name in (*_LISTS, "placements")}
    fill(article, story)
    _keep(article, before, rows)
    with references.unchanged():
        article.save_revision(user=by, log_action=True)
    return article


def _keep(article: Article, before: Mapping[str, Any], rows: Mapping[str, list[Any]]) -> None:
    """Let an unsaved article keep what it had where it has been given nothing."""
    for name, value in before.items():
        setattr(article, name, getattr(article, name) or value)
    for name in _LISTS:
        setattr(article, name, list(getattr(article, name).all()) or rows[name])
    article.placements = _placed(rows["placements"], list(article.placements.all()))
    placements.set_primary(article)


def _placed(there: Sequence[Placement], given: Sequence[Placement]) -> list[Placement]:
    """The placements that are there, in the sections that are given, and what is given besides."""
    known = {place.edition_id: place for place in there}
    has_main = any(place.canonical for place in there)
    for place in given:
        row = known.setdefault(place.edition_id, place)
        row.section, row.headline = place.section, place.headline or row.headline
        row.published_at = place.published_at or row.published_at
        row.canonical = row.canonical or (place.canonical and not has_main)
    for order, row in enumerate(known.values()):
        row.sort_order = order
    return list(known.values())


def fill(article: Article, story: StoryDraft) -> None:
    """Set an article's fields and children, without saving."""
    article.kind = story.kind or article.kind
    for name in TEXTS:
        setattr(article, name, getattr(story, name))
    article.headline_only = story.headline_only
    article.go_live_at = story.go_live_at
    article.first_published_at = article.first_published_at or story.first_published_at
    article.body = list(story.body)  # type: ignore[assignment]
    article.bylines = [Byline(author=author, sort_order=order) for order, author in enumerate(story.authors)]
    article.topics = [StoryTopic(topic=topic, sort_order=order) for order, topic in enumerate(story.topics)]
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
