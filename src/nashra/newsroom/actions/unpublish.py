"""Taking a story down in all editions."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.actions import UnpublishAction

from nashra.newsroom.actions import placements
from nashra.newsroom.models import Article, Placement


class UnpublishArticle(UnpublishAction):
    """Wagtail's unpublishing as one transaction, with the story's row taken and the change recorded."""

    object: Article

    def execute(self, skip_permission_checks: bool = False) -> None:
        with transaction.atomic():
            self.object = placements.lock(self.object.pk)
            before = placements.rows_of(self.object.pk)
            super().execute(skip_permission_checks)
            Placement.objects.filter(article=self.object.pk).update(live=False)
            placements.record(self.object.pk, before, ())


def unpublish(*, article: Article, by: Any = None) -> None:
    """Take the story down. Raises UnpublishPermissionError where the user may not."""
    article.unpublish(user=by)
