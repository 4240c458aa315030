"""What is kept of a deleted story, so that its address says that it is gone."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class GoneStory(models.Model):
    """The number of a story that readers could once open and that was deleted."""

    number = models.BigIntegerField(primary_key=True)
    departed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.number)
