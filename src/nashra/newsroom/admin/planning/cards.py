"""What stands in the calendar: assignments, and quieter the stories that wait for their time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.admin.utils import get_user_display_name

from nashra.arabic.digits import to_digits
from nashra.arabic.times.write import which_of_two
from nashra.newsroom.admin import policy
from nashra.newsroom.admin.planning.asked import Asked
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.models import Article, Assignment
from nashra.newsroom.models.assignment import UNFINISHED
from nashra.newsroom.planning.calendar import Day
from nashra.newsroom.queries import assignments as rows_of

AT_MOST = 300
"""Assignments a view, and stories that wait; a desk with more chooses a section, a reporter or a day."""

UNASSIGNED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Card:
    """An assignment as somebody sees it. rights: what they may do to it."""

    row: Assignment
    when: datetime  # aware
    time: str  # on the edition's clock
    section: str  # as the edition calls it
    reporter: str  # empty: nobody
    rights: frozenset[str]
    is_overdue: bool
    is_own: bool
    kind: str = "assignment"

    @property
    def may_move(self) -> bool:
        return "assign" in self.rights and self.row.state in UNFINISHED

    @property
    def may_take(self) -> bool:
        return "take" in self.rights and self.row.reporter_id is None

    @property
    def may_begin(self) -> bool:
        is_open = self.row.story_id is None and self.row.state in UNFINISHED
        return is_open and self.is_own and "begin" in self.rights


@dataclass(frozen=True, slots=True)
class WaitingStory:
    """A story that readers of the edition are to see at a time: scheduled, or under embargo."""

    number: int
    headline: str
    when: datetime  # aware
    time: str
    kind: str  # scheduled, embargo


def card(row: Assignment, user: Any, clock: Clock, names: Mapping[int, str], now: datetime) -> Card:
    """An assignment's card; names: what the edition calls its sections."""
    return Card(
        row=row,
        when=row.due,
        time=time_of(row.due, clock),
        section=names.get(row.section_id or 0, str(row.section or "")),
        reporter=get_user_display_name(row.reporter),
        rights=assignments.rights(user, row),
        is_overdue=row.is_overdue(now),
        is_own=row.reporter_id == user.pk,
    )


def time_of(when: datetime, clock: Clock) -> str:
    """The time that the edition's clock shows, as a field of times writes it: «18:30»."""
    local = when.astimezone(clock.zone)
    text = f"{local.hour}:{local:%M}{which_of_two(when, clock.conventions)}"
    return to_digits(text, clock.conventions.digits)


def planned(
    asked: Asked, days: Sequence[Day], user: Any, names: Mapping[int, str], now: datetime
) -> list[Card]:
    """The assignments of these days that the user may see, one more than are shown where there are more."""
    rows = rows_of.due_between(asked.edition.pk, days[0].start, days[-1].end, asked.section, asked.reporter)
    found = assignments.visible(user, rows)[: AT_MOST + 1]
    return [card(row, user, asked.clock, names, now) for row in found]


def unassigned(asked: Asked, user: Any, names: Mapping[int, str], now: datetime) -> list[Card]:
    """The edition's assignments that nobody has, of all days, one more than are shown where there are more."""
    rows = assignments.visible(user, rows_of.unassigned(asked.edition.pk, asked.section))
    return [card(row, user, asked.clock, names, now) for row in rows[: UNASSIGNED_SHOWN + 1]]


def waiting(asked: Asked, days: Sequence[Day], user: Any) -> list[WaitingStory]:
    """The stories that go live in these days, or whose embargo ends, and that the user may see."""
    spans = (asked.edition.pk, days[0].start, days[-1].end, AT_MOST)
    times = {
        **{number: (when, "embargo") for number, when in rows_of.embargoed_between(*spans).items()},
        **{number: (when, "scheduled") for number, when in rows_of.scheduled_between(*spans).items()},
    }
    if not times:
        return []
    stories = policy.stories.visible(user, Article.objects.filter(pk__in=times))
    if asked.section is not None:
        stories = stories.filter(main_section=asked.section)
    return [
        WaitingStory(number, headline, when, time_of(when, asked.clock), kind)
        for number, headline in stories.values_list("pk", "headline")
        for when, kind in [times[number]]
    ]
