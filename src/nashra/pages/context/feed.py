"""A feed's channel and items as an edition gives them."""

from __future__ import annotations

import mimetypes
import re
import uuid
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from django.contrib.staticfiles.storage import staticfiles_storage

from nashra.arabic.cleaning import clean_line, clean_text
from nashra.newsroom.addresses import listing_path
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages import templates
from nashra.pages.context import listings
from nashra.pages.context.lists import newest
from nashra.pages.context.render_context import RenderContext
from nashra.pages.feeds.values import Channel, FeedFilm, FeedItem, FeedPicture
from nashra.pages.values import Film, Picture, StoryPage

_ROOTED = re.compile(r'((?:<(?:a href|img src|video src)| poster)=")/(?!/)')
_NO_TIME = "2000-01-01T00:00:00Z"
"""When a feed without stories was updated, which Atom must say."""

ALL = 0
"""In the place of a section: the edition's stories, whatever their section."""


def item_id(installation: str, edition: int, story: int) -> str:
    """What a feed calls a story, wherever the edition's host is; no other installation calls one so."""
    return uuid.uuid5(uuid.UUID(installation), f"{edition}:{story}").urn


def feed_path(section_slug: str, ending: str) -> str:
    """The address of a feed from the root, not percent-encoded. section_slug: empty for the whole edition's."""
    return f"/{section_slug}/feed.{ending}" if section_slug else f"/feed.{ending}"


def channel(context: RenderContext, section: int, ending: str) -> Channel | None:
    """The feed of a section, or of ALL; None where the edition does not show the section."""
    edition, shown = context.header, context.sections_by_id.get(section)
    if section and shown is None:
        return None
    title = f"{edition.name}: {shown.name}" if shown else edition.name
    return _channel(
        context,
        name=f"{context.edition.pk}/{section}",
        title=title,
        description="" if shown else edition.tagline,
        page=edition.origin + (quote(shown.address) if shown else "/"),
        path=feed_path(shown.slug if shown else "", ending),
        rows=newest(context, section),
    )


def listing_channel(context: RenderContext, kind: str, number: int, ending: str) -> Channel | None:
    """The feed of a topic or an author; None where there is no such one."""
    shown, slug = listings.page(context, kind, number), listings.slug_of(context, kind, number)
    if shown is None:
        return None
    return _channel(
        context,
        name=f"{context.edition.pk}/{kind}/{number}",
        title=f"{context.header.name}: {shown.name}",
        description=" ".join(shown.lines),
        page=shown.address,
        path=f"{listing_path(kind, slug)}/feed.{ending}",
        rows=listed(context, kind, number),
    )


def listed(context: RenderContext, kind: str, number: int) -> list[PlacementRow]:
    """The stories of the feed of a topic or an author."""
    return context.here(listings.listed(context, kind, number))


def _channel(
    context: RenderContext,
    *,
    name: str,
    title: str,
    description: str,
    page: str,
    path: str,
    rows: Iterable[PlacementRow],
) -> Channel:
    """What a feed says of itself. name: what no other feed of the installation is called."""
    edition = context.header
    return Channel(
        id=uuid.uuid5(uuid.UUID(context.rows.installation), name).urn,
        title=clean_line(title),
        description=clean_line(description) or clean_line(title),
        page=page,
        address=edition.origin + quote(path),
        language=f"{edition.language}-{edition.country}",
        publisher=edition.name,
        icon=edition.origin + staticfiles_storage.url("nashra/icon-512.png"),
        hub=context.edition.hub,
        updated=max(
            (context.moment(row.revised_at or row.published_at).iso for row in rows),
            default=_NO_TIME,
        ),
    )


def item(context: RenderContext, story: StoryPage) -> FeedItem:
    """A story as a feed gives it: whole, or its summary alone, as the edition sets."""
    edition, photo = context.header, story.lead_photo
    return FeedItem(
        id=item_id(context.rows.installation, context.edition.pk, story.number),
        address=edition.origin + quote(story.path),
        title=clean_line(story.headline),
        summary=clean_text(story.summary),
        html=_html(context, story) if context.edition.feed_text == "full" else "",
        authors=tuple(author.name for author in story.authors),
        language=edition.language,
        direction=edition.direction,
        published=story.published.iso,
        updated=(story.updated or story.published).iso,
        picture=_picture(photo, edition.origin) if photo else None,
        film=_film(story.films[0], edition.origin) if story.films else None,
    )


def _html(context: RenderContext, story: StoryPage) -> str:
    """Its text with whole addresses, in its direction and language; empty where it has neither text nor photo."""
    html = templates.html("feed_story", story=story).decode().strip()
    if not html:
        return ""
    edition = context.header
    whole = _ROOTED.sub(rf"\g<1>{escape(edition.origin)}/", html)
    return f'<div dir="{edition.direction}" lang="{edition.language}">\n{clean_text(whole)}\n</div>'


def _absolute(address: str, origin: str) -> str:
    return origin + address if address.startswith("/") else address


def _film(film: Film, origin: str) -> FeedFilm:
    return FeedFilm(_absolute(film.src, origin), film.type, film.size, film.seconds)


def _picture(photo: Picture, origin: str) -> FeedPicture:
    address = _absolute(photo.src, origin)
    kind = mimetypes.guess_type(photo.src)[0] or "image/jpeg"
    return FeedPicture(address, kind, photo.width, photo.height, photo.alt)
