"""Which of the worker's jobs fail, written down by the worker for the processes that show it."""

from __future__ import annotations

from django.db import Error
from django.utils import timezone

from nashra.publication.models import FailingJob
from nashra.publication.streaks import streaks

_LONGEST_ERROR = 2000


def failed(name: str, error: Exception) -> None:
    """Log and note that a job has failed. Where it cannot be noted it is logged alone."""
    if not streaks.failed(name, error):
        return
    now, text = timezone.now(), repr(error)[:_LONGEST_ERROR]
    try:
        FailingJob.objects.update_or_create(
            name=name, defaults={"error": text}, create_defaults={"error": text, "since": now}
        )
    except Error as unwritten:
        streaks.failed(f"noting that {name} fails", unwritten)


def worked(name: str) -> None:
    """Log and note that a job that had failed works again. Raises where it cannot be noted; try again then."""
    if streaks.is_running(name):
        FailingJob.objects.filter(name=name).delete()
        streaks.worked(name)


def forget() -> None:
    """At the worker's start: nothing is known to fail."""
    FailingJob.objects.all().delete()
