"""The panel of the breaking bars that its user may set and clear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from nashra.editions.models import Edition
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.edition_policy import editions_for_breaking
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
        return editions_for_breaking(user).exists()

    def context(self, desk: Desk) -> Mapping[str, Any]:
        chosen = [edition.pk for edition in desk.editions]
        editions = editions_for_breaking(desk.user).filter(pk__in=chosen).select_related("breaking_news__by")
        return {"bars": [_bar(edition, desk.now) for edition in editions]}


def _bar(edition: Edition, now: datetime) -> Bar:
    news = getattr(edition, "breaking_news", None)
    if news is None:
        return Bar(edition, None)
    is_seen = not news.story or bool(breaking.editions_showing(news.story, [edition.pk]))
    ends = wording.meaning(news.until, clock_of(edition), now, BREAKING)
    return Bar(edition, news, ends, is_seen and news.until > now)
