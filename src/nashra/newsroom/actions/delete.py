"""Deleting stories, authors and photos, one by one or in bulk."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from nashra.changes import line
from nashra.newsroom import queries
from nashra.newsroom.actions import places
from nashra.newsroom.models import Article, Author, DepartedStory, Photo


@transaction.atomic
def delete(*, article: Article) -> None:
    """Delete a story for good; its address then says that it is gone."""
    article.delete()


def on_article_delete(sender: type, instance: Article, **kwargs: Any) -> None:
    """Record each deleted story, in the transaction in which Django deletes it."""
    before = places.live_places(instance.pk)
    if instance.last_published_at:
        DepartedStory.objects.get_or_create(number=instance.pk)
    shown_by = tuple(sorted(queries.referring_to([instance.pk])))
    subject = line.Subject(stories=(instance.pk,), places=tuple(sorted(before)), shown_by=shown_by)
    line.record(line.Kind.STORY, subject)


def on_author_delete(sender: type, instance: Author, **kwargs: Any) -> None:
    """Record the stories that lose a byline."""
    stories = tuple(instance.bylines.values_list("article", flat=True))
    line.record(line.Kind.AUTHOR, line.Subject(author=instance.pk, stories=stories))


def on_photo_delete(sender: type, instance: Photo, **kwargs: Any) -> None:
    """Record the stories that lose a photo."""
    stories = tuple(sorted(queries.showing_photo(instance.pk)))
    line.record(line.Kind.PHOTO, line.Subject(photo=instance.pk, stories=stories))
