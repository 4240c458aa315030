"""The panel of today and tomorrow: what goes live, comes out of an embargo, and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from nashra.arabic.dates import MomentText, moment, today
from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.day_line import hours_of_line, lanes, place_on
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.desk.rows import row_of, standing_in, stories
from nashra.newsroom.admin.times.clock import Clock
from nashra.newsroom.models import Article, Placement
from nashra.newsroom.planning.calendar import DAY, Day, date_of, day_of
from nashra.newsroom.queries import timeline

AT_MOST = 60
"""Of each kind, the next ones."""

LISTED = 8
"""Under a day's line."""

APART = 1.4
"""Marks that are nearer than this, in percent of a day, stand above one another: 20 minutes."""

LANES = 4

KINDS = {
    "live": _("goes live"),
    "change": _("changes"),
    "embargo": _("appears here"),
    "leaving": _("leaves this edition"),
    "end": _("ends everywhere"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """Something that happens to a story at a time. edition: where; empty: everywhere."""

    when: datetime
    kind: str
    story: int
    headline: str
    edition: str = ""
    address: str | None = None

    @property
    def said(self) -> Any:
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something due as it stands on the line of its day."""

    due: Due
    at: str  # percent
    lane: int
    is_late: bool  # in the day, so that what is said of it opens towards its beginning


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day with what is due in it."""

    day: Day
    name: Any
    text: str
    hours: Sequence[tuple[str, MomentText]]
    due: Sequence[Due]

    @property
    def listed(self) -> Sequence[Due]:
        return self.due[:LISTED]

    @property
    def more(self) -> int:
        return len(self.due) - LISTED

    @property
    def marks(self) -> list[Mark]:
        places = [place_on(self.day, one.when) for one in self.due]
        drawn = zip(self.due, places, lanes(places, APART), strict=True)
        return [Mark(due, f"{at:.2f}", lane, at > 50) for due, at, lane in drawn if lane < LANES]


class TimelinePanel(Panel):
    """Today and tomorrow as lines of hours in the zone of the page's first edition, and what comes later."""

    name = "timeline"
    heading = _("Today and tomorrow")
    template_name = "newsroom/desk/timeline.html"
    follows = (CHANGES,)
    width = "whole"

    def context(self, desk: Desk) -> Mapping[str, Any]:
        zone = desk.clock.zone
        date = date_of(desk.now, zone)
        first, second = day_of(date, zone), day_of(date + DAY, zone)
        all_due = due(desk)
        later = [one for one in all_due if one.when >= second.end]
        return {
            "lines": (
                _line(first, _("Today"), desk.clock, [one for one in all_due if one.when < first.end]),
                _line(second, _("Tomorrow"), desk.clock, [one for one in all_due if second.holds(one.when)]),
            ),
            "later": later[:LISTED],
            "is_empty": not all_due,
            "kinds": sorted({(one.kind, one.said) for one in all_due}),
        }


def due(desk: Desk) -> list[Due]:
    """What is still to happen, the next first; what is overdue comes before all."""
    found = [*_of_stories(desk), *_of_places(desk)]
    known = stories().in_bulk([one.story for one in found])
    addresses = {number: row_of(desk.user, story).address for number, story in known.items()}
    placed = [replace(one, address=addresses.get(one.story)) for one in found]
    return sorted(placed, key=attrgetter("when", "story"))


def _of_stories(desk: Desk) -> Iterator[Due]:
    mine = standing_in(desk, policy.stories.visible(desk.user, Article.objects.all()))
    is_change = Exists(Article.objects.filter(pk=OuterRef("story"), live=True))
    for revision in timeline.going_live(mine).annotate(is_change=is_change)[:AT_MOST]:
        kind = "change" if revision.is_change else "live"
        yield Due(revision.approved_go_live_at, kind, revision.story, revision.object_str)
    for story in timeline.ending(mine).only("pk", "headline", "expire_at")[:AT_MOST]:
        yield Due(story.expire_at, "end", story.pk, str(story))


def _of_places(desk: Desk) -> Iterator[Due]:
    kinds: tuple[tuple[str, str, QuerySet[Placement]], ...] = (
        ("embargo", "embargo_at", timeline.embargoed(desk.editions, desk.now)),
        ("leaving", "expires_at", timeline.leaving(desk.editions)),
    )
    for kind, field, rows in kinds:
        told = rows.values_list(field, "article", "headline", "article__headline", "edition__name")
        for when, number, own, headline, edition in told[:AT_MOST]:
            yield Due(when, kind, number, own or headline, edition)


def _line(day: Day, name: Any, clock: Clock, due: Iterable[Due]) -> DayLine:
    hours = hours_of_line(day, clock.zone)
    told = [(f"{place_on(day, hour):.2f}", moment(hour, clock.conventions)) for hour in hours]
    return DayLine(day, name, today(day.date, clock.conventions).text, told, list(due))
