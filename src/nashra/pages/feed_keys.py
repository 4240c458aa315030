"""The keys of feeds: few an edition and section, and one a story and format."""

from __future__ import annotations

from collections.abc import Callable, Iterable

KeysOf = Callable[[int, str, object], set[bytes]]

ENDINGS = ("rss", "atom", "json")
"""The formats, by the ends of their addresses."""

LISTS = ("feed-list", "feed-opening")
"""Kinds of which there is one a format and a section: their argument is "rss.12", or "rss.0" for the edition's."""


OF_LISTINGS = ("topic", "author")

OF_LISTING_FEEDS = (*(f"{kind}-{one}" for kind in OF_LISTINGS for one in LISTS),)
"""Kinds of which there is one a format and a topic or an author, by its number: "rss.12"."""


def argument(ending: str, section: int) -> str:
    """What the keys of a feed end in. section: 0 for the edition's own."""
    return f"{ending}.{section}"


def listing(edition: int, sections: Iterable[int], keys_of: KeysOf) -> set[bytes]:
    """The feeds of an edition that list the stories of these sections: theirs, and its own."""
    arguments = [argument(ending, section) for ending in ENDINGS for section in (0, *sections)]
    return set().union(*(keys_of(edition, kind, one) for kind in LISTS for one in arguments))


def saying(edition: int, sections: Iterable[int], keys_of: KeysOf) -> set[bytes]:
    """What the edition's feed, and those of these sections, say of themselves."""
    arguments = [argument(ending, section) for ending in ENDINGS for section in (0, *sections)]
    return set().union(*(keys_of(edition, "feed-opening", one) for one in arguments))


def of_pages(edition: int, kind: str, slugs: Iterable[str], keys_of: KeysOf) -> set[bytes]:
    """What answers at the addresses of feeds of sections, topics or authors."""
    arguments = [f"{ending}.{slug}" for ending in ENDINGS for slug in slugs]
    return set().union(*(keys_of(edition, f"{kind}-feed", one) for one in arguments))


def of_listing(edition: int, kind: str, number: int, keys_of: KeysOf) -> set[bytes]:
    """The feeds of a topic or an author."""
    return set().union(
        *(keys_of(edition, f"{kind}-{one}", argument(ending, number)) for one in LISTS for ending in ENDINGS)
    )


def saying_of_listing(edition: int, kind: str, number: int, keys_of: KeysOf) -> set[bytes]:
    """What the feeds of a topic or an author say of themselves."""
    arguments = [argument(ending, number) for ending in ENDINGS]
    return set().union(*(keys_of(edition, f"{kind}-feed-opening", one) for one in arguments))
