"""Which stories each list holds, more than pages show of it: a page may carry some of them already."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nashra.newsroom.queries import placements
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages.context.older import PAGE
from nashra.pages.context.render_context import RenderContext

LATEST_KEPT = 30
TIMELINE_PAGE = 50
"""Stories on a page of the latest, and of a day."""
LEAD_KEPT = 12
BLOCK_KEPT = 30
"""A block shows four; a page may carry many of the section's newest elsewhere already."""
RELATED_SHOWN = 5
_RELATED_IN_HAND = 3
"""Of which the story's text may show some."""
_RELATED_READ = 12
"""Of another language, or of no edition, may be some."""


def latest(context: RenderContext) -> list[PlacementRow]:
    """The edition's newest stories."""
    return context.here(_newest(context)[:LATEST_KEPT])


def timeline(context: RenderContext) -> list[PlacementRow]:
    """The first page of the latest, which is longer than what other lists take of the newest."""
    now = (datetime.max.replace(tzinfo=UTC), 0)
    return context.here(placements.before((context.edition.pk, 0), TIMELINE_PAGE, now))


def lead(context: RenderContext) -> list[PlacementRow]:
    """The newest stories, those with a photo and a text before the others."""
    return best_first(context.here(_newest(context)[:LEAD_KEPT]), context.edition.lead_days)


def best_first(rows: list[PlacementRow], days: int) -> list[PlacementRow]:
    """Stories with a photo and a text before the others; behind all what is so many days older than the newest."""
    times = [row.published_at for row in rows if row.published_at]
    limit = max(times) - timedelta(days=days) if times else None

    def rank(row: PlacementRow) -> tuple[bool, bool]:
        is_old = limit is not None and row.published_at is not None and row.published_at < limit
        return is_old, not row.photo or row.headline_only

    return sorted(rows, key=rank)


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

    Before them, that page lists what an editor picked to go with it, and shows others within its text.
    """
    rows = context.placed((context.rows.related.get(story) or ())[:_RELATED_READ])
    language = context.edition.language
    readable = [row for row in rows if context.rows.editions[row.edition].language == language]
    return readable[: RELATED_SHOWN + len(context.rows.see_also.get(story) or ()) + _RELATED_IN_HAND]


def _newest(context: RenderContext, section: int = 0) -> tuple[int, ...]:
    return context.rows.newest.get((context.edition.pk, section)) or ()
