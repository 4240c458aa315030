"""The feeds of an edition, its sections, topics and authors: recipes as of pages, joined from an item a story.

A story's item is rendered once for all feeds of the edition in a format. A feed's address has a section's slug, its
other keys have the section's number, so that a change that knows numbers alone can name them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import quote

from nashra.fragments.key import Key, KeyBuilder
from nashra.fragments.model import Bundle, Piece, Recipe
from nashra.newsroom.addresses import listing_path
from nashra.newsroom.faults import Piece as FaultyPiece
from nashra.newsroom.faults import attempt
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages.context import feed
from nashra.pages.context.lists import newest
from nashra.pages.context.render_context import RenderContext
from nashra.pages.feed_keys import argument
from nashra.pages.feeds.formats import FORMATS
from nashra.pages.feeds.values import Format
from nashra.pages.recipes import gone_message_parts, redirect


def edition_feed(context: RenderContext, key: Key) -> Recipe | None:
    """The edition's feed in a format."""
    form = FORMATS.get(key.arg)
    surrogates = (f"edition-{context.edition.pk}", "feed")
    if form is None:
        return None
    return _recipe(context, key, form, feed.feed_path("", form.name), ("feed-list", feed.ALL), surrogates)


def section_feed(context: RenderContext, key: Key) -> Recipe | None:
    """A section's feed, or a redirect from its former address; None where the edition does not show it."""
    ending, _, slug = key.arg.partition(".")
    form, shown = FORMATS.get(ending), context.section_at(slug)
    if form is None or shown is None:
        return None
    if shown.section.slug != slug:
        return redirect(feed.feed_path(shown.section.slug, ending))
    number = shown.section.pk
    surrogates = (f"edition-{context.edition.pk}", f"section-{number}")
    return _recipe(context, key, form, feed.feed_path(slug, form.name), ("feed-list", number), surrogates)


def listing_feed(kind: str) -> Callable[[RenderContext, Key], Recipe | None]:
    """The feed of a topic or an author; a redirect from a former address; 410 where it was deleted."""

    def compose(context: RenderContext, key: Key) -> Recipe | None:
        ending, _, slug = key.arg.partition(".")
        form, found = FORMATS.get(ending), context.rows.found_at.get((kind, slug))
        if form is None or found is None:
            return None
        surrogates = (f"edition-{context.edition.pk}", f"{kind}-{found.number}")
        if found.is_gone:
            return Recipe(410, "", (), gone_message_parts(KeyBuilder(key.prefix)), surrogates)
        path = f"{listing_path(kind, found.slug)}/feed.{ending}"
        if found.slug != slug:
            return redirect(path)
        return _recipe(context, key, form, path, (f"{kind}-feed-list", found.number), surrogates)

    return compose


def _recipe(
    context: RenderContext,
    key: Key,
    form: Format,
    path: str,
    listed: tuple[str, int],
    surrogates: tuple[str, ...],
) -> Recipe:
    """A feed at an address. listed: the kind of its list, and of what it is one, by its number."""
    kind, number = listed
    parts = (KeyBuilder(key.prefix).part(kind, argument(form.name, number)),)
    headers = [("content-type", f"{form.type}; charset=utf-8")]
    if hub := context.edition.hub:
        address = context.header.origin + quote(path)
        headers.append(("link", f'<{hub}>; rel="hub", <{address}>; rel="self"'))
    return Recipe(200, path, (), parts, surrogates, tuple(headers))


def feed_list(context: RenderContext, key: Key) -> Bundle:
    """All of a feed: its beginning, its newest stories, its end."""
    _ending, section = asked(key.arg)
    return _bundle(key, "feed-opening", newest(context, section))


def listing_feed_list(kind: str) -> Callable[[RenderContext, Key], Bundle]:
    """The same of a topic's or an author's feed."""

    def compose(context: RenderContext, key: Key) -> Bundle:
        _ending, number = asked(key.arg)
        return _bundle(key, f"{kind}-feed-opening", feed.listed(context, kind, number))

    return compose


def _bundle(key: Key, opening: str, rows: Iterable[PlacementRow]) -> Bundle:
    ending, _number = asked(key.arg)
    part = KeyBuilder(key.prefix).part
    separator = (part("feed-separator", ending),) if FORMATS[ending].separator else ()
    items = [part(f"{ending}-item", row.article) for row in rows]
    parts = [one for item in items for one in (*separator, item)]
    return Bundle((part(opening, key.arg), *parts[len(separator) :], part("feed-closing", ending)))


def feed_opening(context: RenderContext, arg: str) -> Piece | None:
    """What a feed says of itself."""
    ending, section = asked(arg)
    shown = feed.channel(context, section, ending)
    return Piece(FORMATS[ending].opening(shown).encode()) if shown else None


def listing_feed_opening(kind: str) -> Callable[[RenderContext, str], Piece | None]:
    """What a topic's or an author's feed says of itself."""

    def make(context: RenderContext, arg: str) -> Piece | None:
        ending, number = asked(arg)
        shown = feed.listing_channel(context, kind, number, ending)
        return Piece(FORMATS[ending].opening(shown).encode()) if shown else None

    return make


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
    """The format of a list's argument, and of what it is a list, by its number."""
    ending, _, section = arg.partition(".")
    return ending, int(section)
