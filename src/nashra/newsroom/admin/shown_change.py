"""What the form of a published story says of the change that waits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.models import Article, ScheduledChange, Stopped
from nashra.newsroom.queries import scheduled


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change as the form of its story tells it, with the addresses that the user may open."""

    change: ScheduledChange
    view: str
    compare: str
    edit: str = ""
    cancel: str = ""

    @property
    def is_stopped(self) -> bool:
        return self.change.stopped_at is not None

    @property
    def is_published(self) -> bool:
        return self.change.stopped_for == Stopped.DRAFT


def shown_change(story: Article, user: Any) -> ShownChange | None:
    """What waits of a story, if anything."""
    change = scheduled.change_of(story)
    if change is None:
        return None
    name = "wagtailsnippets_newsroom_article:{}".format
    one = [story.pk, change.revision_id]
    seen = reverse(name("revisions_view"), args=one)
    compared = reverse(name("revisions_compare"), args=[story.pk, "live", change.revision_id])
    if not policy.stories.user_has_permission_for_instance(user, "publish", story):
        return ShownChange(change, seen, compared)
    cancel = f"{reverse(name('revisions_unschedule'), args=one)}?next={story_view('edit', story.pk)}"
    return ShownChange(change, seen, compared, _edit_address(change, story), cancel)


def _edit_address(change: ScheduledChange, story: Article) -> str:
    """Where the change can be worked on: what is published already needs no more; of what is down it is a version."""
    if change.stopped_for == Stopped.DRAFT or story.killed:
        return ""
    if story.live:
        return story_view("scheduled-change", story.pk)
    return reverse("wagtailsnippets_newsroom_article:revisions_revert", args=[story.pk, change.revision_id])
