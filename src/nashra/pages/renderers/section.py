"""The pieces of which there is one a section."""

from __future__ import annotations

from urllib.parse import quote

from nashra.editions.models import Section
from nashra.fragments.model import Listing, Piece
from nashra.newsroom.models import Placement
from nashra.newsroom.queries import placements
from nashra.pages import templates
from nashra.pages.context.render_context import Gathering
from nashra.pages.renderers.list_fragment import listing
from nashra.pages.values import SectionShown

SECTION_PAGE = 20
"""Stories on a page of a section."""

BLOCK_KEPT = 30
"""A block shows four; a page may carry many of the section's newest elsewhere already."""


def _section(at: Gathering, arg: str) -> SectionShown | None:
    return at.sections_by_id.get(int(arg))


def breadcrumb(at: Gathering, arg: str) -> Piece | None:
    """Home » section, at the top of a story's column."""
    placed = Section.objects.filter(pk=int(arg)).first()
    if placed is None:
        return None
    # A story keeps its page where its edition no longer shows its section.
    section = at.section_shown(placed)
    opening = templates.html("page_opening")
    return Piece(opening + templates.html("breadcrumb", edition=at.shown, section=section))


def section_head(at: Gathering, arg: str) -> Piece | None:
    """Title and address of a section's page."""
    section = _section(at, arg)
    if section is None:
        return None
    return Piece(
        templates.html(
            "page_head",
            edition=at.shown,
            title=f"{section.name} | {at.shown.name}",
            description="",
            address=at.shown.origin + quote(section.address),
        )
    )


def section_opening(at: Gathering, arg: str) -> Piece | None:
    """A section's name, at the top of its page's column."""
    section = _section(at, arg)
    if section is None:
        return None
    return Piece(
        templates.html("page_opening") + templates.html("section_title", edition=at.shown, section=section)
    )


def older_address(section: SectionShown, rows: list[Placement]) -> str:
    """Where the section goes on after a full page; empty where it ends."""
    last = rows[-1] if len(rows) >= SECTION_PAGE else None
    if last is None or last.published_at is None:
        return ""
    return f"{quote(section.address)}?before={last.published_at.timestamp():.6f}-{last.article_id}"


def section(at: Gathering, arg: str) -> Listing | None:
    """The section's newest stories, as its page lists them."""
    shown = _section(at, arg)
    if shown is None:
        return None
    rows = placements.in_section(at.edition.pk, int(arg), SECTION_PAGE)
    return listing(
        "section",
        at.teasers(rows),
        lead=True,
        edition=at.shown,
        section=shown,
        older=older_address(shown, rows),
    )


def block(at: Gathering, arg: str) -> Listing | None:
    """The section's newest headlines, as other pages list them."""
    shown = _section(at, arg)
    if shown is None:
        return None
    rows = placements.in_section(at.edition.pk, int(arg), BLOCK_KEPT)
    return listing("block", at.teasers(rows), lead=True, edition=at.shown, section=shown)
