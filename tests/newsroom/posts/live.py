"""What is posted on the screen of a live coverage."""

from __future__ import annotations

from uuid import uuid4

from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post, gone

from nashra.newsroom.actions.cover_live import cover_live
from nashra.newsroom.actions.post_update import post_update
from nashra.newsroom.models import Article, LiveUpdate

TEXT = "وصل الوفدان."


def _covered(desk: Desk) -> Article:
    return cover_live(article=desk.publish())


def post_live_update(desk: Desk) -> Post:
    data = {"verb": "post", "form_key": str(uuid4()), "text": TEXT}
    address = reverse("live_act", args=[_covered(desk).pk])
    return Post(address, data, lambda _answer: LiveUpdate.objects.filter(text=TEXT).exists())


def remove_live_update(desk: Desk) -> Post:
    made = post_update(article=_covered(desk), text=TEXT, form_key=uuid4())
    data = {"verb": "remove", "update": str(made.pk), "revision": "1"}
    return Post(reverse("live_act", args=[made.story_id]), data, gone(made))
