"""The background worker: what is due by the clock, and what a crash left behind."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.db import close_old_connections, connection, transaction

from nashra.audience.actions.forget_old_scores import forget_old_scores
from nashra.audience.actions.rank import rank
from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.duplicates.consumer import catch_up
from nashra.editions.models import Edition
from nashra.newsroom import schedule
from nashra.newsroom.actions.hash_photos import hash_photos
from nashra.newsroom.actions.make_wanted_sizes import make_wanted_sizes
from nashra.newsroom.actions.read_notices import forget_old_notices
from nashra.newsroom.actions.send_notice_mails import send_notice_mails
from nashra.newsroom.admin.notice_mail import compose
from nashra.pages import generation
from nashra.pages.store import store
from nashra.pages.warm import warm
from nashra.publication import failing_jobs, story_faults
from nashra.publication.consumers import CONSUMERS
from nashra.publication.deliver import deliver_due, show_again, take_over
from nashra.search.indexing.keeper import Keeper, compact

SECONDS_TO_STOP = 5.0
IN_TIME = 1.0
"""Jobs with longer pauses are not bound to a second, and step back for readers."""


def run() -> None:
    """Run until told to stop, or until the process that started it is gone."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    parent = os.getppid()
    store()
    failing_jobs.forget()
    threads = [threading.Thread(target=_repeat, args=(stop, job), daemon=True) for job in _jobs()]
    for thread in threads:
        thread.start()
    while not stop.wait(0.2) and os.getppid() == parent:
        pass
    stop.set()
    for thread in threads:
        thread.join(SECONDS_TO_STOP / len(threads))


@dataclass(frozen=True, slots=True)
class Job:
    """Something that the worker does again and again."""

    name: str
    pause: float  # seconds between two runs
    run: Callable[[], object]


def _jobs() -> tuple[Job, ...]:
    """Each has a thread of its own: none waits for another."""
    days: dict[int, date] = {}
    return (
        Job("schedule", 0.25, schedule.run_due),
        Job("overdue changes", 0.5, take_over),
        *(Job(f"delivery to {one.name}", 0.5, partial(deliver_due, one)) for one in CONSUMERS),
        Job("pages' floor", 0.25, show_again),
        Job("days", 0.5, lambda: turn_days(days)),
        Job("rebuilding the index", 2.0, Keeper().keep),
        Job("merging the index", 1.5, compact),
        Job("signatures", 600.0, catch_up),
        Job("what photos look like", 5.0, hash_photos),
        Job("sizes of photos", 1.5, make_wanted_sizes),
        Job("most read", 20.0, rank_all),
        Job("forgetting old scores", 60.0, forget_old),
        Job("mails of notices", 5.0, partial(send_notice_mails, compose)),
        Job("forgetting old notices", 60.0, lambda: forget_old_notices(datetime.now(UTC))),
        Job("rendering a new generation", 2.0, partial(warm, set())),
        Job("what cannot be shown", 2.0, story_faults.follow),
        Job("sweeping the fragment store", 30.0, _sweep),
    )


def _repeat(stop: threading.Event, job: Job) -> None:
    if job.pause > IN_TIME and sys.platform == "linux":  # elsewhere it would be the whole process
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 5)
    while not stop.is_set():
        close_old_connections()
        try:
            job.run()
            failing_jobs.worked(job.name)
        except Exception as error:
            failing_jobs.failed(job.name, error)
        stop.wait(job.pause)
    connection.close()


def turn_days(known: dict[int, date], now: datetime | None = None) -> None:
    """Record an edition's new day at its midnight, and every edition's day at the start."""
    now = now or datetime.now(UTC)
    for edition in Edition.objects.only("pk", "time_zone"):
        today = now.astimezone(ZoneInfo(edition.time_zone)).date()
        if known.get(edition.pk) != today:
            with transaction.atomic():
                outbox.record(Kind.DAY, Subject(edition=edition.pk))
            known[edition.pk] = today


def rank_all() -> None:
    """Rank every edition's most read stories anew."""
    for number in Edition.objects.values_list("pk", flat=True):
        rank(number)


def forget_old() -> None:
    """Forget some of each edition's stories that have not been read for long."""
    for number in Edition.objects.values_list("pk", flat=True):
        forget_old_scores(number, datetime.now(UTC))


def _sweep() -> None:
    store().sweep()
    generation.end_former(time.time())
    # Asked last: a generation that begins meanwhile would be taken for an old one.
    sites = generation.current()
    former = generation.former_prefixes(sites).values()
    store().drop_prefixes_except([*(prefix.encode() for prefix in sites.hosts.values()), *former])
