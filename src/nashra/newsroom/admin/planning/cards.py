"""What stands in the calendar: assignments, and quieter the stories that wait for their time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.admin.utils import get_user_display_name

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.planning.asked import Asked
from nashra.newsroom.admin.planning.policy import assignments
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.models import Article, Assignment
from nashra.newsroom.models.assignment import UNFINISHED
from nashra.newsroom.planning.calendar import Day
from nashra.newsroom.queries import assignments as rows_of

AT_MOST = 300
"""Assignments a page, and stories that wait in its time."""

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
class Page:
    """Assignments that follow one another, and the time that they fill: a view of many has several pages."""

    cards: Sequence[Card]
    start: datetime  # aware
    end: datetime  # aware: where the next page begins
    has_more: bool


@dataclass(frozen=True, slots=True)
class WaitingStory:
    """A story that readers of the edition are to see at a time: scheduled, or under embargo."""

    number: int
    address: str  # of its form; empty for who may not open it
    headline: str
    when: datetime  # aware
    time: str
    kind: str  # scheduled, embargo


def card(row: Assignment, user: Any, clock: Clock, names: Mapping[int, str], now: datetime) -> Card:
    """An assignment's card; names: what the edition calls its sections."""
    return Card(
        row=row,
        when=row.due,
        time=wording.hour_in_words(row.due, clock),
        section=names.get(row.section_id or 0, str(row.section or "")),
        reporter=get_user_display_name(row.reporter),
        rights=assignments.rights(user, row),
        is_overdue=row.is_overdue(now),
        is_own=row.reporter_id == user.pk,
    )


def planned(asked: Asked, days: Sequence[Day], user: Any, names: Mapping[int, str], now: datetime) -> Page:
    """The page that is asked of the assignments of these days that the user may see."""
    rows = rows_of.due_between(asked.edition.pk, days[0].start, days[-1].end, asked.section, asked.reporter)
    first = (asked.page - 1) * AT_MOST
    found = assignments.visible(user, rows)[first : first + AT_MOST + 1]
    told = [card(row, user, asked.clock, names, now) for row in found]
    start = told[0].when if told and first else days[0].start
    has_more = len(told) > AT_MOST
    return Page(told[:AT_MOST], start, told[AT_MOST].when if has_more else days[-1].end, has_more)


def unassigned(asked: Asked, user: Any, names: Mapping[int, str], now: datetime) -> list[Card]:
    """The edition's assignments that nobody has, of all days, one more than are shown where there are more."""
    rows = assignments.visible(user, rows_of.unassigned(asked.edition.pk, asked.section))
    return [card(row, user, asked.clock, names, now) for row in rows[: UNASSIGNED_SHOWN + 1]]


def waiting(asked: Asked, page: Page, user: Any, now: datetime) -> list[WaitingStory]:
    """The stories that go live in a page's time, or whose embargo ends, and that the user may see."""
    embargoed = rows_of.embargoed_between(asked.edition, page.start, page.end, now, AT_MOST)
    scheduled = rows_of.scheduled_between(asked.edition.pk, page.start, page.end, AT_MOST)
    times = {
        **{number: (when, "embargo") for number, when in embargoed.items()},
        **{number: (when, "scheduled") for number, when in scheduled.items()},
    }
    if not times:
        return []
    stories = policy.stories.visible(user, Article.objects.filter(pk__in=times))
    if asked.section is not None:
        stories = stories.filter(main_section=asked.section)
    changeable = policy.stories.instances_user_has_any_permission_for(user, ["change"])
    openable = set(changeable.filter(pk__in=times).values_list("pk", flat=True))
    addresses = {number: story_view("edit", number) for number in openable}
    return [
        WaitingStory(
            number, addresses.get(number, ""), headline, when, wording.hour_in_words(when, asked.clock), kind
        )
        for number, headline in stories.values_list("pk", "headline")
        for when, kind in [times[number]]
    ]
