"""What a deleted story leaves in the lists of others."""

from __future__ import annotations

from nashra.changes import outbox
from nashra.changes.change import MOST_STORIES, Kind, Subject
from nashra.newsroom.models import Article
from nashra.related.queries import listed_in


def on_article_delete(sender: type, instance: Article, **kwargs: object) -> None:
    """Record the lists that lose a deleted story, in the transaction of its deletion."""
    stories = listed_in([instance.pk], MOST_STORIES + 1)
    if len(stories) > MOST_STORIES:
        outbox.record(Kind.RELATED, Subject(everywhere=True))
    elif stories:
        outbox.record(Kind.RELATED, Subject(stories=tuple(sorted(stories))))
