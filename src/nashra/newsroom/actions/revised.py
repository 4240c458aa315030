"""Noting when what readers read of a story has changed, in each of its editions."""

from __future__ import annotations

from datetime import datetime

from nashra.newsroom.models import Article, Placement, children
from nashra.newsroom.read_content import ReadBody, ReadContent


def read_until_now(article: Article, rows: children.Rows) -> ReadContent | None:
    """What readers read of an article as the database has it with its children; None if they never did."""
    return content_of(article, rows) if article.last_published_at else None


def content_of(article: Article, rows: children.Rows) -> ReadContent:
    """What readers read of an article with these children, where no edition says it otherwise."""
    bylines = sorted(rows["bylines"], key=lambda line: line.sort_order or 0)
    return ReadContent(
        kind=article.kind,
        kicker=article.kicker,
        headline=article.headline,
        summary=article.summary,
        city=article.city,
        agency=article.agency,
        photo=article.lead_photo_id,
        caption=article.caption,
        credit=article.credit,
        headline_only=article.headline_only,
        authors=tuple(line.author_id for line in bylines),
        corrections=tuple(
            (one.text, one.made_at.replace(second=0, microsecond=0)) for one in rows["corrections"]
        ),
        body=ReadBody(list(article.body.get_prep_value())),
    )


def note(story: Article, before: ReadContent | None, stored: children.Rows, now: datetime) -> None:
    """Write since when an unsaved story reads as it does, in those of its editions where it was read otherwise.

    All of them in one statement, and in memory too, in ``story`` and in ``stored``. ``before`` is what was read until
    now, if anything was, ``stored`` are the children as the database has them.
    """
    if before is None:
        return
    after = content_of(story, {**stored, **children.held(story)})
    known = {(row.pk, row.edition_id): row for row in stored["placements"] if row.published_at}
    pairs = ((known.get((one.pk, one.edition_id)), one) for one in story.placements.all())
    changed = [
        (row, one) for row, one in pairs if row and _in_edition(before, row) != _in_edition(after, one)
    ]
    for row, placement in changed:
        row.revised_at = placement.revised_at = now
    if changed:
        Placement.objects.filter(pk__in=[row.pk for row, _placement in changed]).update(revised_at=now)


def _in_edition(content: ReadContent, placement: Placement) -> ReadContent:
    return content.in_edition(placement.headline, placement.summary, placement.city, placement.lead_photo_id)
