"""The newsroom's actions in place of Wagtail's own, for forms, workflows and all else that asks the registry."""

from __future__ import annotations

from wagtail.actions import ActionRegistry

from nashra.newsroom.actions.edit_author import EditAuthor
from nashra.newsroom.actions.publish import PublishArticle
from nashra.newsroom.actions.unpublish import UnpublishArticle
from nashra.newsroom.models import Article, Author


def register(registry: ActionRegistry) -> None:
    """List the newsroom's actions under their models."""
    registry.register(Article, PublishArticle)
    registry.register(Article, UnpublishArticle)
    registry.register(Author, EditAuthor)
