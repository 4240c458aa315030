"""What is posted about topics."""

from __future__ import annotations

from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, form, gone, snippet_url

from nashra.newsroom.models import Topic


def add_topic(desk: Desk) -> Post:
    return form(desk, snippet_url("newsroom", "topic", "add"), _is_there, name="الرباط", kind="place")


def add_topic_in_chooser(desk: Desk) -> Post:
    address = reverse("wagtailsnippetchoosers_newsroom_topic:create")
    data = {"name": "الرباط", "kind": "place", "aliases": ""}
    return Post(
        address, {f"topic-chooser-form-{name}": value for name, value in data.items()} | data, _is_there
    )


def edit_topic(desk: Desk) -> Post:
    topic = Topic.objects.create(name="رباط")
    return form(desk, snippet_url("newsroom", "topic", "edit", topic.pk), _is_there, name="الرباط")


def delete_topic(desk: Desk) -> Post:
    topic = Topic.objects.create(name="رباط")
    return Post(snippet_url("newsroom", "topic", "delete", topic.pk), {}, gone(topic))


def _is_there(_answer: object) -> bool:
    return Topic.objects.filter(name="الرباط").exists()
