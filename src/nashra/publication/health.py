"""Whether an installation keeps up: for monitors at /-/health, and for the newsroom's home."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nashra.changes import sequence
from nashra.changes.lateness import Backlog, backlogs
from nashra.publication.consumers import NAMES
from nashra.publication.models import FailingJob

LATE_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Late:
    """Something that should have been done a minute ago."""

    name: str  # a consumer's, or a job's of the worker
    since: datetime  # aware
    pending: int = 0  # changes that wait for it
    error: str = ""


def late(now: datetime, behind: Sequence[Backlog]) -> list[Late]:
    """Consumers that are late, and jobs that have failed for so long."""
    consumers = [
        Late(one.consumer, one.since, one.pending, one.error)
        for one in behind
        if one.since and now - one.since > LATE_AFTER
    ]
    jobs = FailingJob.objects.filter(since__lt=now - LATE_AFTER).order_by("since")
    return [*consumers, *(Late(job.name, job.since, error=job.error) for job in jobs)]


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Whether this process reaches its database: which it is, the latest change it sees, and who is late."""
    now, behind = timezone.now(), backlogs(NAMES)
    return JsonResponse(
        {
            "process": os.getpid(),
            "change": sequence.current(),
            "status": "late" if late(now, behind) else "ok",
            "consumers": {one.consumer: _said(one, now) for one in behind},
            "failing_jobs": {
                job.name: {"since": round((now - job.since).total_seconds(), 1), "error": job.error}
                for job in FailingJob.objects.order_by("name")
            },
        }
    )


def _said(backlog: Backlog, now: datetime) -> dict[str, object]:
    return {"pending": backlog.pending, "oldest": round(backlog.seconds(now), 1), "error": backlog.error}
