"""What is posted beside a story's form, about passages of its text."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from tests.newsroom.posts.post import Desk, Post, story_url

from nashra.newsroom.actions import comment as actions
from nashra.newsroom.models import Comment


def _made(desk: Desk) -> Comment:
    passage = actions.Passage("نص الخبر", start=0, end=8)
    return actions.comment(story=desk.write(), passage=passage, text="؟", by=desk.people["superuser"])


def _post(made: Comment, verb: str, done: Any, **fields: str) -> Post:
    data = {"verb": verb, "comment": str(made.pk), **fields}
    return Post(story_url("comments", made.story_id), data, lambda _answer: done())


def comment(desk: Desk) -> Post:
    data = {"verb": "comment", "quotation": "نص", "start": "0", "end": "2", "text": "من قال؟"}

    def done(_answer: HttpResponse) -> bool:
        return Comment.objects.filter(text="من قال؟").exists()

    return Post(story_url("comments", desk.write().pk), data, done)


def reply(desk: Desk) -> Post:
    made = _made(desk)
    return _post(made, "reply", lambda: Comment.objects.filter(parent=made).exists(), text="الوزير.")


def resolve(desk: Desk) -> Post:
    made = _made(desk)
    return _post(made, "resolve", lambda: Comment.objects.get(pk=made.pk).resolved_at is not None)


def reopen(desk: Desk) -> Post:
    made = _made(desk)
    actions.resolve(comment=made, by=desk.people["superuser"])
    return _post(made, "reopen", lambda: Comment.objects.get(pk=made.pk).resolved_at is None)


def edit(desk: Desk) -> Post:
    made = _made(desk)
    return _post(made, "edit", lambda: Comment.objects.get(pk=made.pk).text == "من قال؟", text="من قال؟")


def delete(desk: Desk) -> Post:
    made = _made(desk)
    return _post(made, "delete", lambda: not Comment.objects.filter(pk=made.pk).exists())
