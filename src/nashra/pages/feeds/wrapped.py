"""A summary as HTML that says its direction and language, of which readers of feeds ask nothing else."""

from __future__ import annotations

from html import escape

from nashra.pages.feeds.values import FeedItem


def wrapped(story: FeedItem) -> str:
    """The summary; empty where the story has none."""
    if not story.summary:
        return ""
    return f'<div dir="{story.direction}" lang="{story.language}"><p>{escape(story.summary)}</p></div>'
