"""Keeping signatures in step with stories: at each draft that is saved, each change that is consumed.

A draft's signature is written in the transaction that saves the draft. A published story's changes are
consumed from the outbox like its pages, so that none is lost. A deletion takes the bands along.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from nashra.changes.change import Change, stories_of
from nashra.duplicates import band_store
from nashra.duplicates.models import StorySignature
from nashra.duplicates.signature import signature
from nashra.duplicates.versions import versions
from nashra.newsroom.models import Article


def consume(changes: Sequence[Change]) -> None:
    """Bring the signatures of the stories that changed up to what they say now."""
    for number in stories_of(changes):
        keep(number)


@transaction.atomic
def keep(story: int) -> None:
    """Bring a story's signature up to what it says now; a story that is gone has none."""
    texts = versions([story], lock=True).get(story)
    if texts is not None:
        band_store.put(story, {band for text in texts for band in signature(text).bands})


def on_article_save(
    sender: type, instance: Article, update_fields: Collection[str] | None = None, **kwargs: Any
) -> None:
    """Follow a draft: Wagtail ends saving a revision by naming it in the article, in the same transaction."""
    if "latest_revision" in (update_fields or ()):
        keep(instance.pk)


def on_signature_delete(sender: type, instance: StorySignature, **kwargs: Any) -> None:
    """Forget the bands of a story with its signature."""
    band_store.take_out(instance.pk, band_store.unpack(instance.bands))


def catch_up(at_once: int = 100) -> int:
    """Give signatures to all stories that have none (from before there were any); returns how many were given one."""
    behind = Article.objects.filter(signature=None).order_by("-pk").values_list("pk", flat=True)
    done = 0
    while stories := list(behind[:at_once]):
        for story in stories:
            keep(story)
        done += len(stories)
    return done
