"""Addresses of the newsroom's views of one story."""

from __future__ import annotations

from django.urls import reverse


def story_view(name: str, *numbers: int | str) -> str:
    """The address of a view of ``ArticleViewSet``, such as "edit", of a story by its number and what the view takes
    besides. Raises NoReverseMatch for what is no number.
    """
    return reverse(f"wagtailsnippets_newsroom_article:{name}", args=numbers)
