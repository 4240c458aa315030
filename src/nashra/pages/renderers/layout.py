"""Pieces that all of an edition's pages share, and that no story changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from nashra.fragments.model import Piece
from nashra.pages import assets, frame, templates
from nashra.pages.context.json_ld import home_page
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.list_description import list_description


def frame_piece(kind: str) -> Callable[[RenderContext, str], Piece]:
    """What renders one kind of frame.CUTS."""

    def render(context: RenderContext, arg: str) -> Piece:
        values: dict[str, Any] = {
            "edition": context.header,
            "today": context.today(),
            "offline": settings.OFFLINE,
            "pages": context.footer_pages if kind == "ending" else (),
        }
        return Piece(frame.frame_piece(kind, **values, **assets.loaded(context.header.direction)))

    return render


def list_head(context: RenderContext, arg: str) -> Piece | None:
    """Title and address of a page that is one list of the edition: latest or most-read."""
    edition = context.header
    titles = {"latest": edition.latest_heading, "most-read": edition.most_read_heading}
    if arg not in titles:
        return None
    return Piece(
        templates.html(
            "page_head",
            edition=edition,
            title=f"{titles[arg]} | {edition.name}",
            description=list_description(titles[arg], edition),
            address=f"{edition.origin}/{arg}",
        )
    )


def saved(context: RenderContext, arg: str) -> Piece:
    """What stands on the page of saved stories, which the reader's device fills."""
    return Piece(templates.html("saved", edition=context.header))


def saved_head(context: RenderContext, arg: str) -> Piece:
    """The title of that page, which search engines leave out."""
    edition = context.header
    title = f"{gettext('Saved stories')} | {edition.name}"
    return Piece(templates.html("page_head", edition=edition, title=title, description="", address=""))


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
            json_ld=home_page(edition),
        )
    )
