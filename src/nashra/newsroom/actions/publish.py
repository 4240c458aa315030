"""Publishing a revision of a story, now or at its time."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions import PublishRevisionAction

from nashra.newsroom.actions import placements
from nashra.newsroom.models import Article


class PublishArticle(PublishRevisionAction):
    """Wagtail's publishing as one transaction, with the story's row taken and the change recorded."""

    object: Article

    def execute(self, skip_permission_checks: bool = False) -> Any:
        self.check(skip_permission_checks=skip_permission_checks)
        with transaction.atomic():
            now_there = placements.lock(self.object.pk)
            before = placements.live_locations(now_there.pk)
            self.object = now_there.with_content_json(self.revision.content)
            placements.check_placed(self.object)
            result = self._publish_revision(
                self.revision,
                self.object,
                user=self.user,
                changed=self.changed,
                log_action=self.log_action,
                previous_revision=self.previous_revision,
            )
            placements.record(now_there.pk, before)
        return result

    def _publish_revision(self, revision: Any, object: Article, *args: Any, **options: Any) -> Any:
        now = timezone.now()
        if object.go_live_at is None or object.go_live_at <= now:
            object.live = True
            placements.set_live(object, now)
        imported_at = object.first_published_at if object.last_published_at is None else None
        result = super()._publish_revision(revision, object, *args, **options)
        if imported_at:
            Article.objects.filter(pk=object.pk).update(last_published_at=imported_at)
        return result


def publish(*, article: Article, by: Any = None) -> Article:
    """Publish the article's latest revision, now or, where it has a time to go live, then.

    Returns the article as it is in the database afterwards.
    """
    article.latest_revision.publish(user=by, skip_permission_checks=by is None)
    return Article.objects.get(pk=article.pk)
