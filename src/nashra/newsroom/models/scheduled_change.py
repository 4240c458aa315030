"""A change of a published story that waits for its time, or that was not published at it and waits for an editor."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from nashra.newsroom.models.article import Article


class Stopped(models.TextChoices):
    """Why a change waits for an editor."""

    CONFLICT = "conflict", _("the same was changed since and published; choose between the two texts")
    WITHDRAWN = "withdrawn", _("the story was taken down before")
    REFUSED = "refused", _("it could not be published")
    DRAFT = (
        "draft",
        _("it is published, but a draft says the same otherwise; look at it before publishing it"),
    )


class ScheduledChange(models.Model):
    """What a revision changes of its story, which others may correct and publish meanwhile."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="scheduled_change")
    article.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]
    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="+")
    base = models.JSONField(encoder=DjangoJSONEncoder)
    """The story's content when the change was scheduled: what the revision says otherwise is the change."""
    due_at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    stopped_at = models.DateTimeField(null=True, db_index=True)
    """Since when it waits for an editor; until then it waits for its time."""
    stopped_for = models.CharField(max_length=10, choices=Stopped.choices, blank=True)
    details = models.TextField(blank=True)
    """Why it could not be published, in words."""

    def __str__(self) -> str:
        return f"{self.article_id}: {self.due_at:%Y-%m-%d %H:%M} UTC"
