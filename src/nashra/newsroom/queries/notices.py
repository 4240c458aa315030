"""What somebody is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.permissions import policy_registry

from nashra.newsroom.models import Article, Notice
from nashra.newsroom.notice_kinds import BY_NAME

SHOWN = 30
MOST_COUNTED = 100


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice as its recipient may read it now."""

    kind: str  # its name
    said: str  # what was done, by whom
    about: str  # the headline; empty where the recipient may not see the story
    story: int | None  # its number; None: it is about something else
    may_open: bool  # whether the recipient may open the story's form
    address: str  # of what is no story
    details: str
    at: datetime
    is_read: bool

    @property
    def name(self) -> str:
        """What the notice is about, in words that its recipient may read."""
        return self.about or _("A story that you may not see")


def unread(user: Any) -> int:
    """How many notices somebody has not read, at most 100: one statement, by an index of those alone."""
    rows = Notice.objects.filter(recipient=user.pk, read_at__isnull=True).order_by()
    return rows.values("pk")[:MOST_COUNTED].count()


def newest(user: Any) -> list[ShownNotice]:
    """Somebody's last notices, of kinds that there are, the newest first."""
    rows = Notice.objects.filter(recipient=user.pk, kind__in=BY_NAME).select_related("by")
    return shown(user, list(rows.order_by("-at", "-pk")[:SHOWN]))


def shown(user: Any, notices: list[Notice]) -> list[ShownNotice]:
    """Notices of one person as they may read them now."""
    policy = policy_registry.get_by_type(Article)
    numbers = {notice.story_id for notice in notices if notice.story_id}
    stories = Article.objects.filter(pk__in=numbers).only("headline")
    headlines = {story.pk: str(story) for story in policy.visible(user, stories)} if numbers else {}
    own = policy.instances_user_has_any_permission_for(user, ["change"]).filter(pk__in=numbers)
    changeable = set(own.values_list("pk", flat=True)) if numbers else set()
    return [_shown(notice, headlines, changeable) for notice in notices]


def _shown(notice: Notice, headlines: dict[int, str], changeable: set[int]) -> ShownNotice:
    number = notice.story_id or 0
    may_open = number in changeable
    return ShownNotice(
        kind=notice.kind,
        said=said(notice),
        about=headlines.get(number, "") if number else notice.label,
        story=notice.story_id,
        may_open=may_open,
        address=notice.address,
        details=notice.details if may_open else "",
        at=notice.at,
        is_read=notice.read_at is not None,
    )


def said(notice: Notice) -> str:
    """What was done, in the language that is set."""
    kind = BY_NAME[notice.kind]
    if notice.by is None and kind.by_itself:
        return str(kind.by_itself)
    name = get_user_display_name(notice.by) if notice.by else _("Somebody")
    return str(kind.said) % {"name": name}
