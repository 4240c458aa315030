"""What is due: stories that go live or end, placements with times of their own, ends of rights, pins and breaking news.

Each is one transaction of its own; one that fails is logged and does not hold up the next.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Revision

from nashra.newsroom.actions import notify, placements
from nashra.newsroom.actions.clear_breaking import end_breaking
from nashra.newsroom.actions.end_pins import end_pins
from nashra.newsroom.actions.expire_photo import expire_photo
from nashra.newsroom.actions.go_live import go_live
from nashra.newsroom.actions.release import release
from nashra.newsroom.models import Article, BreakingNews, Front, Photo, Placement
from nashra.newsroom.queries import scheduled

logger = logging.getLogger(__name__)

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=5)
"""How long what failed is left alone: twice as long each time."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that must happen by now."""

    when: datetime
    what: str
    act: Callable[[], object]
    story: int | None = None  # that readers are to have


@dataclass(frozen=True, slots=True)
class Failure:
    """How often something that is due has failed, and when it is tried again."""

    times: int
    again_at: datetime


_failures: dict[str, Failure] = {}


def run_due(now: datetime | None = None) -> int:
    """Do all that is due, in the order of its times; returns how many were done."""
    now = now or timezone.now()
    all_due = sorted(due(now), key=lambda one: one.when)
    for what in _failures.keys() - {one.what for one in all_due}:
        del _failures[what]
    return sum(_do(one, now) for one in all_due)


def due(now: datetime) -> Iterator[Due]:
    """What must happen by now."""
    for number, when in BreakingNews.objects.filter(until__lte=now).values_list("pk", "until"):
        yield Due(when, f"end of breaking news {number}", partial(end_breaking, number, now))
    for number, when in _ended(now).values_list("pk", "expire_at"):
        yield Due(when, f"end of story {number}", partial(_end, number, now))
    for revision, number, when in _begun(now).values_list("pk", "object_id", "approved_go_live_at"):
        act = partial(go_live, revision=revision, now=now)
        yield Due(when, f"story {number} going live", act, int(number))
    for photo, until in _expired_photos(now).values_list("pk", "expires_at"):
        yield Due(until, f"end of photo {photo}", partial(expire_photo, number=photo, now=now))
    for front, end in Front.objects.filter(next_end__lte=now).values_list("pk", "next_end"):
        yield Due(end or now, f"end of a pin on front {front}", partial(end_pins, number=front, now=now))
    for placement in _placements(now):
        when = (placement.expires_at if placement.live else placement.embargo_at) or now
        what = f"placement {placement.pk} of story {placement.article_id}"
        yield Due(when, what, partial(release, placement=placement))


def _ended(now: datetime) -> QuerySet[Article]:
    return Article.objects.filter(live=True, expire_at__lte=now)


def _begun(now: datetime) -> QuerySet[Revision]:
    return scheduled.revisions().filter(approved_go_live_at__lte=now)


def _expired_photos(now: datetime) -> QuerySet[Photo]:
    return Photo.objects.filter(expired=False, expires_at__lte=now)


def _placements(now: datetime) -> QuerySet[Placement]:
    begun = Q(live=False, embargo_at__lte=now, article__live=True)
    begun &= Q(expires_at__isnull=True) | Q(expires_at__gt=now)
    return Placement.objects.filter(begun | Q(live=True, expires_at__lte=now))


@transaction.atomic
def _end(number: int, now: datetime) -> None:
    """Take a story down, unless its end was moved meanwhile."""
    placements.lock(number)
    article = _ended(now).filter(pk=number).first()
    if article is not None:
        article.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _do(one: Due, now: datetime) -> int:
    """Do one thing, unless it has failed a moment ago; returns whether it was done."""
    failed = _failures.get(one.what)
    if failed and now < failed.again_at:
        return 0
    try:
        one.act()
    except Exception as error:
        times = failed.times + 1 if failed else 1
        wait = min(FIRST_WAIT * 2 ** min(times - 1, 20), LONGEST_WAIT)
        _failures[one.what] = Failure(times, now + wait)
        _say(one, times, wait, error)
        if times == 1 and one.story is not None:
            _tell(one.story)
        return 0
    _failures.pop(one.what, None)
    return 1


def _say(one: Due, times: int, wait: timedelta, error: Exception) -> None:
    """Log a failure: the first time with where it happened, then in a line."""
    text = "The %s failed (%s times); it is tried again in %d seconds: %r"
    logger.error(text, one.what, times, wait.total_seconds(), error, exc_info=error if times == 1 else None)


def _tell(story: int) -> None:
    """Tell whom it concerns that a story does not appear; what fails here too must not hold up what is due."""
    try:
        notify.not_published(placements.read(story))
    except Exception:
        logger.exception("Nobody could be told that story %s does not appear at its time.", story)
