"""What a revision's content names, read without making a story of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nashra.newsroom import story_text
from nashra.newsroom.story_text import StoredBlock, stored_blocks

Content = Mapping[str, Any]


def authors(content: Content) -> set[int]:
    """The authors of its bylines."""
    return {row["author"] for row in content.get("bylines", ()) if row.get("author")}


def topics(content: Content) -> set[int]:
    """The topics that it is about."""
    return {row["topic"] for row in content.get("topics", ()) if row.get("topic")}


def photos(content: Content) -> set[int]:
    """The photos of the story, of what an edition says otherwise, and of its text."""
    own = (content, *content.get("placements", ()))
    placed = {row["lead_photo"] for row in own if row.get("lead_photo")}
    return placed.union(story_text.photos(_blocks(content)))


def videos(content: Content) -> set[int]:
    """The videos of the text."""
    return set(story_text.videos(_blocks(content)))


def stories(content: Content) -> set[int]:
    """The stories that it shows by an editor's hand: see also, read more, links in its text."""
    picked = {row["target"] for row in content.get("see_also", ()) if row.get("target")}
    return picked.union(story_text.linked_stories(_blocks(content)))


def sections(content: Content) -> set[int]:
    """The sections in which it is to stand."""
    return {row["section"] for row in content.get("placements", ()) if row.get("section")}


def editions(content: Content) -> set[int]:
    """The editions in which it is to stand."""
    return {row["edition"] for row in content.get("placements", ()) if row.get("edition")}


def _blocks(content: Content) -> list[StoredBlock]:
    body = content.get("body") or "[]"
    return stored_blocks(body) if isinstance(body, str) else body
