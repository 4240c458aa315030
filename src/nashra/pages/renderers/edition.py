"""The lists of which there is one an edition."""

from __future__ import annotations

from nashra.audience import queries as audience
from nashra.fragments.model import ListFragment
from nashra.newsroom.queries import placements
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.list_fragment import list_fragment

LATEST_KEPT = 30
LEAD_KEPT = 12
"""More than are shown, since a page may carry some of them already."""


def latest(context: RenderContext, arg: str) -> ListFragment:
    """The edition's newest stories."""
    rows = placements.latest(context.edition.pk, LATEST_KEPT)
    return list_fragment("latest", context.teasers(rows, pictures=False), edition=context.header)


def lead(context: RenderContext, arg: str) -> ListFragment:
    """What the home page opens with: the newest stories, those with a photo and a text before the others."""
    rows = placements.latest(context.edition.pk, LEAD_KEPT)
    rows.sort(
        key=lambda row: not (row.lead_photo_id or row.article.lead_photo_id) or row.article.headline_only
    )
    return list_fragment("lead", context.teasers(rows), lead=True, edition=context.header)


def most_read(context: RenderContext, arg: str) -> ListFragment:
    """What is read most."""
    rows = placements.of_stories(context.edition.pk, audience.most_read(context.edition.pk))
    here = [row for row in rows if row.edition_id == context.edition.pk]
    return list_fragment("most_read", context.teasers(here, pictures=False), edition=context.header)
