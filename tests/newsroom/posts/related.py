"""What is posted in a story's panel of related stories."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, lock

from nashra.newsroom.models import Article
from nashra.related.models import RelatedStory


def _related(
    desk: Desk, what: str, done: Callable[[RelatedStory | None], bool], locked: bool = False
) -> Post:
    story, one, two = desk.publish("الأصل"), desk.publish("الأول"), desk.publish("الثاني")
    pinned = 0 if what in ("unpin", "raise") else None
    struck = what == "restore"
    if what == "raise":
        _list(story, two, score=0.1, pinned=0)
        pinned = 1
    row = _list(story, one, score=0.2, pinned=pinned, struck=struck)
    if locked:
        lock(story)
    address = reverse("related-panel", args=[story.pk])
    seen = lambda _answer: done(RelatedStory.objects.filter(pk=row.pk).first())  # noqa: E731
    return Post(address, {"do": what, "story": one.pk}, seen)


def _list(story: Article, other: Article, **fields: Any) -> RelatedStory:
    return RelatedStory.objects.update_or_create(article=story, related=other, defaults=fields)[0]


def pin(desk: Desk) -> Post:
    return _related(desk, "pin", lambda row: row.pinned == 0)


def unpin(desk: Desk) -> Post:
    return _related(desk, "unpin", lambda row: row.pinned is None)


def raise_pinned(desk: Desk) -> Post:
    return _related(desk, "raise", lambda row: row.pinned == 0)


def strike(desk: Desk) -> Post:
    return _related(desk, "strike", lambda row: row.struck)


def restore(desk: Desk) -> Post:
    return _related(desk, "restore", lambda row: not row.struck)


def pin_in_locked_story(desk: Desk) -> Post:
    return _related(desk, "pin", lambda row: row.pinned == 0, locked=True)
