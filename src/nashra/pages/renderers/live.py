"""Live coverage: the updates under a story, the youngest first."""

from __future__ import annotations

from collections.abc import Sequence

import xxhash

from nashra.fragments.model import NOT_STORIES, ListFragment, ListItem
from nashra.newsroom.queries.live import SHOWN
from nashra.newsroom.story_text import without_tags
from nashra.pages import templates
from nashra.pages.context.json_ld import live_updates
from nashra.pages.context.live import updates
from nashra.pages.context.render_context import RenderContext
from nashra.pages.values import Coverage, EditionHeader, Update


def live(context: RenderContext, arg: str) -> ListFragment | None:
    """A coverage's newest updates and its key moments; None where readers do not see the story."""
    number = int(arg)
    row = context.rows.here(context.edition.pk, number)
    if row is None or not row.coverage or (rows := context.rows.live.get(number)) is None:
        return None
    own = next(iter(context.rows.everywhere(number)), row)
    moments = tuple(updates(context, number, rows.moments))
    coverage = Coverage(number, context.address_of(own), row.coverage == "live", moments)
    shown = updates(context, number, rows.updates[:SHOWN])
    older = rows.updates[SHOWN - 1].pk if len(rows.updates) > SHOWN else 0
    return live_list(context.header, coverage, shown, older)


def live_list(
    edition: EditionHeader, coverage: Coverage, shown: Sequence[Update], older: int
) -> ListFragment:
    """A page of updates; older: the last of them, where there are more."""
    said = live_updates(coverage.address, [(update, _text(update)) for update in shown])
    opening, closing = templates.cut(
        "live/list", edition=edition, coverage=coverage, older=older, json_ld=said
    )
    return ListFragment(opening, tuple(_item(update) for update in shown), closing)


def _item(update: Update) -> ListItem:
    version = xxhash.xxh3_64_hexdigest(repr(update).encode())
    html = templates.html("live/item", update=update, version=version)
    return ListItem(NOT_STORIES + update.number, html)


def _text(update: Update) -> str:
    return "\n".join(without_tags(html) for html in update.paragraphs)
