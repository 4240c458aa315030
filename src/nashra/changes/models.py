"""The counter that numbers all changes, and the outbox."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class ChangeSequence(models.Model):
    """The one row whose number every change of the installation raises."""

    number = models.BigIntegerField(default=0)
    installation = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_sequence")]

    def __str__(self) -> str:
        return str(self.number)


class OutboxRow(models.Model):
    """A change that pages and indexes have yet to follow. Removed once they have."""

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    subject = models.JSONField()
    tried_at = models.DateTimeField(default=timezone.now)
    """When it was made, or last failed."""
    attempts = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"
