"""What the search's templates are given."""

from __future__ import annotations

from dataclasses import dataclass

from nashra.pages.values import Link, Teaser
from nashra.search.query.extracts import ExtractSpan


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A story that was found."""

    teaser: Teaser
    headline: tuple[ExtractSpan, ...]  # whole, with the words marked
    extract: tuple[ExtractSpan, ...]


@dataclass(frozen=True, slots=True)
class SearchChoice:
    """A way to narrow or widen the search."""

    name: str
    address: str
    count: str = ""  # in the edition's digits
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A search and what it found."""

    typed: str
    count: str = ""  # «23 نتيجة»; empty where nothing was asked or found
    results: tuple[SearchResult, ...] = ()
    notes: tuple[str, ...] = ()  # sentences on what was done with what was typed
    meant: Link | None = None
    orders: tuple[SearchChoice, ...] = ()
    sections: tuple[SearchChoice, ...] = ()
    years: tuple[SearchChoice, ...] = ()
    tries: tuple[SearchChoice, ...] = ()  # searches that find more, where this one finds little or nothing
    section: str = ""  # what the form keeps
    year: int = 0
    sort: str = ""
    since: str = ""  # 2026-11-24
    until: str = ""
    is_filtered: bool = False
    without_filters: str = ""  # an address
    previous: str = ""
    following: str = ""
    place: str = ""  # «الصفحة 2 من 5»
    feed: str = ""
    is_unusable: bool = False
