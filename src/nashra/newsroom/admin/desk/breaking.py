"""The panel of the breaking bars that its user may set and clear."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.editions.models import Edition
from nashra.newsroom.admin import edition_policy
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.times import wording
from nashra.newsroom.admin.times.clock import clock_of
from nashra.newsroom.admin.times.purpose import BREAKING
from nashra.newsroom.models import BreakingNews
from nashra.newsroom.queries import breaking


@dataclass(frozen=True, slots=True)
class Bar:
    """An edition's breaking bar."""

    edition: Edition
    news: BreakingNews | None
    ends: str = ""  # when, in words
    is_shown: bool = True  # whether readers see it: not after its end, nor without the story that it leads to


class BreakingPanel(Panel):
    """What each bar says, with what can be done."""

    name = "breaking"
    heading = _("Breaking news")
    template_name = "newsroom/desk/breaking.html"
    follows = (CHANGES,)
    width = "whole"

    def is_for(self, user: Any) -> bool:
        return edition_policy.breaking.editions_for(user).exists()

    def context(self, desk: Desk) -> Mapping[str, Any]:
        allowed = edition_policy.breaking.editions_for(desk.user).select_related("breaking_news__by")
        editions = list(allowed.filter(pk__in=[edition.pk for edition in desk.editions]))
        led_to = {story for edition in editions if (story := _story_of(edition))}
        seen = {story: breaking.editions_showing(story, [one.pk for one in editions]) for story in led_to}
        return {"bars": [_bar(edition, seen, desk.now) for edition in editions]}


def _story_of(edition: Edition) -> int | None:
    """The story that an edition's bar leads to."""
    news: BreakingNews | None = getattr(edition, "breaking_news", None)
    return news.story if news else None


def _bar(edition: Edition, seen: Mapping[int, Collection[int]], now: datetime) -> Bar:
    """seen: by story the editions whose readers see it."""
    news = getattr(edition, "breaking_news", None)
    if news is None:
        return Bar(edition, None)
    is_seen = not news.story or edition.pk in seen[news.story]
    ends = wording.meaning(news.until, clock_of(edition), now, BREAKING)
    return Bar(edition, news, ends, is_seen and news.until > now)
