"""What concerns somebody of the newsroom, and whether they have seen it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST = 300
"""Letters of what is told beside the kind."""


class Notice(models.Model):
    """One thing that one person is told. What a story is called is read when the notice is, by those who may."""

    wagtail_reference_index_ignore = True

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    """The name of one of `notice_kinds.KINDS`."""
    story = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    label = models.CharField(max_length=255, blank=True)
    """What it is about, where that is no story: an assignment's slug line."""
    address = models.CharField(max_length=255, blank=True)
    """Where that is found in the newsroom, from the root."""
    details = models.CharField(max_length=LONGEST, blank=True)
    """A reason, for those alone who may change the story."""
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["recipient", "-at", "-id"], name="notice_newest"),
            models.Index(
                fields=["recipient"], condition=models.Q(read_at__isnull=True), name="notice_unread"
            ),
            models.Index(fields=["at"], name="notice_age"),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id}: {self.kind} {self.story_id or self.label}"
