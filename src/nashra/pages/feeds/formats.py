"""All formats, by the ends of their addresses."""

from __future__ import annotations

from nashra.pages.feeds.atom import ATOM
from nashra.pages.feeds.json_feed import JSON_FEED
from nashra.pages.feeds.rss import RSS

FORMATS = {one.name: one for one in (RSS, ATOM, JSON_FEED)}
