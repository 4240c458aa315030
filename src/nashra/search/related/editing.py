"""What an editor decides of a story's related list: which come first, and which never come.

Each is one transaction with its change on the line, so that pages follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from nashra.changes import line
from nashra.newsroom.models import Article
from nashra.search.models import RelatedStory


@transaction.atomic
def pin(*, article: Article, stories: Sequence[Article]) -> None:
    """Give a story's list these stories first, in this order, in place of those pinned before.

    One that was pinned before goes back among the computed, where it is near at all.
    """
    rows = _locked(article)
    wanted = {story.pk: place for place, story in enumerate(stories) if story.pk != article.pk}
    before = rows.filter(pinned__isnull=False).exclude(related__in=wanted)
    before.filter(score=0).delete()
    before.update(pinned=None)
    for number, place in wanted.items():
        RelatedStory.objects.update_or_create(
            article=article, related_id=number, defaults={"pinned": place, "struck": False}
        )
    _record(article)


@transaction.atomic
def strike(*, article: Article, story: Article) -> None:
    """Take a story out of a list, into which no computing brings it back."""
    _locked(article)
    RelatedStory.objects.update_or_create(
        article=article, related=story, defaults={"struck": True, "pinned": None}
    )
    _record(article)


@transaction.atomic
def restore(*, article: Article, story: Article) -> None:
    """Let a story that was struck out stand in the list again, where it is near at all."""
    struck = _locked(article).filter(related=story, struck=True)
    struck.filter(score=0).delete()
    struck.update(struck=False)
    _record(article)


def _locked(article: Article) -> QuerySet[RelatedStory]:
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    return RelatedStory.objects.filter(article=article)


def _record(article: Article) -> None:
    line.record(line.Kind.RELATED, line.Subject(stories=(article.pk,)))
