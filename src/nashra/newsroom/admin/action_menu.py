"""The buttons under a story's form: what the user may do with this story, and what they came for first, with a key."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.action_menu import ActionMenuItem, PublishMenuItem, SubmitForModerationMenuItem

from nashra.newsroom.admin import breaking, edition_policy, policy
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.models import Article

NEEDED = {
    "action-publish": "publish",
    "action-unpublish": "unpublish",
    "action-cover-live": "publish",
    "action-kill": "kill",
    "action-unkill": "kill",
}
"""The right that a button needs. Wagtail asks only whether one has it over some story."""

LEAD_TO_PUBLISHING = frozenset(["action-publish", "action-submit", "action-restart-workflow"])
"""What a killed story does not offer."""


class OfStory(ActionMenuItem):
    """An item of a saved story's form alone, that leads to a view of its own."""

    view_name = ""

    def is_shown(self, context: dict[str, Any]) -> bool:
        story = context.get("instance")
        if context["view"] != "edit" or not isinstance(story, Article) or story.pk is None:
            return False
        return self.is_of_use(story)

    def is_of_use(self, story: Article) -> bool:
        """Whether there is anything to do with it."""
        return not story.killed

    def get_url(self, context: dict[str, Any]) -> str:
        return story_view(self.view_name, context["instance"].pk)


class CopyTo(OfStory):
    """Copy into another edition or language."""

    name = "action-copy-to"
    label = _("Copy into an edition")
    icon_name = "copy"
    view_name = "copy-to"


class Breaking(OfStory):
    """Set as breaking news."""

    name = "action-breaking"
    label = _("Breaking")
    icon_name = "warning"

    def is_of_use(self, story: Article) -> bool:
        return story.live

    def get_url(self, context: dict[str, Any]) -> str:
        return breaking.address_for(context["instance"])


class CoverLive(OfStory):
    """Tell the story by updates while it happens."""

    name = "action-cover-live"
    label = _("Live coverage")
    icon_name = "history"

    def is_of_use(self, story: Article) -> bool:
        return not story.killed

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("live_screen", args=[context["instance"].pk])


class Kill(OfStory):
    """Kill, whoever has locked the story."""

    name = "action-kill"
    label = _("Kill")
    icon_name = "cross"
    view_name = "kill"


class Unkill(OfStory):
    """Let a killed story be published again."""

    name = "action-unkill"
    label = _("Allow publishing again")
    icon_name = "undo"
    view_name = "unkill"

    def is_of_use(self, story: Article) -> bool:
        return story.killed


def keep_what_one_may(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Leave out what the user may not do with the story of the form."""
    story = context.get("instance")
    breaking_first = (Breaking(),) if edition_policy.breaking.editions_for(request.user).exists() else ()
    items += [
        item for item in (*breaking_first, CoverLive(), CopyTo(), Kill(), Unkill()) if item.is_shown(context)
    ]
    if not isinstance(story, Article) or story.pk is None:
        return
    may = policy.stories.user_has_permission_for_instance
    items[:] = [
        item
        for item in items
        if not (story.killed and item.name in LEAD_TO_PUBLISHING)
        and (item.name not in NEEDED or may(request.user, NEEDED[item.name], story))
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
