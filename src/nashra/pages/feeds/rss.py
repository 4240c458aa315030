"""RSS 2.0, with the whole text as content:encoded. Its form: https://www.rssboard.org/rss-profile."""

from __future__ import annotations

from datetime import datetime
from email.utils import format_datetime

from nashra.pages.feeds.values import Channel, FeedItem, Format
from nashra.pages.feeds.wrapped import wrapped
from nashra.pages.feeds.xml import element

_OPENING = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">\n'
    "<channel>\n"
)


def opening(channel: Channel) -> str:
    """Up to the first item."""
    return "".join(
        (
            _OPENING,
            element("title", channel.title),
            element("link", channel.page),
            element("description", channel.description),
            element("language", channel.language.lower()),
            element("lastBuildDate", _date(channel.updated)),
            element("atom:link", rel="self", href=channel.address, type=RSS_TYPE),
            element("atom:link", rel="hub", href=channel.hub) if channel.hub else "",
            "<image>\n",
            element("url", channel.icon),
            element("title", channel.title),
            element("link", channel.page),
            "</image>\n",
        )
    )


def item(story: FeedItem) -> str:
    """A story. Readers guess a text's direction, so it is said around each text."""
    picture, film = story.picture, story.film
    return "".join(
        (
            "<item>\n",
            element("title", story.title),
            element("link", story.address),
            element("description", wrapped(story)),
            element("content:encoded", story.html),
            *(element("dc:creator", name) for name in story.authors),
            element("guid", story.id, isPermaLink="false"),
            element("pubDate", _date(story.published)),
            element(
                "media:content",
                url=picture.address,
                type=picture.type,
                medium="image",
                width=str(picture.width),
                height=str(picture.height),
            )
            if picture
            else "",
            element("enclosure", url=film.address, length=str(film.size), type=film.type) if film else "",
            "</item>\n",
        )
    )


def _date(iso: str) -> str:
    """A time as mail writes it, in UTC: Tue, 24 Nov 2026 09:40:00 +0000, in English whatever the language."""
    return format_datetime(datetime.fromisoformat(iso))


RSS_TYPE = "application/rss+xml"
RSS = Format("rss", RSS_TYPE, opening, item, "", "</channel>\n</rss>\n", "")
