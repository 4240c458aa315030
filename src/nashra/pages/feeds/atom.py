"""Atom: RFC 4287."""

from __future__ import annotations

from nashra.pages.feeds.values import Channel, FeedItem, Format
from nashra.pages.feeds.wrapped import wrapped
from nashra.pages.feeds.xml import element


def opening(channel: Channel) -> str:
    """Up to the first entry. The edition is the author of entries that name none."""
    return "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{channel.language}">\n',
            element("id", channel.id),
            element("title", channel.title),
            element("subtitle", channel.description),
            element("updated", channel.updated),
            element("link", rel="alternate", type="text/html", href=channel.page),
            element("link", rel="self", type=ATOM_TYPE, href=channel.address),
            element("link", rel="hub", href=channel.hub) if channel.hub else "",
            element("icon", channel.icon),
            f"<author>{element('name', channel.publisher)}</author>\n",
        )
    )


def item(story: FeedItem) -> str:
    """A story."""
    summary, film = wrapped(story), story.film
    return "".join(
        (
            "<entry>\n",
            element("id", story.id),
            element("title", story.title),
            element("link", rel="alternate", type="text/html", href=story.address),
            element("link", rel="enclosure", type=film.type, length=str(film.size), href=film.address)
            if film
            else "",
            element("published", story.published),
            element("updated", story.updated),
            *(f"<author>{element('name', name)}</author>\n" for name in story.authors),
            element("summary", summary, type="html") if summary else "",
            element("content", story.html, type="html") if story.html else "",
            "</entry>\n",
        )
    )


ATOM_TYPE = "application/atom+xml"
ATOM = Format("atom", ATOM_TYPE, opening, item, "", "</feed>\n", "")
