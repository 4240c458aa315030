"""The newsroom's menu without what is Wagtail's for pages: there are none here."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea

HIDDEN = frozenset(
    [
        "explorer",
        "documents",
        "help",
        "locked-pages",
        "aging-pages",
        "page-types-usage",
        "sites",
        "redirects",
        "site-history",
    ]
)


def keep_the_desks_items(request: HttpRequest, items: list[MenuItem]) -> None:
    """Hide what only pages and documents have."""
    items[:] = [item for item in items if item.name not in HIDDEN]


def search_no_pages(request: HttpRequest, areas: list[SearchArea]) -> None:
    """Let the box in the menu search what there is."""
    areas[:] = [area for area in areas if area.name not in {"pages", "documents"}]


def search_stories() -> SearchArea:
    """The first area of the box in the menu."""
    address = reverse("wagtailsnippets_newsroom_article:list")
    return SearchArea(_("Stories"), address, name="stories", icon_name="doc-full", order=1)
