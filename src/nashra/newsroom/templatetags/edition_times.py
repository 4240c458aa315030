"""Times of stories in the newsroom's templates."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template

from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import clock_of, first_clock
from nashra.newsroom.planning.calendar import date_of

register = template.Library()


@register.filter
def edition_time(when: datetime | None, story: Any) -> str:
    """A moment in the zone of a story's main edition, named; empty where there is none."""
    if not when:
        return ""
    edition = getattr(story, "main_edition", None)
    return wording.in_words(when, clock_of(edition) if edition else first_clock())


@register.filter
def time_in(when: datetime, edition: Any) -> str:
    """A moment in an edition's zone, named."""
    return wording.in_words(when, clock_of(edition))


@register.filter
def edition_day(when: datetime, edition: Any) -> str:
    """The day of a moment in an edition's zone, without its year: «28 نونبر»."""
    clock = clock_of(edition)
    return wording.day_in_words(date_of(when, clock.zone), "d MMMM", clock)
