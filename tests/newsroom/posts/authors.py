"""What is posted about authors."""

from __future__ import annotations

from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, gone, snippet_url

from nashra.newsroom.models import Author


def add_author(desk: Desk) -> Post:
    done = lambda _answer: Author.objects.filter(name="هدى").exists()  # noqa: E731
    return Post(snippet_url("newsroom", "author", "add"), {"name": "هدى", "role": ""}, done)


def add_author_in_chooser(desk: Desk) -> Post:
    done = lambda _answer: Author.objects.filter(name="هدى").exists()  # noqa: E731
    address = reverse("wagtailsnippetchoosers_newsroom_author:create")
    return Post(address, {"author-chooser-form-name": "هدى", "name": "هدى", "role": ""}, done)


def edit_author(desk: Desk) -> Post:
    done = lambda _answer: Author.objects.filter(name="هدى").exists()  # noqa: E731
    address = snippet_url("newsroom", "author", "edit", desk.author.pk)
    return Post(address, {"name": "هدى", "role": ""}, done)


def delete_author(desk: Desk) -> Post:
    return Post(snippet_url("newsroom", "author", "delete", desk.author.pk), {}, gone(desk.author))
