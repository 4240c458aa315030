"""What is posted about fronts."""

from __future__ import annotations

import json
from typing import Any

from django.urls import reverse
from tests.newsroom.posts.post import Desk, Post

from nashra.newsroom.actions.edit_front import edit_front
from nashra.newsroom.fronts.slot import Pin, Slot
from nashra.newsroom.models import Front

LEAD: dict[str, Any] = {"id": "lead", "kind": "lead", "stories": [{"story": 1}]}


def address(name: str, edition: Any, section: Any = None) -> str:
    """An address of the screen of a front."""
    return reverse(name, kwargs={"edition": edition.pk, "section": section.pk if section else 0})


def sent(*slots: Any, began_from: int = 0, **more: Any) -> dict[str, str]:
    """What the screen sends to publish."""
    return {"front": json.dumps({"began_from": began_from, "slots": slots, **more})}


def publish_front(desk: Desk) -> Post:
    done = lambda _answer: Front.objects.filter(number=1).exists()  # noqa: E731
    return Post(address("front_document", desk.network.maghrib), sent(LEAD), done)


def restore_front(desk: Desk) -> Post:
    slots = [Slot("lead", "lead", (Pin(1),))]
    edit_front(edition=desk.network.maghrib, section=None, began_from=0, slots=slots, user=None)
    done = lambda _answer: Front.objects.filter(number=2).exists()  # noqa: E731
    data = {"number": "0", "newest": "1"}
    return Post(address("front_restore", desk.network.maghrib), data, done)
