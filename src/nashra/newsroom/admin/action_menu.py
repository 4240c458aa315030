"""The buttons under a story's form: what the user may do with this story."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from nashra.newsroom.admin import policy
from nashra.newsroom.models import Article

NEEDED = {"action-publish": "publish", "action-unpublish": "unpublish"}
"""The right that a button needs. Wagtail asks only whether one has it over some story."""


def keep_what_one_may(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Leave out what the user may not do with the story of the form."""
    story = context.get("instance")
    if not isinstance(story, Article) or story.pk is None:
        return
    may = policy.stories.user_has_permission_for_instance
    items[:] = [
        item for item in items if item.name not in NEEDED or may(request.user, NEEDED[item.name], story)
    ]
