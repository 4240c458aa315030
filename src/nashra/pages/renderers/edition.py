"""What there is one of an edition: its lists, and its breaking bar."""

from __future__ import annotations

from nashra.fragments.model import ListFragment, Piece
from nashra.pages import templates
from nashra.pages.context import lists
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers import new_stories as new
from nashra.pages.renderers.list_fragment import list_fragment


def latest(context: RenderContext, arg: str) -> ListFragment:
    """The edition's newest stories."""
    teasers = context.teasers(lists.latest(context), pictures=False)
    return list_fragment("latest", teasers, edition=context.header)


def clock(context: RenderContext, arg: str) -> ListFragment:
    """The same for the home page, where it leaves out nothing that stands above it."""
    teasers = context.teasers(lists.latest(context), pictures=False)
    return list_fragment("latest", teasers, again=True, edition=context.header)


def lead(context: RenderContext, arg: str) -> ListFragment:
    """What the home page opens with."""
    teasers = context.teasers(lists.lead(context), opening=True)
    return list_fragment("lead", teasers, lead=True, edition=context.header)


def most_read(context: RenderContext, arg: str) -> ListFragment:
    """What is read most."""
    teasers = context.teasers(lists.most_read(context), pictures=False)
    return list_fragment("most_read", teasers, edition=context.header)


def ranking(context: RenderContext, arg: str) -> ListFragment:
    """All that is read most, on a page of its own."""
    teasers = context.teasers(lists.most_read(context), pictures=False)
    return list_fragment("ranking", teasers, edition=context.header)


def breaking(context: RenderContext, arg: str) -> Piece:
    """The breaking bar under the header of all pages; nothing at all where there is no breaking news."""
    news = context.breaking()
    return Piece(templates.html("breaking", breaking=news) if news else b"")


def new_stories(context: RenderContext, arg: str) -> Piece:
    """What tells an open home page how many stories are new."""
    return new.new_stories("new-stories/", lists.newest(context, 0))
