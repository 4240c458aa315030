"""The background worker: what is due by the clock, and what a crash left behind."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.db import close_old_connections, transaction

from nashra.audience import most_read
from nashra.changes import line
from nashra.editions.models import Edition
from nashra.newsroom import schedule
from nashra.pages import generation, refresh
from nashra.pages.store import store

logger = logging.getLogger(__name__)

def work(options: argparse.Namespace) -> int:
    """Run until told to stop."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    os.nice(5)
    days: dict[int, date] = {}
    jobs: tuple[tuple[float, Callable[[], object]], ...] = (
        (0.25, schedule.run_due),
        (0.5, refresh.follow_left_behind),
        (1.0, lambda: turn_days(days)),
        (20.0, _rank),
        (30.0, _sweep),
    )
    next_at = [0.0 for _ in jobs]
    parent = os.getppid()
    while not stop.wait(0.1) and os.getppid() == parent:
        for order, (seconds, job) in enumerate(jobs):
            if time.monotonic() >= next_at[order]:
                _run(job)
                next_at[order] = time.monotonic() + seconds
    return 0


def _run(job: Callable[[], object]) -> None:
    close_old_connections()
    try:
        job()
    except Exception:
        logger.exception("A job of the worker failed; it runs again.")


def turn_days(known: dict[int, date], now: datetime | None = None) -> None:
    """Record an edition's new day at its midnight, and every edition's day at the start."""
    now = now or datetime.now(UTC)
    for edition in Edition.objects.only("pk", "time_zone"):
        today = now.astimezone(ZoneInfo(edition.time_zone)).date()
        if known.get(edition.pk) != today:
            with transaction.atomic():
                line.record(line.Kind.DAY, line.Subject(edition=edition.pk))
            known[edition.pk] = today


def _rank() -> None:
    for number in Edition.objects.values_list("pk", flat=True):
        most_read.compute(number)


def _sweep() -> None:
    sites = generation.current()
    store().sweep()
    store().drop_prefixes_except([prefix.encode() for prefix in sites.hosts.values()])
