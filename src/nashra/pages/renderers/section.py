"""The pieces of which there is one a section."""

from __future__ import annotations

from urllib.parse import quote

from nashra.fragments.model import ListFragment, Piece
from nashra.pages import templates
from nashra.pages.context import lists
from nashra.pages.context.json_ld import breadcrumb_list
from nashra.pages.context.older import older_address
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers import new_stories as new
from nashra.pages.renderers.list_description import list_description
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.values import SectionLink


def _section(context: RenderContext, arg: str) -> SectionLink | None:
    return context.sections_by_id.get(int(arg))


def breadcrumb(context: RenderContext, arg: str) -> Piece | None:
    """Home » section, at the top of a story's column."""
    placed = context.rows.sections.get(int(arg))
    if placed is None:
        return None
    # A story keeps its page where its edition no longer shows its section.
    section = context.section_link(placed)
    return Piece(
        templates.html(
            "breadcrumb",
            edition=context.header,
            section=section,
            trail=breadcrumb_list(section, context.header),
        )
    )


def section_head(context: RenderContext, arg: str) -> Piece | None:
    """Title and address of a section's page."""
    section = _section(context, arg)
    if section is None:
        return None
    return Piece(
        templates.html(
            "page_head",
            edition=context.header,
            title=f"{section.name} | {context.header.name}",
            description=list_description(section.name, context.header),
            address=context.header.origin + quote(section.address),
            feed=f"{quote(section.address)}/feed",
        )
    )


def section_title(context: RenderContext, arg: str) -> Piece | None:
    """A section's name, at the top of its page's column."""
    section = _section(context, arg)
    if section is None:
        return None
    return Piece(templates.html("section_title", edition=context.header, section=section))


def section(context: RenderContext, arg: str) -> ListFragment | None:
    """The section's newest stories, as its page lists them."""
    shown = _section(context, arg)
    if shown is None:
        return None
    rows = lists.section(context, int(arg))
    return list_fragment(
        "section",
        context.teasers(rows, opening=True),
        lead=True,
        edition=context.header,
        section=shown,
        older=older_address(quote(shown.address), rows),
    )


def block(context: RenderContext, arg: str) -> ListFragment | None:
    """The section's newest headlines, as other pages list them."""
    shown = _section(context, arg)
    if shown is None:
        return None
    teasers = context.teasers(lists.block(context, int(arg)))
    return list_fragment("block", teasers, lead=True, edition=context.header, section=shown)


def new_in_section(context: RenderContext, arg: str) -> Piece | None:
    """What tells an open page of the section how many stories are new there."""
    if _section(context, arg) is None:
        return None
    return new.new_stories(f"new-in-section/{arg}", lists.newest(context, int(arg)))
