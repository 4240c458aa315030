"""What a view of the calendar shows, in words: its days or hours with what stands in them, and the steps from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from nashra.newsroom.admin.planning import cards
from nashra.newsroom.admin.planning.asked import Asked
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.planning import calendar


def shown(asked: Asked, user: Any, names: Mapping[int, str], now: datetime) -> dict[str, Any]:
    """For the calendar's template. names: of the edition's sections, by their numbers."""
    days = asked.days()
    page, free = cards.planned(asked, days, user, names, now), cards.unassigned(asked, user, names, now)
    items = [*page.cards, *cards.waiting(asked, page, user, now)]
    return {
        "asked": asked,
        "range": range_text(days, asked.clock),
        "steps": {
            "before": asked.moved(-1),
            "after": asked.moved(1),
            "today": asked.address(date=None),
            "week": asked.address(view="week"),
            "day": asked.address(view="day"),
            "earlier": asked.address(page=asked.page - 1) if asked.page > 1 else "",
            "later": asked.address(page=asked.page + 1) if page.has_more else "",
        },
        "spans": _spans(asked, days, items, now, may_assign(asked, user, names)),
        "unassigned": free[: cards.UNASSIGNED_SHOWN],
        "has_more_unassigned": len(free) > cards.UNASSIGNED_SHOWN,
    }


def may_assign(asked: Asked, user: Any, names: Mapping[int, str]) -> bool:
    """Whether the user may plan for some section of the edition."""
    return any("assign" in assignments.in_place(user, asked.edition.pk, one) for one in names)


def range_text(days: Sequence[calendar.Day], clock: Clock) -> str:
    """The days that a calendar shows: «23 نونبر – 29 نونبر 2026»."""
    if len(days) == 1:
        return wording.day_in_words(days[0].date, "EEEE d MMMM y", clock)
    first = wording.day_in_words(days[0].date, "d MMMM", clock)
    return f"{first} – {wording.day_in_words(days[-1].date, 'd MMMM y', clock)}"


def _spans(
    asked: Asked, days: Sequence[calendar.Day], items: Sequence[Any], now: datetime, is_assigner: bool
) -> list[Mapping[str, Any]]:
    """The calendar's rows: the days of a week, or the hours of a day, each with what stands in it."""
    if asked.view == "week":
        return [
            {
                "heading": wording.day_in_words(day.date, "EEEE", asked.clock),
                "note": wording.day_in_words(day.date, "d MMMM", asked.clock),
                "target": {"day": day.date.isoformat()},
                "address": asked.address(view="day", date=day.date),
                "add": asked.address(due=day.date) if is_assigner else "",
                "is_now": day.holds(now),
                "items": there,
            }
            for day, there in calendar.by_span(days, items, lambda item: item.when)
        ]
    hours = calendar.hours_of(days[0], asked.clock.zone)
    return [
        {
            "heading": wording.hour_in_words(hour.start, asked.clock),
            "target": {"at": hour.start.isoformat()},
            "add": asked.address(due=hour.start.isoformat()) if is_assigner else "",
            "is_now": hour.holds(now),
            "items": there,
        }
        for hour, there in calendar.by_span(hours, items, lambda item: item.when)
    ]
