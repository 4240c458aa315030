"""The buttons under a story's form: what the user may do with this story, and what they came for first, with a key."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.snippets.action_menu import ActionMenuItem, PublishMenuItem, SubmitForModerationMenuItem

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


class PublishWithKey(PublishMenuItem):
    """Publish, by the button or by Ctrl+Enter."""

    template_name = "newsroom/main_button.html"


class SubmitWithKey(SubmitForModerationMenuItem):
    """Submit, by the button or by Ctrl+Enter, for those who may not publish."""

    template_name = "newsroom/main_button.html"


def main_button_first(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Put publish first, or submit for those who may not publish; over an old version of a story all stays in place."""
    if context["model"] is not Article or context["view"] == "revisions_revert":
        return
    by_name = {item.name: item for item in items}
    for main in (PublishWithKey(), SubmitWithKey()):
        if (own := by_name.get(main.name)) is not None:
            items.remove(own)
            items.insert(0, main)
            return
