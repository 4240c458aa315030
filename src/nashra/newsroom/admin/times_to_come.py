"""What is to happen with stories and when, as lists say it under their states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import Clock, all_clocks, first_clock
from nashra.newsroom.models import Article, Placement, ScheduledChange
from nashra.newsroom.queries import scheduled


@dataclass(frozen=True, slots=True)
class TimesToCome:
    """Of the stories of a list: changes that wait for an editor, and the editions' clocks."""

    stopped: Mapping[int, ScheduledChange]
    clocks: Mapping[int, Clock]
    now: datetime

    def of(self, story: Article) -> Iterator[str]:
        """What is to happen with a story, each with its time in the zone of the edition that it is about."""
        if (when := story.goes_live_at) is not None:
            said = _("Change scheduled for %(when)s") if story.live else _("Goes live %(when)s")
            yield said % {"when": self._in_words(when, story.main_edition_id)}
        if (change := self.stopped.get(story.pk)) is not None:
            yield _("Scheduled change: %(reason)s") % {"reason": change.get_stopped_for_display()}
        if story.expire_at and story.expire_at > self.now:
            yield _("Ends %(when)s") % {"when": self._in_words(story.expire_at, story.main_edition_id)}
        for place in story.placements.all():
            yield from self._of_place(place)

    def _of_place(self, place: Placement) -> Iterator[str]:
        for when, said in (
            (place.embargo_at, _("%(edition)s: not before %(when)s")),
            (place.expires_at, _("%(edition)s: ends %(when)s")),
        ):
            if when and when > self.now and (clock := self.clocks.get(place.edition_id)):
                yield said % {"edition": clock.edition_name, "when": wording.in_words(when, clock)}

    def _in_words(self, when: datetime, edition: int | None) -> str:
        return wording.in_words(when, self.clocks.get(edition or 0) or first_clock())


def add_times_to_come(stories: Iterable[Article]) -> None:
    """Set ``times_to_come`` of each story, which knows its schedule; two statements, whatever their number."""
    stories = tuple(stories)
    stopped = scheduled.stopped_of(story.pk for story in stories)
    known = TimesToCome(stopped, all_clocks(), timezone.now())
    for story in stories:
        story.times_to_come = tuple(known.of(story))
