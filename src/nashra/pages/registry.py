"""All kinds of fragments: the name in the key, and what gathers and renders it."""

from __future__ import annotations

from collections.abc import Callable

from nashra.fragments.key import Key
from nashra.fragments.model import Fragment
from nashra.pages import (
    archive_keys,
    archive_recipes,
    edition_files,
    feed_recipes,
    frame,
    list_recipes,
    listing_recipes,
    recipes,
    sitemaps,
    text_page_keys,
    text_pages,
)
from nashra.pages.context.render_context import RenderContext
from nashra.pages.feed_keys import ENDINGS, OF_LISTINGS
from nashra.pages.listing_keys import OF_A_LISTING, PAGES, kind_of
from nashra.pages.renderers import (
    archive,
    edition,
    layout,
    listing,
    live,
    message,
    section,
    slot,
    story,
    timeline,
)
from nashra.pages.section_keys import OF_A_SECTION
from nashra.pages.store import IN_FEEDS, OF_A_STORY

Make = Callable[[RenderContext, str], Fragment | None]
Compose = Callable[[RenderContext, Key], Fragment | None]

PIECES: tuple[tuple[str, Make], ...] = (
    *((kind, layout.frame_piece(kind)) for kind in frame.CUTS),
    ("home-head", layout.home_head),
    ("message-head", message.message_head),
    ("message", message.message),
    ("breaking", edition.breaking),
    ("new-stories", edition.new_stories),
    ("latest", edition.latest),
    ("clock", edition.clock),
    ("timeline", timeline.timeline),
    ("lead", edition.lead),
    ("most-read", edition.most_read),
    ("ranking", edition.ranking),
    ("list-head", layout.list_head),
    ("saved", layout.saved),
    ("saved-head", layout.saved_head),
    (archive_keys.STORIES, archive.day_stories),
    (archive_keys.TITLE, archive.day_title),
    (archive_keys.CALENDAR, archive.calendar),
    (archive_keys.YEAR, archive.year_months),
    (archive_keys.YEARS, archive.archive_years),
    ("archive-head", archive.archive_head),
    ("archive-title", archive.archive_title),
    ("slot", slot.slot),
    ("breadcrumb", section.breadcrumb),
    ("section-head", section.section_head),
    ("section-title", section.section_title),
    ("section", section.section),
    ("new-in-section", section.new_in_section),
    ("block", section.block),
    ("live", live.live),
    ("see-also", story.see_also),
    ("related", story.related),
    ("sitemap-month", sitemaps.sitemap_month),
    ("feed-opening", feed_recipes.feed_opening),
    ("feed-closing", feed_recipes.feed_closing),
    ("feed-separator", feed_recipes.feed_separator),
    *((f"{kind}-feed-opening", feed_recipes.listing_feed_opening(kind)) for kind in OF_LISTINGS),
    *listing.PIECES,
    *((f"{ending}-item", feed_recipes.feed_item(ending)) for ending in ENDINGS),
)
"""What is made of templates."""

RECIPES: tuple[tuple[str, Compose], ...] = (
    ("page", recipes.home_page),
    ("latest-page", list_recipes.latest_page),
    (archive_keys.PAGE, archive_recipes.archive_page),
    ("saved-page", list_recipes.saved_page),
    ("ranking-page", list_recipes.ranking_page),
    ("section-page", recipes.section_page),
    ("story-page", recipes.story_page),
    ("story-tail", recipes.story_tail),
    ("file", edition_files.edition_file),
    ("sitemap", sitemaps.sitemap_file),
    *((page, listing_recipes.listing_page(kind_of(page))) for page in PAGES),
    (text_page_keys.PAGE, text_pages.text_page),
    ("feed", feed_recipes.edition_feed),
    ("section-feed", feed_recipes.section_feed),
    ("feed-list", feed_recipes.feed_list),
    *((f"{kind}-feed", feed_recipes.listing_feed(kind)) for kind in OF_LISTINGS),
    *((f"{kind}-feed-list", feed_recipes.listing_feed_list(kind)) for kind in OF_LISTINGS),
)
"""What names the fragments of a page."""

OF_NUMBERS = frozenset([*OF_A_SECTION, *OF_A_STORY, *IN_FEEDS, *OF_A_LISTING])
"""Kinds whose argument is a number."""

_MAKE, _COMPOSE = dict(PIECES), dict(RECIPES)
KNOWN = frozenset([*_MAKE, *_COMPOSE])


def can_be(key: Key) -> bool:
    """Whether there can be anything under a key: where a number belongs, there is one."""
    return key.kind not in OF_NUMBERS or key.is_numbered


def make(context: RenderContext, key: Key) -> Fragment | None:
    """The fragment of a key, rendered now; None where there is nothing under it."""
    if not can_be(key):
        return None
    compose = _COMPOSE.get(key.kind)
    return compose(context, key) if compose else _MAKE[key.kind](context, key.arg)
