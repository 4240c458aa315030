"""An edition's archive as its pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from nashra.arabic import dates
from nashra.arabic.digits import to_digits
from nashra.edge.days import address_of, name_in, path_of_name
from nashra.newsroom.queries import spans
from nashra.newsroom.queries.rows import PlacementRow
from nashra.newsroom.queries.spans import Around
from nashra.pages.context.days import day_of, span_of
from nashra.pages.context.lists import TIMELINE_PAGE
from nashra.pages.context.render_context import RenderContext
from nashra.pages.values import Calendar, CalendarDay, DayTitle, Link


def has_stories(context: RenderContext, name: str) -> bool:
    """Whether readers of the edition got a story on a day, in a month or in a year; "": at any time."""
    if not name:
        return spans.ends(context.edition.pk) is not None
    return bool(_with_stories(context, [name]))


def stories_of(context: RenderContext, day: str) -> list[PlacementRow]:
    """The first page of a day's stories, the newest first."""
    span = span_of(day, context.conventions.time_zone)
    return context.here(spans.newest_in(context.edition.pk, span, TIMELINE_PAGE))


def title_of(context: RenderContext, day: str) -> DayTitle:
    """A day, and the days with stories before and after it."""
    first, around = date.fromisoformat(day), _around(context, day)
    text = dates.today(first, context.conventions)
    before, after = (_link(context, when) for when in around)
    month = Link(dates.month_name(first, context.conventions), path_of_name(day[:7]))
    return DayTitle(text.text, text.hijri, day, month, before, after)


def calendar_of(context: RenderContext, month: str) -> Calendar:
    """A month with links to its days that have stories, and to the months around it that have any."""
    conventions = context.conventions
    first = date.fromisoformat(f"{month}-01")
    days = [
        first + timedelta(days=one) for one in range(31) if (first + timedelta(days=one)).month == first.month
    ]
    filled = _with_stories(context, [day.isoformat() for day in days])
    order = dates.weekdays(conventions)
    lead = [number for number, _short, _whole in order].index(first.weekday())
    cells: list[CalendarDay | None] = [None] * lead
    cells += [_day(context, day, day.isoformat() in filled) for day in days]
    cells += [None] * (-len(cells) % 7)
    before, after = (_month_link(context, when) for when in _around(context, month))
    return Calendar(
        name=dates.month_name(first, conventions),
        address=path_of_name(month),
        weekdays=tuple((short, whole) for _number, short, whole in order),
        weeks=tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7)),
        before=before,
        after=after,
    )


def months_of(context: RenderContext, year: str) -> tuple[Link, ...]:
    """A year's months; those without stories have no address."""
    names = [f"{year}-{month:02}" for month in range(1, 13)]
    filled = _with_stories(context, names)
    return tuple(
        Link(
            dates.bare_month(date.fromisoformat(f"{name}-01"), context.conventions),
            path_of_name(name) if name in filled else "",
        )
        for name in names
    )


def years_of(context: RenderContext) -> tuple[Link, ...]:
    """The years with stories, the newest first."""
    return tuple(Link(number_of(context, name), path_of_name(name)) for name in years_with_stories(context))


def days_of(context: RenderContext, year: str) -> list[str]:
    """The names of a year's days with stories; none of what is no year."""
    if name_in([year]) is None:
        return []
    first = date.fromisoformat(f"{year}-01-01")
    days = [(first + timedelta(days=one)).isoformat() for one in range(366)]
    named = [day for day in days if day[:4] == year]
    filled = _with_stories(context, named)
    return [day for day in named if day in filled]


def years_with_stories(context: RenderContext) -> tuple[str, ...]:
    """The names of the years with stories, the newest first."""
    ends = spans.ends(context.edition.pk)
    if ends is None:
        return ()
    zone = context.conventions.time_zone
    last, first = day_of(ends.end, zone).year, day_of(ends.begin, zone).year
    names = [f"{year:04}" for year in range(last, max(first, last - _YEARS) - 1, -1)]
    filled = _with_stories(context, names)
    return tuple(name for name in names if name in filled)


def number_of(context: RenderContext, name: str) -> str:
    """A year as the edition writes it."""
    return to_digits(name, context.conventions.digits)


_YEARS = 300


def _with_stories(context: RenderContext, names: Sequence[str]) -> frozenset[str]:
    zone = context.conventions.time_zone
    found = spans.with_stories(context.edition.pk, [span_of(name, zone) for name in names])
    return frozenset(names[place] for place in found)


def _around(context: RenderContext, name: str) -> Around:
    (around,) = spans.around([(context.edition.pk, span_of(name, context.conventions.time_zone))])
    return around


def nearest(context: RenderContext, name: str) -> Iterable[Link]:
    """The days with stories before and after a name, those that there are."""
    return filter(None, map(partial(_link, context), _around(context, name)))


def _day(context: RenderContext, day: date, is_filled: bool) -> CalendarDay:
    number = to_digits(str(day.day), context.conventions.digits)
    name = dates.today(day, context.conventions).text
    return CalendarDay(number, name, address_of(day) if is_filled else "")


def _link(context: RenderContext, when: datetime | None) -> Link | None:
    if when is None:
        return None
    day = day_of(when, context.conventions.time_zone)
    return Link(dates.today(day, context.conventions).text, address_of(day))


def _month_link(context: RenderContext, when: datetime | None) -> Link | None:
    if when is None:
        return None
    day = day_of(when, context.conventions.time_zone)
    return Link(dates.month_name(day, context.conventions), path_of_name(day.isoformat()[:7]))
