"""The keys of topics' and authors' pages: a few an edition, however many stories they list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from nashra.newsroom.models.listed import AUTHOR, TOPIC
from nashra.newsroom.queries import listings
from nashra.pages import feed_keys, sitemap_keys

KeysOf = Callable[[int, str, object], set[bytes]]

LISTS = (f"{TOPIC}-stories", f"{AUTHOR}-stories")
"""The newest stories of a topic or an author."""

HEADS = (f"{TOPIC}-head", f"{AUTHOR}-head")
TITLES = (f"{TOPIC}-title", f"{AUTHOR}-title")
PAGES = (f"{TOPIC}-page", f"{AUTHOR}-page")
"""Recipes, under what stands in the address."""

LINK = "topic-link"
"""A topic where it is named, below its stories for one."""

OF_A_LISTING = (*LISTS, *HEADS, *TITLES, LINK)
"""Kinds of which there is one a topic or an author, by its number."""


OF_TOPICS = (*(kind for kind in OF_A_LISTING if kind.startswith(TOPIC)),)
OF_AUTHORS = (*(kind for kind in OF_A_LISTING if kind.startswith(AUTHOR)),)


def kind_of(key_kind: str) -> str:
    """topic or author."""
    return key_kind.partition("-")[0]


def listing(
    editions: Iterable[int], topics: Collection[int], authors: Collection[int], keys_of: KeysOf
) -> set[bytes]:
    """Lists in which a story stands or stood; a page says to search engines whether it lists anything."""
    found: set[bytes] = set()
    for edition in editions:
        for kind, numbers in ((TOPIC, topics), (AUTHOR, authors)):
            for number in numbers:
                found |= keys_of(edition, f"{kind}-stories", number) | keys_of(
                    edition, f"{kind}-head", number
                )
                found |= feed_keys.of_listing(edition, kind, number, keys_of)
                found |= sitemap_keys.listing_page(edition, kind, number, keys_of)
    return found


def of_topics(editions: Collection[int], numbers: Collection[int], keys_of: KeysOf) -> set[bytes]:
    """All that says something of these topics: their links and pages, under old addresses too."""
    return _pages(editions, TOPIC, numbers, keys_of).union(
        *(keys_of(edition, LINK, number) for edition in editions for number in numbers)
    )


def of_authors(editions: Collection[int], numbers: Collection[int], keys_of: KeysOf) -> set[bytes]:
    """The pages of these authors, under old addresses too."""
    return _pages(editions, AUTHOR, numbers, keys_of)


def showing(stories: Collection[int], editions: Collection[int], keys_of: KeysOf) -> set[bytes]:
    """The lists in which these stories stand now."""
    topics, authors, _kinds = listings.lists_with(stories)
    return listing(editions, topics, authors, keys_of)


def _pages(editions: Collection[int], kind: str, numbers: Collection[int], keys_of: KeysOf) -> set[bytes]:
    slugs = listings.slugs_of(kind, numbers)
    found: set[bytes] = set()
    for edition in editions:
        found |= set().union(*(keys_of(edition, *key) for key in _keys(kind, numbers, slugs)))
        found |= feed_keys.of_pages(edition, kind, slugs, keys_of)
        for number in numbers:
            found |= feed_keys.saying_of_listing(edition, kind, number, keys_of)
            found |= sitemap_keys.listing_page(edition, kind, number, keys_of)
    return found


def _keys(kind: str, numbers: Collection[int], slugs: Collection[str]) -> Iterator[tuple[str, object]]:
    for number in numbers:
        yield from ((f"{kind}-{piece}", number) for piece in ("head", "title"))
    yield from ((f"{kind}-page", slug) for slug in slugs)
