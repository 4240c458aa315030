"""Telling whoever edits a story which of its photos say nothing to readers who do not see them."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nashra.newsroom import draft_content
from nashra.newsroom.models import Article, Photo
from nashra.newsroom.queries.undescribed_photos import undescribed


class AsksForDescriptions:
    """Says it in the form, and once more when the story is published, which it does not hold up."""

    action: str
    object: Article

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # of the view
        context["undescribed_photos"] = _of(context["form"].instance)
        return context

    def get_success_message(self, instance: Article | None = None) -> SafeString:
        said: SafeString = super().get_success_message(instance)  # type: ignore[misc]  # of the view
        if self.action != "publish" or not _of(self.object):
            return said
        return format_html("{} {}", said, _("A picture of it still needs an alternative text."))


def _of(story: Article) -> list[Photo]:
    return undescribed(draft_content.photos(story.serializable_data()))
