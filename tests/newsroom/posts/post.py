"""What a post is prepared with, what it is, and how one sees that it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.network import Network
from tests.newsroom.deskforms import filled

from nashra.newsroom.models import Article, Author, Photo


@dataclass(frozen=True, slots=True)
class Desk:
    """What a post is prepared with; the form's fields are read in a superuser's browser."""

    network: Network
    write: Callable[..., Article]
    publish: Callable[..., Article]
    author: Author
    photo: Photo
    browser: Client
    people: dict[str, Any]  # by role, as are their browsers
    browsers: dict[str, Client]


@dataclass(frozen=True, slots=True)
class Post:
    """What is posted where, and how one sees that it was done: by the answer and by the database."""

    address: str
    data: Any
    done: Callable[[HttpResponse], bool]


def story_url(name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_newsroom_article:{name}", args=args)


def there(**conditions: Any) -> Callable[[HttpResponse], bool]:
    return lambda _answer: Article.objects.filter(**conditions).exists()


def gone(thing: Any) -> Callable[[HttpResponse], bool]:
    return lambda _answer: not type(thing)._default_manager.filter(pk=thing.pk).exists()


def form(desk: Desk, address: str, done: Callable[[HttpResponse], bool], **fields: Any) -> Post:
    return Post(address, filled(desk.browser, address, **fields), done)


def lock(story: Article) -> None:
    Article.objects.filter(pk=story.pk).update(locked=True, locked_at=timezone.now(), locked_by=None)


def snippet_url(app: str, model: str, verb: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_{app}_{model}:{verb}", args=args)
