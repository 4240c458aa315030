"""Pieces that all of an edition's pages share, and that no story changes."""

from __future__ import annotations

from nashra.fragments.model import Piece
from nashra.pages import assets, templates
from nashra.pages.context.render_context import RenderContext


def document(context: RenderContext, arg: str) -> Piece:
    """The page's beginning: language, direction, fonts and styles."""
    return Piece(
        templates.html("document", edition=context.header, **assets.addresses(context.header.direction))
    )


def masthead(context: RenderContext, arg: str) -> Piece:
    """The edition's name, today's date, search and sections."""
    return Piece(templates.html("masthead", edition=context.header, today=context.today()))


def home_head(context: RenderContext, arg: str) -> Piece:
    """The home page's title and description."""
    edition = context.header
    title = f"{edition.name} | {edition.tagline}" if edition.tagline else edition.name
    return Piece(
        templates.html(
            "page_head",
            edition=edition,
            title=title,
            description=edition.tagline,
            address=f"{edition.origin}/",
        )
    )


def home_opening(context: RenderContext, arg: str) -> Piece:
    """Where the home page's lists begin."""
    return Piece(templates.html("home_opening", edition=context.header))


def blocks_opening(context: RenderContext, arg: str) -> Piece:
    """Before the sections' blocks."""
    return Piece(templates.html("blocks_opening"))


def blocks_closing(context: RenderContext, arg: str) -> Piece:
    """After the sections' blocks."""
    return Piece(templates.html("blocks_closing"))


def column_closing(context: RenderContext, arg: str) -> Piece:
    """Where the main column ends and what stands beside it begins."""
    return Piece(templates.html("column_closing"))


def ending(context: RenderContext, arg: str) -> Piece:
    """The page's end."""
    return Piece(templates.html("page_closing") + templates.html("footer", edition=context.header))
