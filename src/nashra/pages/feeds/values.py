"""What a feed is made of, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed as a whole."""

    id: str  # an IRI that stays when the host changes
    title: str
    description: str
    page: str  # the address of what it is a feed of
    address: str  # its own
    language: str  # ar-MA
    publisher: str  # the edition's name
    icon: str  # the address of a square picture
    hub: str  # the address of a WebSub hub that is told of changes; empty: none
    updated: str  # UTC, 2026-11-24T09:40:00Z


@dataclass(frozen=True, slots=True)
class FeedPicture:
    address: str
    type: str  # image/webp
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class FeedFilm:
    address: str
    type: str  # video/mp4
    size: int  # in bytes
    seconds: int  # 0: not known


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story in a feed. Every address is whole; a title and a summary are plain text."""

    id: str  # an IRI that stays when the host changes
    address: str
    title: str
    summary: str
    html: str  # wrapped in its direction and language; empty where the edition gives summaries alone
    authors: tuple[str, ...]
    language: str
    direction: str  # rtl or ltr
    published: str  # UTC, 2026-11-24T09:40:00Z
    updated: str
    picture: FeedPicture | None
    film: FeedFilm | None = None  # the first of its videos


@dataclass(frozen=True, slots=True)
class Format:
    """How a kind of feed is written: a beginning, items with a separator between them, and an end."""

    name: str  # the end of its address: rss
    type: str  # its media type
    opening: Callable[[Channel], str]
    item: Callable[[FeedItem], str]
    separator: str
    closing: str
    nothing: str  # in the place of an item that cannot be shown
