"""Deleting stories, authors and photos, one by one or in bulk."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.newsroom.actions import placements
from nashra.newsroom.models import Article, Author, GoneStory, Photo
from nashra.newsroom.queries import references


@transaction.atomic
def delete(*, article: Article) -> None:
    """Delete a story for good; its address then says that it is gone."""
    article.delete()


def on_article_delete(sender: type, instance: Article, **kwargs: Any) -> None:
    """Record each deleted story, in the transaction in which Django deletes it."""
    before = placements.live_locations(instance.pk)
    if instance.last_published_at:
        GoneStory.objects.get_or_create(number=instance.pk)
    shown_by = tuple(sorted(references.referring_to([instance.pk])))
    subject = Subject(stories=(instance.pk,), places=tuple(sorted(before)), shown_by=shown_by)
    outbox.record(Kind.STORY, subject)


def on_author_delete(sender: type, instance: Author, **kwargs: Any) -> None:
    """Record the stories that lose a byline."""
    stories = tuple(instance.bylines.values_list("article", flat=True))
    outbox.record(Kind.AUTHOR, Subject(author=instance.pk, stories=stories))


def on_photo_delete(sender: type, instance: Photo, **kwargs: Any) -> None:
    """Record the stories that lose a photo."""
    stories = tuple(sorted(references.showing_photo(instance.pk)))
    outbox.record(Kind.PHOTO, Subject(photo=instance.pk, stories=stories))
