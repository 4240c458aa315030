"""What a revision's content names, read without making a story of it. Pure but for the form of stored links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from nashra.newsroom.story_text import story_linked

Content = Mapping[str, Any]

_LINK = re.compile(r"<a ([^>]*)>")


def authors(content: Content) -> set[int]:
    """The authors of its bylines."""
    return {row["author"] for row in content.get("bylines", ()) if row.get("author")}


def photos(content: Content) -> set[int]:
    """The photos of the story, of what an edition says otherwise, and of its text."""
    own = (content, *content.get("placements", ()))
    placed = {row["lead_photo"] for row in own if row.get("lead_photo")}
    return placed | {value["photo"] for value in _blocks(content, "photo") if value.get("photo")}


def stories(content: Content) -> set[int]:
    """The stories that it shows by an editor's hand: see also, read more, links in its text."""
    picked = {row["target"] for row in content.get("see_also", ()) if row.get("target")}
    linked = {
        story_linked(attributes)
        for text in _blocks(content, "paragraph")
        for attributes in _LINK.findall(str(text))
    }
    return {*picked, *linked, *_blocks(content, "read_more")} - {0, None}


def sections(content: Content) -> set[int]:
    """The sections in which it is to stand."""
    return {row["section"] for row in content.get("placements", ()) if row.get("section")}


def editions(content: Content) -> set[int]:
    """The editions in which it is to stand."""
    return {row["edition"] for row in content.get("placements", ()) if row.get("edition")}


def _blocks(content: Content, kind: str) -> Iterator[Any]:
    """The values of a text's blocks of a kind."""
    body = content.get("body") or "[]"
    for block in json.loads(body) if isinstance(body, str) else body:
        if block["type"] == kind:
            yield block["value"]
