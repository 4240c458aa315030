"""What a deleted story leaves in the lists of others."""

from __future__ import annotations

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.newsroom.models import Article
from nashra.related.queries import listed_in


def on_article_delete(sender: type, instance: Article, **kwargs: object) -> None:
    """Record the lists that lose a deleted story, in the transaction of its deletion."""
    if stories := tuple(sorted(listed_in([instance.pk]))):
        outbox.record(Kind.RELATED, Subject(stories=stories))
