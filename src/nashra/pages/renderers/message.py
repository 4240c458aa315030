"""Pages that say something instead of showing a story."""

from __future__ import annotations

from django.utils.translation import gettext

from nashra.fragments.model import Piece
from nashra.pages import templates
from nashra.pages.context.render_context import RenderContext

GONE_PAGE = "410-page"
"""Of a page that is gone, which was no story's."""


def words(code: str) -> tuple[str, str]:
    """Title and text of the page for a status, in the language in force."""
    if code == "410":
        return (
            gettext("This story is no longer published"),
            gettext("It was taken down by the newsroom. What is new stands beside."),
        )
    if code == GONE_PAGE:
        return (
            gettext("This page is no longer here"),
            gettext("The newsroom has taken it away. What is new stands beside."),
        )
    if code == "offline":
        return (
            gettext("You are not connected"),
            gettext(
                "These stories you have read can be read again. The others are here once you are connected."
            ),
        )
    if code == "503":
        return gettext("One moment, please"), gettext(
            "The page could not be made just now. Try again in a minute."
        )
    return (
        gettext("There is no such page"),
        gettext("The address may have been mistyped, or its story has another one now. Try the search."),
    )


def message_head(context: RenderContext, arg: str) -> Piece:
    """The title of such a page."""
    title, text = words(arg)
    return Piece(
        templates.html(
            "page_head",
            edition=context.header,
            title=f"{title} | {context.header.name}",
            description=text,
            address="",
        )
    )


def message(context: RenderContext, arg: str, note: str = "") -> Piece:
    """What such a page says; a note of the newsroom goes before its own text."""
    title, text = words(arg)
    return Piece(
        templates.html(
            "message",
            edition=context.header,
            code="" if arg == "offline" else arg[:3],
            title=title,
            text=text,
            note=note,
        )
    )
