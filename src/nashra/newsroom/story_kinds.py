"""What a story is, beside whether it is covered live. Knows no Django."""

from __future__ import annotations

from enum import StrEnum


class StoryKind(StrEnum):
    """Each has a page of its own look, and a mark in lists; news has none."""

    NEWS = "news"
    OPINION = "opinion"
    GALLERY = "gallery"
    VIDEO = "video"
