"""Where readers find a story."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from nashra.arabic import slugs


class Addressed(Protocol):
    """What of a placement its address is made of."""

    @property
    def section_slug(self) -> str: ...
    @property
    def article(self) -> int: ...
    @property
    def slug(self) -> str: ...  # the edition's own; empty: made of the headline
    @property
    def headline(self) -> str: ...


def path_of(row: Addressed) -> str:
    """The address of a story in an edition, from the root, not percent-encoded: /world/12/slug."""
    slug = slug_of(row)
    return f"/{row.section_slug}/{row.article}" + (f"/{slug}" if slug else "")


def listing_path(kind: str, slug: str) -> str:
    """The address of a topic's or an author's page in all editions, likewise: /topic/slug."""
    return f"/{kind}/{slug}"


def text_page_path(slug: str) -> str:
    """The address of a page that an editor writes, likewise: /page/slug."""
    return f"/page/{slug}"


def slug_of(row: Addressed) -> str:
    """The words at the end of a story's address in an edition; empty where its headline has none."""
    return row.slug or _slug(row.headline)


@lru_cache(maxsize=4096)
def _slug(headline: str) -> str:
    """A page asks several times for its own, and lists of it."""
    return slugs.slug(headline)
