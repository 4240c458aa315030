"""Mails of notices: which of them somebody wants, and those that have yet to be sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class MailChoice(models.Model):
    """The kinds of notices that somebody wants by mail; those who have never chosen have no row."""

    wagtail_reference_index_ignore = True

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    kinds = models.JSONField(default=list)
    """Names of `notice_kinds.KINDS`."""

    def __str__(self) -> str:
        return f"{self.user_id}: {', '.join(self.kinds)}"


class NoticeMail(models.Model):
    """A notice that has yet to be sent by mail; the row goes when it is sent, or given up."""

    wagtail_reference_index_ignore = True

    notice = models.OneToOneField(
        "newsroom.Notice", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.notice_id}, {self.due_at:%Y-%m-%d %H:%M}"
