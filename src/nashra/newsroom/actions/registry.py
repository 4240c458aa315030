"""The newsroom's actions in place of Wagtail's own, for forms, workflows and all else that asks the registry."""

from __future__ import annotations

from typing import Any

from wagtail.actions import ActionRegistry, CreateAction, EditAction

from nashra.newsroom.actions.edit_author import CreateAuthor, EditAuthor
from nashra.newsroom.actions.edit_page import CreatePage, EditPage
from nashra.newsroom.actions.edit_topic import CreateTopic, EditTopic
from nashra.newsroom.actions.publish import PublishArticle
from nashra.newsroom.actions.unpublish import UnpublishArticle
from nashra.newsroom.models import Article, Author, EditionPage, Photo, Topic


class CreatePhoto(CreateAction):
    """Wagtail's; that it was done is kept wherever a photo is saved, see `note`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "log_action": False})


class EditPhoto(EditAction):
    """Likewise."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "log_action": False})


def register(registry: ActionRegistry) -> None:
    """List the newsroom's actions under their models."""
    registry.register(Article, PublishArticle)
    registry.register(Article, UnpublishArticle)
    registry.register(Author, CreateAuthor)
    registry.register(Author, EditAuthor)
    registry.register(Topic, CreateTopic)
    registry.register(Topic, EditTopic)
    registry.register(EditionPage, CreatePage)
    registry.register(EditionPage, EditPage)
    registry.register(Photo, CreatePhoto)
    registry.register(Photo, EditPhoto)
