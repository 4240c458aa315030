"""The buttons under a story's form: what the user may do with this story, and what they came for first, with a key."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.action_menu import ActionMenuItem, PublishMenuItem, SubmitForModerationMenuItem

from nashra.newsroom.admin import policy
from nashra.newsroom.models import Article

NEEDED = {
    "action-publish": "publish",
    "action-unpublish": "unpublish",
    "action-kill": "kill",
    "action-unkill": "kill",
}
"""The right that a button needs. Wagtail asks only whether one has it over some story."""


class Kill(ActionMenuItem):
    """Kill, whoever has locked the story."""

    name = "action-kill"
    label = _("Kill")
    icon_name = "cross"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return _story_of(context) is not None and not context["instance"].killed

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse(
            context["instance"].snippet_viewset.get_url_name("kill"), args=[context["instance"].pk]
        )


class Unkill(ActionMenuItem):
    """Let a killed story be published again."""

    name = "action-unkill"
    label = _("Allow publishing again")
    icon_name = "undo"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return _story_of(context) is not None and context["instance"].killed

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse(
            context["instance"].snippet_viewset.get_url_name("unkill"), args=[context["instance"].pk]
        )


def _story_of(context: dict[str, Any]) -> Article | None:
    """The story that the form is of, once it is saved."""
    story = context.get("instance")
    return story if context["view"] == "edit" and isinstance(story, Article) and story.pk else None


def keep_what_one_may(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Leave out what the user may not do with the story of the form."""
    story = context.get("instance")
    items += [item for item in (Kill(), Unkill()) if item.is_shown(context)]
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
