"""JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

import json
from typing import Any

from nashra.arabic.cleaning import clean_text
from nashra.pages.feeds.values import Channel, FeedItem, Format
from nashra.pages.feeds.wrapped import wrapped


def opening(channel: Channel) -> str:
    """Up to the first item."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.address,
        "description": channel.description,
        "icon": channel.icon,
        "authors": [{"name": channel.publisher, "url": channel.page}],
        "language": channel.language,
    }
    hubs = {"hubs": [{"type": "WebSub", "url": channel.hub}]} if channel.hub else {}
    return _written(said | hubs).removesuffix("}") + ',"items":[\n'


def item(story: FeedItem) -> str:
    """A story. An item must have a text: where there is no other, it is the headline."""
    html = story.html or wrapped(story)
    said: dict[str, Any] = {
        "id": story.id,
        "url": story.address,
        "title": story.title,
        **({"content_html": html} if html else {"content_text": story.title}),
        "date_published": story.published,
        "date_modified": story.updated,
        "language": story.language,
    }
    if story.summary:
        said["summary"] = story.summary
    if story.picture:
        said["image"] = story.picture.address
    if film := story.film:
        attached: dict[str, Any] = {"url": film.address, "mime_type": film.type, "size_in_bytes": film.size}
        length = {"duration_in_seconds": film.seconds} if film.seconds else {}
        said["attachments"] = [attached | length]
    if story.authors:
        said["authors"] = [{"name": name} for name in story.authors]
    return _written(said)


def _written(said: dict[str, Any]) -> str:
    return json.dumps({key: _clean(value) for key, value in said.items()}, ensure_ascii=False)


def _clean(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value


JSON_FEED = Format(
    "json",
    "application/feed+json",
    opening,
    item,
    ",\n",
    "\n]}\n",
    "{}",  # without an id, for which readers leave it out
)
