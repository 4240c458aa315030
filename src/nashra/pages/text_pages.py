"""The recipe of a page that an editor writes."""

from __future__ import annotations

from urllib.parse import quote

from nashra.arabic import truncate
from nashra.arabic.typesetting.plain import set_text
from nashra.fragments.key import Key, KeyBuilder
from nashra.fragments.model import Recipe
from nashra.newsroom.addresses import text_page_path
from nashra.newsroom.faults import Piece, attempt
from nashra.newsroom.queries.rows import PageRow
from nashra.newsroom.story_text import prose, stored_blocks
from nashra.pages import frame, templates
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.story import blocks
from nashra.pages.recipes import beside, gone_message_parts, own_piece, redirect
from nashra.pages.values import TextPage


def text_page(context: RenderContext, key: Key) -> Recipe | None:
    """Such a page; a redirect from what its address was; 410 where it was deleted."""
    found = context.rows.page_at.get((context.edition.pk, key.arg))
    if found is None:
        return None
    keys = KeyBuilder(key.prefix)
    surrogates = (f"edition-{context.edition.pk}", f"page-{found.number}")
    row = None if found.is_gone else context.rows.pages.get(found.number)
    if row is None:
        return Recipe(410, "", (), gone_message_parts(keys), surrogates)
    path = text_page_path(found.slug)
    if found.slug != key.arg:
        return redirect(path)
    shown = _text_page(context, row, path)
    pieces = (_head(context, shown), templates.html("text_page", page=shown))
    parts = frame.page(keys.part, head=[own_piece(0)], column=[own_piece(1)], beside=beside(keys))
    return Recipe(200, path, (), parts, surrogates, pieces=pieces)


def _head(context: RenderContext, page: TextPage) -> bytes:
    return templates.html(
        "page_head",
        edition=context.header,
        title=f"{page.title} | {context.header.name}",
        description=page.description,
        address=page.address,
    )


def _text_page(context: RenderContext, row: PageRow, path: str) -> TextPage:
    body = attempt(lambda: stored_blocks(row.body), Piece.BODY, 0, f"page {row.pk}") or ()
    return TextPage(
        title=set_text(row.title, context.style),
        description=truncate.at_word(set_text(prose(body), context.style), 160),
        address=context.header.origin + quote(path),
        body=blocks(
            body, {}, lambda photo, caption, credit: None, lambda video, caption: None, context.style, 0
        ),
    )
