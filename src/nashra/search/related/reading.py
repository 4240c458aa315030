"""Who is in whose list."""

from __future__ import annotations

from collections.abc import Iterable

from nashra.changes import line
from nashra.newsroom.models import Article
from nashra.search.models import RelatedStory


def numbers(article: int, limit: int) -> list[int]:
    """The stories nearest to one, pinned ones first, without those that an editor struck out."""
    rows = RelatedStory.objects.filter(article=article, struck=False)
    return list(rows.values_list("related", flat=True)[:limit])


def listing(stories: Iterable[int]) -> set[int]:
    """Stories in whose lists any of these stands."""
    rows = RelatedStory.objects.filter(related__in=list(stories), struck=False)
    return set(rows.values_list("article", flat=True))


def on_article_delete(sender: type, instance: Article, **kwargs: object) -> None:
    """Record the lists that lose a deleted story, in the transaction of its deletion."""
    if stories := tuple(sorted(listing([instance.pk]))):
        line.record(line.Kind.RELATED, line.Subject(stories=stories))
