"""What is asked of the calendar: which edition, which day or week, and whose assignments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, cast, get_args
from urllib.parse import urlencode

from django.urls import reverse

from nashra.editions.models import Edition
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.admin.row_number import row_number
from nashra.newsroom.admin.times.clock import Clock, clock_of
from nashra.newsroom.planning import calendar

View = Literal["week", "day"]

MOST_PAGES = 1000
"""No database counts beyond what it can."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A view of an edition's calendar. section, reporter: numbers; None for all."""

    edition: Edition
    clock: Clock
    view: View
    day: date
    section: int | None = None
    reporter: int | None = None
    page: int = 1  # of the view's assignments

    def days(self) -> tuple[calendar.Day, ...]:
        """The day, or the days of its week as the edition's country counts weeks."""
        if self.view == "day":
            return (calendar.day_of(self.day, self.clock.zone),)
        first = calendar.first_weekday(self.edition.language, self.edition.country)
        return calendar.week_of(self.day, first, self.clock.zone)

    def address(self, **changes: Any) -> str:
        """The address of this view's first page with something changed; None leaves it out."""
        asked = {
            "edition": self.edition.pk,
            "view": self.view,
            "date": self.day,
            "section": self.section,
            "reporter": self.reporter,
        }
        kept = {name: value for name, value in (asked | changes).items() if value is not None}
        return f"{reverse('planning')}?{urlencode(kept)}"

    def moved(self, steps: int) -> str:
        """The address of the next day or week, or of the one before."""
        span = timedelta(days=steps * (7 if self.view == "week" else 1))
        return self.address(date=calendar.within(self.day + span))


def editions_for(user: Any) -> list[Edition]:
    """The editions of which the user may see something that is planned."""
    return [one for one in Edition.objects.all() if assignments.in_place(user, one.pk, None)]


def asked_of(query: Mapping[str, str], editions: list[Edition], now: datetime) -> Asked:
    """What a query asks, of the first of these editions where it names none; today's week where it says nothing."""
    edition = next((one for one in editions if str(one.pk) == query.get("edition")), editions[0])
    clock, view = clock_of(edition), query.get("view", "")
    return Asked(
        edition=edition,
        clock=clock,
        view=cast(View, view) if view in get_args(View) else "week",
        day=calendar.within(_date(query.get("date", "")) or calendar.date_of(now, clock.zone)),
        section=row_number(query.get("section", "")),
        reporter=row_number(query.get("reporter", "")),
        page=min(max(row_number(query.get("page", "")) or 1, 1), MOST_PAGES),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
