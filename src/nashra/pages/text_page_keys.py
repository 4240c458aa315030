"""The keys that a page which an editor writes touches: its own, the foot of the edition's pages, and a sitemap."""

from __future__ import annotations

from collections.abc import Callable

from nashra.newsroom.queries.edition_pages import slugs_of

PAGE = "text-page"
"""The recipe, under what stands in the address."""

KeysOf = Callable[[int, str, object], set[bytes]]


def showing(edition: int, number: int, keys_of: KeysOf) -> set[bytes]:
    """All that shows a page or names it, under its old addresses too."""
    named = keys_of(edition, "ending", "") | keys_of(edition, "sitemap", "pages")
    return named.union(*(keys_of(edition, PAGE, slug) for slug in slugs_of(number)))
