"""Showing a draft as the page that readers would get, which a package below makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpResponse

if TYPE_CHECKING:
    from nashra.newsroom.models import Article

page: Callable[[Article, int], bytes] | None = None
"""Makes the page of an unsaved article in an edition; set by nashra.pages when the project starts."""


def response(article: Article, edition: int) -> HttpResponse:
    """The draft's page in an edition."""
    if page is None:
        raise RuntimeError(
            "nashra.pages is not among the installed apps, so there is nothing to show a draft with."
        )
    return HttpResponse(page(article, edition))
