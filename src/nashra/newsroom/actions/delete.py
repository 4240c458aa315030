"""Deleting stories, photos and videos, one by one or in bulk."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction

from nashra.changes import outbox
from nashra.changes.change import MOST_STORIES, Kind, Subject
from nashra.newsroom.actions import follow_story, placements
from nashra.newsroom.actions.list_story import unlist_story
from nashra.newsroom.actions.remove_sizes import remove_sizes
from nashra.newsroom.models import Article, Author, GoneStory, Photo, Video, Withdrawal
from nashra.newsroom.models.video import remove_files
from nashra.newsroom.queries import references


@transaction.atomic
def delete(*, article: Article) -> None:
    """Delete a story for good; its address then says that it is gone."""
    article.delete()


def on_article_delete(sender: type, instance: Article, **kwargs: Any) -> None:
    """Record each deleted story, in the transaction in which Django deletes it."""
    before = placements.rows_of(instance.pk)
    if instance.last_published_at:
        GoneStory.objects.get_or_create(number=instance.pk)
    if instance.live:  # what it was taken down for before is over
        Withdrawal.objects.filter(number=instance.pk).delete()
    follow_story.open_again(instance)
    shown_by, everywhere = _named(references.referring_to([instance.pk], MOST_STORIES + 1))
    lists = unlist_story(instance.pk)
    subject = Subject(
        stories=(instance.pk,),
        places=tuple(sorted(placements.live_locations(before))),
        published=tuple(sorted(placements.live_times(before))),
        shown_by=shown_by,
        everywhere=everywhere,
        topics=lists.topics,
        authors=lists.authors,
        kinds=lists.kinds,
    )
    outbox.record(Kind.STORY, subject)


def on_photo_delete(sender: type, instance: Photo, **kwargs: Any) -> None:
    """Record the stories that lose a photo, and take its sizes away."""
    stories, everywhere = _named(references.showing_photo(instance.pk, MOST_STORIES + 1))
    authors = tuple(Author.objects.filter(photo=instance.pk).values_list("pk", flat=True))
    subject = Subject(photo=instance.pk, stories=stories, everywhere=everywhere, authors=authors)
    outbox.record(Kind.PHOTO, subject)
    remove_sizes(instance.pk)


def on_video_delete(sender: type, instance: Video, **kwargs: Any) -> None:
    """Record the stories that lose a video, and take its files away."""
    stories, everywhere = _named(references.showing_video(instance.pk, MOST_STORIES + 1))
    outbox.record(Kind.VIDEO, Subject(video=instance.pk, stories=stories, everywhere=everywhere))
    remove_files(instance, [str(file) for file in (instance.file, instance.captions) if file])


def _named(stories: Collection[int]) -> tuple[tuple[int, ...], bool]:
    """The stories as a change names them that cannot be asked for later, and whether they are too many for it."""
    too_many = len(stories) > MOST_STORIES
    return () if too_many else tuple(sorted(stories)), too_many
