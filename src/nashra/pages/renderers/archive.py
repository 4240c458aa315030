"""The pieces of an edition's archive. A name in a key is a day, a month or a year as addresses have it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext

from nashra.arabic import dates
from nashra.edge.days import parts_of, path_of_name
from nashra.fragments.model import ListFragment, Piece
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages import templates
from nashra.pages.context import archive
from nashra.pages.context.lists import TIMELINE_PAGE
from nashra.pages.context.older import older_address
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.list_description import list_description
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.values import Link


def is_name(name: str, parts: int) -> bool:
    """Whether a name has so many parts: 3 for a day."""
    try:
        return len(parts_of(name)) == parts
    except ValueError:
        return False


def day_stories(context: RenderContext, arg: str) -> ListFragment | None:
    """The first page of a day's stories."""
    if not is_name(arg, 3):
        return None
    rows = archive.stories_of(context, arg)
    return lines(context, rows, older_address(path_of_name(arg), rows, TIMELINE_PAGE))


def lines(context: RenderContext, rows: list[PlacementRow], older: str) -> ListFragment:
    """A day's stories, each with its hour."""
    teasers = context.teasers(rows, pictures=False)
    return list_fragment("timeline", teasers, edition=context.header, heading="", older=older)


def day_title(context: RenderContext, arg: str) -> Piece | None:
    """A day's name in the edition's calendars, and the ways to the days before and after it."""
    if not is_name(arg, 3):
        return None
    title = archive.title_of(context, arg)
    return Piece(templates.html("archive/day_title", edition=context.header, day=title))


def calendar(context: RenderContext, arg: str) -> Piece | None:
    """A month's calendar."""
    if not is_name(arg, 2):
        return None
    return Piece(
        templates.html("archive/calendar", edition=context.header, month=archive.calendar_of(context, arg))
    )


def year_months(context: RenderContext, arg: str) -> Piece | None:
    """A year's months."""
    if not is_name(arg, 1):
        return None
    return _links(archive.number_of(context, arg), archive.months_of(context, arg))


def archive_years(context: RenderContext, arg: str) -> Piece:
    """The years of the archive."""
    return _links(gettext("Years"), archive.years_of(context))


def archive_head(context: RenderContext, arg: str) -> Piece | None:
    """Title and address of a page of the archive."""
    title = f"{gettext('Archive')}: {name_of(context, arg)}" if arg else gettext("Archive")
    return Piece(
        templates.html(
            "page_head",
            edition=context.header,
            title=f"{title} | {context.header.name}",
            description=list_description(title, context.header),
            address=context.header.origin + path_of_name(arg),
        )
    )


def archive_title(context: RenderContext, arg: str) -> Piece:
    """What stands above a year's months, a month's days, or the years."""
    text = name_of(context, arg) if arg else gettext("Archive")
    return Piece(templates.html("archive/title", text=text, is_part=bool(arg)))


def name_of(context: RenderContext, name: str) -> str:
    """A day, month or year in the edition's words."""
    if is_name(name, 3):
        return dates.today(date.fromisoformat(name), context.conventions).text
    if is_name(name, 2):
        return dates.month_name(date.fromisoformat(f"{name}-01"), context.conventions)
    return archive.number_of(context, name)


def _links(heading: str, links: tuple[Link, ...]) -> Piece:
    return Piece(templates.html("archive/links", heading=heading, links=links))
