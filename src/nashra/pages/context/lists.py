"""Which stories each list holds, more than pages show of it: a page may carry some of them already."""

from __future__ import annotations

from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages.context.older import PAGE
from nashra.pages.context.render_context import RenderContext

LATEST_KEPT = 30
LEAD_KEPT = 12
BLOCK_KEPT = 30
"""A block shows four; a page may carry many of the section's newest elsewhere already."""
RELATED_SHOWN = 5
_RELATED_READ = 12
"""Of another language, or of no edition, may be some."""


def latest(context: RenderContext) -> list[PlacementRow]:
    """The edition's newest stories."""
    return context.here(_newest(context)[:LATEST_KEPT])


def lead(context: RenderContext) -> list[PlacementRow]:
    """The newest stories, those with a photo and a text before the others."""
    return photos_first(context.here(_newest(context)[:LEAD_KEPT]))


def photos_first(rows: list[PlacementRow]) -> list[PlacementRow]:
    """Stories with a photo and a text before the others."""
    return sorted(rows, key=lambda row: not row.photo or row.headline_only)


def newest(context: RenderContext, section: int) -> list[PlacementRow]:
    """The newest stories of the edition, or of one of its sections: all that are read."""
    return context.here(_newest(context, section))


def most_read(context: RenderContext) -> list[PlacementRow]:
    """What is read most in the edition."""
    return context.here(context.rows.most_read.get(context.edition.pk) or ())


def section(context: RenderContext, number: int) -> list[PlacementRow]:
    """A page of a section's newest stories."""
    return context.here(_newest(context, number)[:PAGE])


def block(context: RenderContext, number: int) -> list[PlacementRow]:
    """A section's newest stories, for other pages."""
    return context.here(_newest(context, number)[:BLOCK_KEPT])


def see_also(context: RenderContext, story: int) -> list[PlacementRow]:
    """What an editor picked to go with a story."""
    return context.placed(context.rows.see_also.get(story) or ())


def related(context: RenderContext, story: int) -> list[PlacementRow]:
    """The stories nearest to one, in the edition's language: as many as its page may show.

    Before them, that page lists what an editor picked to go with it, and no other story.
    """
    rows = context.placed((context.rows.related.get(story) or ())[:_RELATED_READ])
    language = context.edition.language
    readable = [row for row in rows if context.rows.editions[row.edition].language == language]
    return readable[: RELATED_SHOWN + len(context.rows.see_also.get(story) or ())]


def _newest(context: RenderContext, section: int = 0) -> tuple[int, ...]:
    return context.rows.newest.get((context.edition.pk, section)) or ()
