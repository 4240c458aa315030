"""Recipes of topics' and authors' pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nashra.fragments.key import Key, KeyBuilder
from nashra.fragments.model import Part, Recipe
from nashra.newsroom.addresses import listing_path
from nashra.newsroom.models.listed import TOPIC
from nashra.pages import frame
from nashra.pages.context.render_context import RenderContext
from nashra.pages.listing_keys import LINK
from nashra.pages.recipes import beside, framed, gone_message_parts, redirect, with_pieces


def listing_page(kind: str) -> Callable[[RenderContext, Key], Recipe | None]:
    """The first page of a topic or an author; a redirect from what its address was; 410 where it was deleted."""

    def compose(context: RenderContext, key: Key) -> Recipe | None:
        found = context.rows.found_at.get((kind, key.arg))
        if found is None:
            return None
        keys, number = KeyBuilder(key.prefix), found.number
        surrogates = (f"edition-{context.edition.pk}", f"{kind}-{number}")
        if found.is_gone:
            return Recipe(410, "", (), gone_message_parts(keys), surrogates)
        path = listing_path(kind, found.slug)
        if found.slug != key.arg:
            return redirect(path)
        family = _family(context, keys, number) if kind == TOPIC else ()
        pieces, parts = with_pieces([*family, keys.part(f"{kind}-stories", number)])
        return Recipe(200, path, (), listing_parts(keys, kind, number, *parts), surrogates, pieces=pieces)

    return compose


def listing_parts(keys: KeyBuilder, kind: str, number: int, *stories: Part) -> tuple[Part, ...]:
    """A page of a topic or an author with these stories."""
    return frame.page(
        keys.part,
        head=[keys.part(f"{kind}-head", number)],
        column=[keys.part(f"{kind}-title", number), *stories],
        beside=beside(keys),
    )


def _family(context: RenderContext, keys: KeyBuilder, number: int) -> Iterator[bytes | Part]:
    """What a topic belongs to, and what belongs to it, each by a fragment that all pages share which name it."""
    row = context.rows.topics.get(number)
    parent = [row.parent] if row and row.parent else []
    for template, topics in (("topic_parent", parent), ("topic_parts", context.rows.topic_parts.get(number))):
        yield from framed(template, [keys.part(LINK, topic) for topic in topics or ()])
