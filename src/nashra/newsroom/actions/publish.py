"""Publishing a revision of a story, now or at its time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions import PublishRevisionAction
from wagtail.actions.base import BaseAction
from wagtail.models import Revision
from wagtail.utils.timestamps import ensure_utc

from nashra.newsroom.actions import (
    history,
    list_story,
    notify,
    placements,
    references,
    revised,
    scheduled_change,
    statements,
)
from nashra.newsroom.actions.history import Event
from nashra.newsroom.models import Article, Placement, children
from nashra.newsroom.read_content import ReadContent


class PublishArticle(PublishRevisionAction):
    """Wagtail's publishing as one transaction, with the story's row taken and the change recorded.

    What goes live now is written here and not by Wagtail, which reads the story three times, and its revision before
    this one with all its content. What goes live later is Wagtail's own.
    """

    object: Article

    def __init__(
        self,
        revision: Revision,
        user: Any = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Revision | None = None,
    ) -> None:
        """Without reading the story, which ``execute`` does when it has the story's row."""
        BaseAction.__init__(self, Article(pk=int(revision.object_id)), user=user)
        self.revision = revision
        self.changed = changed
        self.log_action = log_action
        self.previous_revision = previous_revision

    def execute(self, skip_permission_checks: bool = False) -> None:
        self.check(skip_permission_checks=skip_permission_checks)
        with transaction.atomic():
            there = placements.lock(self.instance.pk)
            refuse_killed(there)
            self._check_newest(there)
            stored = children.read(there)
            placed = stored["placements"]
            self.object = self._story_of_revision(there, placed)
            placements.check_placed(self.object)
            if self.object.go_live_at and self.object.go_live_at > timezone.now():
                if there.live:
                    self._schedule_change(there)
                else:
                    self._schedule(placed)
                statements.file_assignment(there.pk)
            else:
                self.object.has_unpublished_changes = there.latest_revision_id != self.revision.pk
                before = revised.read_until_now(there, stored)
                self.publish_now(stored, before, self.events(str(there)))
                if self.object.live and not there.live:
                    notify.published(self.object, self.user)

    def _check_newest(self, there: Article) -> None:
        """Refuse a revision that is older than what readers see: it does not hold what came after it."""
        if there.live_revision_id and self.revision.pk < there.live_revision_id:
            raise ValidationError(
                _(
                    "A newer version of this story is published already. Open the story and publish it from there."
                ),
                code="older",
            )

    def _story_of_revision(self, there: Article, placed: list[Placement]) -> Article:
        if there.latest_revision_id == self.revision.pk:
            there.latest_revision = self.revision  # so that it is not read again
        return there.with_content_json(self.revision.content, placed)

    def _schedule(self, placed: list[Placement]) -> None:
        """Let Wagtail note when the story goes live."""
        self._publish_revision(
            self.revision, self.object, self.user, self.changed, self.log_action, self.previous_revision
        )
        placements.record(self.object.pk, placed, placements.rows_of(self.object.pk))

    def _schedule_change(self, there: Article) -> None:
        """Keep the change until its time. What readers see stays as it is, and open to corrections."""
        scheduled_change.keep(story=there, revision=self.revision, at=self.object.go_live_at, by=self.user)
        if self.log_action:
            self.log_scheduling_action()
        placements.record(there.pk, (), placements.rows_of(there.pk))

    def publish_now(self, stored: children.Rows, before: ReadContent | None, events: Sequence[Event]) -> None:
        """Let readers see ``object``, which holds what the revision does, and whose row the transaction has taken.

        ``stored`` are its children as the database has them, ``before`` is what readers have read until now, if
        anything.
        """
        story, now, placed = self.object, timezone.now(), stored["placements"]
        # By its time, which may be late, or approved in a list: no reader is to see for a moment what has ended.
        is_ended = story.expire_at is not None and story.expire_at <= now
        story.live, story.expired = not is_ended, is_ended
        revised.note(story, before, stored, now)
        placements.set_live(story, now, placed)
        after = list(story.placements.all())
        story.live_revision = self.revision
        story.last_published_at = now
        story.first_published_at = story.first_published_at or now
        kind = before.kind if before else None
        lists = list_story.lists_as_before(story, kind, stored, children.held(story))
        beside = statements.beside(story)
        if beside.waits:
            statements.unschedule(story)
        if beside.is_awaited:
            statements.file_assignment(story.pk)
        with references.kept_once(story):
            story.save(stored=stored)
        if not beside.is_in_workflow:
            story._current_workflow_states = []  # Wagtail takes it as read
        self._after_publish()
        history.write(story, events, revision=self.revision, by=self.user)
        placements.keep_removed(story.pk, placed, after)
        placements.record(story.pk, placed, after, lists)

    def events(self, title_before: str) -> list[Event]:
        """What Wagtail's own publishing would write into the history."""
        if not self.log_action:
            return []
        data: dict[str, Any] = {}
        events = []
        if back := self.previous_revision:
            data["revision"] = {"id": back.pk, "created": ensure_utc(back.created_at)}
        if title_before != str(self.object):
            data["title"] = {"old": title_before, "new": str(self.object)}
            events.append(Event("wagtail.rename", data))
        action = self.log_action if isinstance(self.log_action, str) else "wagtail.publish"
        return [*events, Event(action, data, content_changed=self.changed)]


def refuse_killed(article: Article) -> None:
    """Refuse to publish what was killed. Raises ValidationError."""
    if article.killed:
        raise ValidationError(
            _("The story was killed. A chief editor has to allow it again before it can be published."),
            code="killed",
        )


def publish(*, article: Article, by: Any = None) -> Article:
    """Publish the article's latest revision, now or, where it has a time to go live, then.

    Returns the article as it is in the database afterwards.
    """
    article.publish(article.latest_revision, user=by, skip_permission_checks=by is None)
    return placements.read(article.pk)
