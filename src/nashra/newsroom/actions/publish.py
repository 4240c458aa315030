"""Publishing a revision of a story, now or at its time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions import PublishRevisionAction
from wagtail.actions.base import BaseAction
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.utils.timestamps import ensure_utc

from nashra.newsroom.actions import placements, references
from nashra.newsroom.models import Article, Placement


class PublishArticle(PublishRevisionAction):
    """Wagtail's publishing as one transaction, with the story's row taken and the change recorded.

    What goes live now is written here and not by Wagtail, which reads the story three times, and its revision before
    this one with all its content. What goes live later is Wagtail's own.
    """

    object: Article
    _now_there: Article
    _placed: list[Placement]
    """The story and its placements as the database has them."""

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
            self._now_there = placements.lock(self.instance.pk)
            self._placed = placements.rows_of(self.instance.pk)
            self.object = self._story_of_revision()
            placements.check_placed(self.object)
            now = timezone.now()
            is_early = self.object.go_live_at and self.object.go_live_at > now
            after = self._schedule() if is_early else self._publish(now)
            placements.record(self.object.pk, self._placed, after)

    def _story_of_revision(self) -> Article:
        if self._now_there.latest_revision_id == self.revision.pk:
            self._now_there.latest_revision = self.revision  # so that it is not read again
        return self._now_there.with_content_json(self.revision.content, self._placed)

    def _schedule(self) -> list[Placement]:
        """Let Wagtail note when the story goes live; returns its placements."""
        self._publish_revision(
            self.revision, self.object, self.user, self.changed, self.log_action, self.previous_revision
        )
        return placements.rows_of(self.object.pk)

    def _publish(self, now: datetime) -> list[Placement]:
        """Let readers see the revision; returns its placements."""
        story = self.object
        story.live, story.expired = True, False
        placements.set_live(story, now, self._placed)
        after = list(story.placements.all())
        story.has_unpublished_changes = self._now_there.latest_revision_id != self.revision.pk
        story.live_revision = self.revision
        is_imported = story.last_published_at is None and story.first_published_at is not None
        story.last_published_at = story.first_published_at if is_imported else now
        story.first_published_at = story.first_published_at or now
        story.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
        with references.kept_once(story):
            story.save()
        self._after_publish()
        if self.log_action:
            self._log()
        return after

    def _log(self) -> None:
        """Write into the history what Wagtail's own publishing would."""
        data: dict[str, Any] = {}
        if back := self.previous_revision:
            data["revision"] = {"id": back.pk, "created": ensure_utc(back.created_at)}
        old, new = str(self._now_there), str(self.object)
        if old != new:
            data["title"] = {"old": old, "new": new}
            self._log_as("wagtail.rename", data)
        self._log_as(
            self.log_action if isinstance(self.log_action, str) else "wagtail.publish",
            data or None,
            content_changed=self.changed,
        )

    def _log_as(self, action: str, data: dict[str, Any] | None, **options: Any) -> None:
        log(self.object, action, user=self.user, data=data, revision=self.revision, **options)


def publish(*, article: Article, by: Any = None) -> Article:
    """Publish the article's latest revision, now or, where it has a time to go live, then.

    Returns the article as it is in the database afterwards.
    """
    article.publish(article.latest_revision, user=by, skip_permission_checks=by is None)
    return Article.objects.get(pk=article.pk)
