"""The counter that numbers all changes, the outbox, and what consumers have yet to do for its rows."""

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
    """A change that some consumer has yet to consume: all of them, where it has no deliveries."""

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)
    subject = models.JSONField()
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Delivery(models.Model):
    """What one consumer has yet to do for a change that the process that made it did not get through all."""

    change = models.ForeignKey(OutboxRow, on_delete=models.CASCADE, related_name="deliveries")
    consumer = models.CharField(max_length=30)
    attempts = models.PositiveIntegerField(default=0)
    """How often it has failed."""
    due_at = models.DateTimeField(default=timezone.now)
    """When it is tried next."""
    error = models.TextField(blank=True)
    """Why it failed last; empty where it has not."""
    position = models.BigIntegerField(default=0)
    """From where a consumer goes on that takes a change in steps."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["change", "consumer"], name="delivered_once")]
        indexes = [models.Index(fields=["consumer", "due_at"], name="delivery_due")]

    def __str__(self) -> str:
        return f"{self.change_id} to {self.consumer}"
