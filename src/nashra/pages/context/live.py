"""Updates of a live coverage as an edition shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nashra.arabic.typesetting.plain import set_text
from nashra.newsroom.faults import Piece, attempt_each
from nashra.newsroom.plain_body import paragraph as from_text
from nashra.newsroom.queries.rows import LiveRow
from nashra.pages.context.embeds import player
from nashra.pages.context.render_context import RenderContext
from nashra.pages.context.rich_text import paragraph
from nashra.pages.values import Update

_BLOCKS = re.compile(r"\n\s*\n")


def updates(context: RenderContext, story: int, rows: Iterable[LiveRow]) -> list[Update]:
    """The updates of a story; one that cannot be shown is left out."""
    return attempt_each(lambda row: _update(context, row), list(rows), Piece.BLOCK, lambda row: story)


def _update(context: RenderContext, row: LiveRow) -> Update:
    blocks = [" ".join(block.split()) for block in _BLOCKS.split(row.text) if block.strip()]
    return Update(
        number=row.pk,
        headline=set_text(row.headline, context.style),
        paragraphs=tuple(paragraph(from_text(block), {}, context.style) for block in blocks),
        embed=row.embed,
        player=player(row.embed) if row.embed else "",
        author=row.author,
        is_key=row.is_key,
        made=context.moment(row.made_at),
        edited=context.moment(row.edited_at) if row.edited_at else None,
    )
