"""The demo's live coverages: a storm that comes ashore, and a match, told by updates while they last."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from nashra.editions.models import Edition, Section
from nashra.newsroom import plain_body
from nashra.newsroom.actions.cover_live import cover_live
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.post_update import post_update
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.models import Article, Photo

FILES = ("live.toml", "match.toml")


def read() -> list[dict[str, Any]]:
    """The stories and their updates as their files have them."""
    folder = Path(__file__).parent
    return [tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in FILES]


def load(given: Mapping[str, Any], editions: Mapping[str, Edition], photo: Photo, now: datetime) -> Article:
    """Publish the story, and post its updates as if it were happening now."""
    begun = now - timedelta(minutes=given["minutes_ago"])
    section = Section.objects.get(slug=given["section"])
    place = PlacementDraft(editions[given["edition"]], section, canonical=True, published_at=begun)
    words = {name: given[name] for name in ("headline", "kicker", "summary", "city", "caption")}
    body = plain_body.parse_body(given["body"])
    content = StoryDraft(**words, placements=[place], body=body, lead_photo=photo, first_published_at=begun)
    story = cover_live(article=publish(article=draft(story=content)))
    for update in given["update"]:
        post_update(
            article=story,
            form_key=uuid4(),
            made_at=now - timedelta(minutes=update["minutes_ago"]),
            text=update["text"],
            headline=update.get("headline", ""),
            author=update.get("author", ""),
            is_key=update.get("key", False),
        )
    return story
