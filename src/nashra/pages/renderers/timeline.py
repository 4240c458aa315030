"""The latest as a page of its own: all stories of an edition, each with its hour, under their days."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from nashra.arabic import dates
from nashra.edge.days import address_of
from nashra.fragments.model import ListFragment
from nashra.newsroom.queries.rows import PlacementRow
from nashra.pages import templates
from nashra.pages.context import lists
from nashra.pages.context.older import older_address
from nashra.pages.context.render_context import RenderContext
from nashra.pages.renderers.list_fragment import list_fragment
from nashra.pages.values import Link

LATEST = "/latest"


def timeline(context: RenderContext, arg: str) -> ListFragment:
    """The first page of the latest."""
    rows = lists.timeline(context)
    return under_days(context, rows, older_address(LATEST, rows, lists.TIMELINE_PAGE))


def under_days(context: RenderContext, rows: list[PlacementRow], older: str) -> ListFragment:
    """Stories in their order; before the first of each day stands the day.

    A clock, as on the home page: it shows all, and takes nothing from the lists beside it.
    """
    heading = context.header.latest_heading
    made = list_fragment(
        "timeline",
        context.teasers(rows, pictures=False),
        edition=context.header,
        heading=heading,
        older=older,
    )
    days = {row.article: _day_of(context, row) for row in rows}
    order = [days[item.number] for item in made.items]
    is_first = [True, *(one != other for one, other in pairwise(order))]
    lines = [
        (_heading(context, day) if begins else b"") + item.html
        for item, day, begins in zip(made.items, order, is_first, strict=False)
    ]
    items = zip(made.items, lines, strict=True)
    return replace(made, items=tuple(replace(item, html=line, again=line) for item, line in items))


def _day_of(context: RenderContext, row: PlacementRow) -> date | None:
    zone = ZoneInfo(context.conventions.time_zone)
    return row.published_at.astimezone(zone).date() if row.published_at else None


def _heading(context: RenderContext, day: date | None) -> bytes:
    if day is None:
        return b""
    link = Link(dates.today(day, context.conventions).text, address_of(day))
    return templates.html("timeline/day", day=link)
