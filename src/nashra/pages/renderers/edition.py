"""The lists of which there is one an edition."""

from __future__ import annotations

from nashra.audience import queries as audience
from nashra.fragments.model import Listing
from nashra.newsroom.queries import placements
from nashra.pages.context.render_context import Gathering
from nashra.pages.renderers.list_fragment import listing

LATEST_KEPT = 30
LEAD_KEPT = 12
"""More than are shown, since a page may carry some of them already."""


def latest(at: Gathering, arg: str) -> Listing:
    """The edition's newest stories."""
    rows = placements.latest(at.edition.pk, LATEST_KEPT)
    return listing("latest", at.teasers(rows, pictures=False), edition=at.shown)


def lead(at: Gathering, arg: str) -> Listing:
    """What the home page opens with: the newest stories, those with a photo and a text before the others."""
    rows = placements.latest(at.edition.pk, LEAD_KEPT)
    rows.sort(
        key=lambda row: not (row.lead_photo_id or row.article.lead_photo_id) or row.article.headline_only
    )
    return listing("lead", at.teasers(rows), lead=True, edition=at.shown)


def most_read(at: Gathering, arg: str) -> Listing:
    """What is read most."""
    rows = placements.of_stories(at.edition.pk, audience.most_read(at.edition.pk))
    here = [row for row in rows if row.edition_id == at.edition.pk]
    return listing("most_read", at.teasers(here, pictures=False), edition=at.shown)
