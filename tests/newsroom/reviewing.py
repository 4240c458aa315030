"""What is done with a story that waits for its desk."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from tests.newsroom.posts.post import story_url

from nashra.newsroom.models import Article


def act(client: Client, story: Article, action: str, comment: str = "") -> None:
    step = story.current_workflow_task_state
    client.post(story_url("workflow_action", story.pk, action, step.pk), {"comment": comment})


def user_of(browser: Client) -> Any:
    """Who is logged in there."""
    return get_user_model().objects.get(pk=browser.session["_auth_user_id"])
