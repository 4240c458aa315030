"""What an editor decides of a story's related list: which come first, and which never come.

Each is one transaction with its change on the line, so that pages follow, and an entry in the story's history.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.newsroom.models import Article
from nashra.related import history
from nashra.related.models import RelatedStory


def pin(*, article: Article, stories: Sequence[Article], by: Any = None) -> None:
    """Give a story's list these stories first, in this order, in place of those pinned before.

    One that was pinned before goes back among the computed, where it is near at all.
    """
    _change_pinned(article, lambda _before: stories, by)


def pin_last(*, article: Article, story: Article, by: Any = None) -> None:
    """Pin one more story, behind those that are pinned."""
    _change_pinned(article, lambda before: [*(one for one in before if one != story), story], by)


def unpin(*, article: Article, story: Article, by: Any = None) -> None:
    """Pin a story no longer."""
    _change_pinned(article, lambda before: [one for one in before if one != story], by)


def pin_higher(*, article: Article, story: Article, by: Any = None) -> None:
    """Put a pinned story before the one above it; one that is the first or not pinned stays where it is."""

    def higher(before: Sequence[Article]) -> Sequence[Article]:
        place = next((index for index, one in enumerate(before) if one == story), 0)
        if not place:
            return before
        return [*before[: place - 1], story, before[place - 1], *before[place + 1 :]]

    _change_pinned(article, higher, by)


@transaction.atomic
def _change_pinned(
    article: Article, change: Callable[[Sequence[Article]], Sequence[Article]], by: Any
) -> None:
    """Pin what ``change`` makes of the stories that are pinned when this transaction has the story's row."""
    rows = _locked(article)
    pinned = rows.filter(pinned__isnull=False)
    before = [row.related for row in pinned.select_related("related").defer("related__body")]
    stories = change(before)
    if stories is before:
        return
    wanted = {story.pk: place for place, story in enumerate(stories) if story.pk != article.pk}
    gone = pinned.exclude(related__in=wanted)
    gone.filter(score=0).delete()
    gone.update(pinned=None)
    for number, place in wanted.items():
        RelatedStory.objects.update_or_create(
            article=article, related_id=number, defaults={"pinned": place, "struck": False}
        )
    _note_pinned(article, before, [story for story in stories if story.pk in wanted], by)
    _record(article)


@transaction.atomic
def strike(*, article: Article, story: Article, by: Any = None) -> None:
    """Take a story out of a list, into which no computing brings it back."""
    _locked(article)
    RelatedStory.objects.update_or_create(
        article=article, related=story, defaults={"struck": True, "pinned": None}
    )
    history.note(history.STRIKE, article, [story], by)
    _record(article)


@transaction.atomic
def restore(*, article: Article, story: Article, by: Any = None) -> None:
    """Let a story that was struck out stand in the list again, where it is near at all."""
    struck = _locked(article).filter(related=story, struck=True)
    struck.filter(score=0).delete()
    struck.update(struck=False)
    history.note(history.RESTORE, article, [story], by)
    _record(article)


def _note_pinned(article: Article, before: Sequence[Article], after: Sequence[Article], by: Any) -> None:
    new, gone = (
        [one for one in these if one not in those] for these, those in ((after, before), (before, after))
    )
    history.note(history.UNPIN, article, gone, by)
    history.note(history.PIN, article, new, by)
    stayed = [one for one in before if one in after]
    if stayed != [one for one in after if one in before]:
        history.note(history.ORDER, article, after, by)


def _locked(article: Article) -> QuerySet[RelatedStory]:
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    return RelatedStory.objects.filter(article=article)


def _record(article: Article) -> None:
    outbox.record(Kind.RELATED, Subject(stories=(article.pk,)))
