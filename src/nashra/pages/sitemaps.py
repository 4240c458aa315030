"""Sitemaps of an edition: an index with a file for each month and range of stories, and those of all other pages.

Their form: https://www.sitemaps.org/protocol.html and Google's sitemap-news/0.9. A file is rendered when it is
asked for; its work is that of its own stories, whatever the archive holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from urllib.parse import quote
from zoneinfo import ZoneInfo

from nashra.edge.days import path_of_name
from nashra.fragments.key import Key, KeyBuilder
from nashra.fragments.model import Part, Piece, Recipe
from nashra.newsroom.addresses import listing_path, path_of, text_page_path
from nashra.newsroom.faults import Piece as FaultyPiece
from nashra.newsroom.faults import attempt_each
from nashra.newsroom.models.listed import AUTHOR, TOPIC
from nashra.newsroom.queries import sitemap
from nashra.newsroom.queries.sitemap import SitemapRow
from nashra.pages.context import archive
from nashra.pages.context.render_context import RenderContext
from nashra.pages.feeds.xml import element
from nashra.pages.sitemap_keys import LAST_YEAR, months_between

NEWS_STORIES = 1000
_NEWS_DAYS = 2
_MONTHS = 1200
"""In an index, so that a story of the year 1 does not make it endless."""

_FILE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0|[1-9]\d{0,13})")
_LISTINGS = re.compile(r"(topic|author)s-(0|[1-9]\d{0,13})")
_ARCHIVE = re.compile(r"archive-(\d{4})")
_HEADERS = (("content-type", "application/xml; charset=utf-8"),)
_OPENING = '<?xml version="1.0" encoding="utf-8"?>\n'
_INDEX = f'{_OPENING}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_URLS = f'{_OPENING}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
_NEWS = (
    f'{_OPENING}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
)
_END = "</urlset>\n"


def sitemap_file(context: RenderContext, key: Key) -> Recipe | None:
    """The file of a name: index, pages, news, topics-0, authors-0, archive-2026, 2026-11-0; None for any other."""
    if key.arg == "index":
        return _index(context, key)
    if key.arg == "pages":
        return _recipe(context, "/sitemap-pages.xml", _pages(context))
    if key.arg == "news":
        return _recipe(context, "/sitemap-news.xml", _news(context))
    if found := _LISTINGS.fullmatch(key.arg):
        return _recipe(context, f"/sitemap-{key.arg}.xml", _listings(context, found[1], int(found[2])))
    if found := _ARCHIVE.fullmatch(key.arg):
        days = archive.days_of(context, found[1])
        return (
            _recipe(context, f"/sitemap-{key.arg}.xml", _archive(context, found[1], days)) if days else None
        )
    return _month(context, key.arg)


def _recipe(context: RenderContext, path: str, text: Iterable[str]) -> Recipe:
    pieces = ("".join(text).encode(),)
    return Recipe(200, path, (), (Part(b"", piece=0),), _surrogates(context), _HEADERS, pieces)


def _surrogates(context: RenderContext) -> tuple[str, ...]:
    return (f"edition-{context.edition.pk}", "sitemap")


def _index(context: RenderContext, key: Key) -> Recipe:
    part = KeyBuilder(key.prefix).part
    found = sitemap.span(context.edition.pk)
    months = months_between(*found)[-_MONTHS:] if found else ()
    listings = [
        f"{kind}s-{number}"
        for kind in (TOPIC, AUTHOR)
        for number in sitemap.ranges_of_listings(context.edition.pk, kind)
    ]
    years = [f"archive-{year}" for year in archive.years_with_stories(context)]
    fixed = "".join(
        f"<sitemap>{element('loc', f'{context.header.origin}/sitemap-{name}.xml')}</sitemap>\n"
        for name in ("news", "pages", *listings, *years)
    )
    pieces = ((_INDEX + fixed).encode(), b"</sitemapindex>\n")
    parts = (
        Part(b"", piece=0),
        *(part("sitemap-month", month) for month in reversed(months)),
        Part(b"", piece=1),
    )
    return Recipe(200, "/sitemap.xml", (), parts, _surrogates(context), _HEADERS, pieces)


def sitemap_month(context: RenderContext, arg: str) -> Piece:
    """The lines of the index for a month; nothing where the edition published nothing in it."""
    lines = (
        f"<sitemap>{element('loc', f'{context.header.origin}/sitemap-{arg}-{span.number}.xml')}"
        f"{element('lastmod', _iso(span.changed_at))}</sitemap>\n"
        for span in sitemap.ranges(context.edition.pk, *_bounds(arg))
    )
    return Piece("".join(lines).encode())


def _month(context: RenderContext, name: str) -> Recipe | None:
    asked = _FILE.fullmatch(name)
    if asked is None or not 0 < int(asked[1]) <= LAST_YEAR:
        return None
    bounds = _bounds(f"{asked[1]}-{asked[2]}")
    rows = sitemap.of_range(context.edition.pk, *bounds, int(asked[3]))
    return _recipe(context, f"/sitemap-{name}.xml", _urls(context, rows)) if rows else None


def _urls(context: RenderContext, rows: Iterable[SitemapRow]) -> Iterator[str]:
    def url(row: SitemapRow) -> str:
        changed = element("lastmod", _iso(max(filter(None, (row.published_at, row.revised_at)))))
        return f"<url>{element('loc', _address(context, row))}{changed}</url>\n"

    yield _URLS
    yield from attempt_each(url, rows, FaultyPiece.LINE, attrgetter("article"))
    yield _END


def _pages(context: RenderContext) -> Iterator[str]:
    """The home page, the sections, and the pages that editors write."""
    yield _URLS
    for path in ("/", *(link.address for link in context.sections_by_id.values())):
        yield f"<url>{element('loc', context.header.origin + quote(path))}</url>\n"
    for page in context.rows.named_pages.get(context.edition.pk) or ():
        address = context.header.origin + quote(text_page_path(page.slug))
        changed = element("lastmod", _iso(page.changed_at)) if page.changed_at else ""
        yield f"<url>{element('loc', address)}{changed}</url>\n"
    yield _END


def _listings(context: RenderContext, kind: str, number: int) -> Iterator[str]:
    """Topics or authors of a range of numbers that list stories; where there are none the home page."""
    found = sitemap.of_listings(context.edition.pk, kind, number)
    yield _URLS
    for slug, newest in found:
        address = context.header.origin + quote(listing_path(kind, slug))
        yield f"<url>{element('loc', address)}{element('lastmod', _iso(newest))}</url>\n"
    if not found:
        yield f"<url>{element('loc', f'{context.header.origin}/')}</url>\n"
    yield _END


def _archive(context: RenderContext, year: str, days: Iterable[str]) -> Iterator[str]:
    """A year of the archive, its months and its days, those that have stories."""
    days = list(days)
    yield _URLS
    for name in (year, *dict.fromkeys(day[:7] for day in days), *days):
        yield f"<url>{element('loc', context.header.origin + path_of_name(name))}</url>\n"
    yield _END


def _news(context: RenderContext) -> Iterator[str]:
    """The stories of today and yesterday; where there are none the home page, for a file must have an address."""
    today = datetime.now(ZoneInfo(context.conventions.time_zone)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    since, until = today - timedelta(days=_NEWS_DAYS - 1), today + timedelta(days=1)
    rows = sitemap.newest_since(context.edition.pk, _utc(since), _utc(until), NEWS_STORIES)
    publication = element("news:name", context.header.name) + element(
        "news:language", context.header.language
    )

    def url(row: SitemapRow) -> str:
        said = (
            f"<news:publication>\n{publication}</news:publication>\n",
            element("news:publication_date", _iso(row.published_at)),
            element("news:title", row.headline),
        )
        return (
            f"<url>{element('loc', _address(context, row))}<news:news>\n{''.join(said)}</news:news></url>\n"
        )

    yield _NEWS
    yield from attempt_each(url, rows, FaultyPiece.LINE, attrgetter("article")) or [
        f"<url>{element('loc', f'{context.header.origin}/')}</url>\n"
    ]
    yield _END


def _address(context: RenderContext, row: SitemapRow) -> str:
    return context.header.origin + quote(path_of(row))


def _bounds(month: str) -> tuple[datetime, datetime]:
    """Where a month as 2026-11 begins, and where it ends, in UTC."""
    since = datetime.fromisoformat(f"{month}-01").replace(tzinfo=UTC)
    return since, since.replace(year=since.year + since.month // 12, month=since.month % 12 + 1)


def _utc(when: datetime) -> datetime:
    return when.astimezone(UTC)


def _iso(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
