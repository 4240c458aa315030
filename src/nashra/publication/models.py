"""What the background worker cannot do at present."""

from __future__ import annotations

from django.db import models


class FailingJob(models.Model):
    """A job of the worker that fails each time it is run; removed when it works again."""

    name = models.CharField(max_length=60, primary_key=True)
    since = models.DateTimeField()
    error = models.TextField()

    def __str__(self) -> str:
        return self.name
