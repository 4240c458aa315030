"""The feeds of an edition and of its sections: recipes like those of pages, joined from an item for each story.

A story's item is rendered once for all feeds of the edition in a format. A feed's address has a section's slug, its
other keys have the section's number, so that a change that knows numbers alone can name them.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from nashra.fragments.key import Key, KeyBuilder
from nashra.fragments.model import Bundle, Piece, Recipe
from nashra.newsroom.faults import Piece as FaultyPiece
from nashra.newsroom.faults import attempt
from nashra.pages.context import feed
from nashra.pages.context.lists import newest
from nashra.pages.context.render_context import RenderContext
from nashra.pages.feed_keys import argument
from nashra.pages.feeds.formats import FORMATS
from nashra.pages.feeds.values import Format
from nashra.pages.recipes import redirect


def edition_feed(context: RenderContext, key: Key) -> Recipe | None:
    """The edition's feed in a format."""
    form = FORMATS.get(key.arg)
    return _recipe(context, key, form, feed.ALL, "") if form else None


def section_feed(context: RenderContext, key: Key) -> Recipe | None:
    """A section's feed, or a redirect from its former address; None where the edition does not show it."""
    ending, _, slug = key.arg.partition(".")
    form, shown = FORMATS.get(ending), context.section_at(slug)
    if form is None or shown is None:
        return None
    if shown.section.slug != slug:
        return redirect(feed.feed_path(shown.section.slug, ending))
    return _recipe(context, key, form, shown.section.pk, slug)


def _recipe(context: RenderContext, key: Key, form: Format, section: int, slug: str) -> Recipe:
    path = feed.feed_path(slug, form.name)
    parts = (KeyBuilder(key.prefix).part("feed-list", argument(form.name, section)),)
    surrogates = (f"edition-{context.edition.pk}", f"section-{section}" if section else "feed")
    headers = [("content-type", f"{form.type}; charset=utf-8")]
    if hub := context.edition.hub:
        address = context.header.origin + quote(path)
        headers.append(("link", f'<{hub}>; rel="hub", <{address}>; rel="self"'))
    return Recipe(200, path, (), parts, surrogates, tuple(headers))


def feed_list(context: RenderContext, key: Key) -> Bundle:
    """All of a feed: its beginning, its newest stories, its end."""
    ending, section = asked(key.arg)
    part = KeyBuilder(key.prefix).part
    separator = (part("feed-separator", ending),) if FORMATS[ending].separator else ()
    items = [part(f"{ending}-item", row.article) for row in newest(context, section)]
    parts = [one for item in items for one in (*separator, item)]
    return Bundle((part("feed-opening", key.arg), *parts[len(separator) :], part("feed-closing", ending)))


def feed_opening(context: RenderContext, arg: str) -> Piece | None:
    """What a feed says of itself."""
    ending, section = asked(arg)
    shown = feed.channel(context, section, ending)
    return Piece(FORMATS[ending].opening(shown).encode()) if shown else None


def feed_separator(context: RenderContext, arg: str) -> Piece:
    """What stands between two items of a format."""
    return Piece(FORMATS[arg].separator.encode())


def feed_closing(context: RenderContext, arg: str) -> Piece:
    """The end of a feed in a format."""
    return Piece(FORMATS[arg].closing.encode())


def feed_item(ending: str) -> Callable[[RenderContext, str], Piece]:
    """What makes a story's item in a format.

    One that cannot be shown leaves its place empty, and the feed well-formed.
    """
    form = FORMATS[ending]

    def make(context: RenderContext, arg: str) -> Piece:
        number = int(arg)
        made = attempt(
            lambda: _item(context, form, number), FaultyPiece.LINE, number, f"line in {ending} feeds"
        )
        return Piece((made or form.nothing).encode())

    return make


def _item(context: RenderContext, form: Format, number: int) -> str | None:
    story = context.story(number)
    return form.item(feed.item(context, story)) if story else None


def asked(arg: str) -> tuple[str, int]:
    """The format and the section of a list's argument."""
    ending, _, section = arg.partition(".")
    return ending, int(section)
