"""Who is late is seen: at /-/health, and in the newsroom's home by those who may publish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.test import Client
from django.utils import timezone
from tests.network import Network

from nashra.changes import deliveries, outbox
from nashra.changes.change import Kind
from nashra.changes.deliveries import Left
from nashra.changes.models import OutboxRow
from nashra.publication import failing_jobs
from nashra.publication.consumers import NAMES
from nashra.publication.models import FailingJob
from nashra.publication.streaks import streaks

HEADING = "قد لا يكون ما يراه القراء مكتملًا"


@pytest.fixture
def health(client: Client, network: Network) -> Callable[[], Any]:
    return lambda: client.get("/-/health", headers={"host": network.maghrib.host}).json()


def leave(consumer: str, error: str = "", age: timedelta = timedelta(0)) -> None:
    """A change, made so long ago, that one consumer has yet to consume."""
    with transaction.atomic():
        number = outbox.record(Kind.DAY)
    OutboxRow.objects.update(recorded_at=timezone.now() - age)
    left = Left(number, consumer, error=error, attempts=bool(error), wait=timedelta(seconds=1))
    deliveries.acknowledge([number], [left], NAMES)


def test_installation_that_keeps_up_is_well(health) -> None:
    said = health()
    assert said["status"] == "ok"
    assert said["consumers"] == {name: {"pending": 0, "oldest": 0.0, "error": ""} for name in NAMES}
    assert said["failing_jobs"] == {}


def test_consumer_that_is_broken_for_a_minute_is_late(health) -> None:
    leave("index", "OSError('No space left')", timedelta(seconds=50))
    assert health()["status"] == "ok"
    leave("index", "OSError('No space left on device')", timedelta(seconds=100))
    said = health()
    assert said["status"] == "late"
    index = said["consumers"]["index"]
    assert (index["pending"], index["error"]) == (2, "OSError('No space left on device')")
    assert 100 <= index["oldest"] < 150
    assert said["consumers"]["related"]["pending"] == 0


def test_changes_that_nobody_takes_are_late_for_all(health) -> None:
    with transaction.atomic():
        outbox.record(Kind.DAY)
    OutboxRow.objects.update(recorded_at=datetime(2020, 1, 1, tzinfo=UTC))
    said = health()
    assert said["status"] == "late"
    assert [one["pending"] for one in said["consumers"].values()] == [1] * len(NAMES)


def test_job_that_fails_for_a_minute_is_late_until_it_works(health, network) -> None:
    failing_jobs.failed("schedule", OSError("disk I/O error"))
    assert health()["status"] == "ok"
    FailingJob.objects.update(since=datetime(2020, 1, 1, tzinfo=UTC))
    said = health()
    assert said["status"] == "late"
    assert said["failing_jobs"]["schedule"]["error"] == "OSError('disk I/O error')"
    failing_jobs.worked("schedule")
    assert health()["status"] == "ok"
    assert not streaks.is_running("schedule")


def test_job_keeps_the_moment_since_which_it_fails(network, monkeypatch) -> None:
    failing_jobs.failed("days", OSError("first"))
    since = FailingJob.objects.get().since
    monkeypatch.setattr(streaks._running["days"], "next_line", 0.0)
    failing_jobs.failed("days", OSError("second"))
    job = FailingJob.objects.get()
    assert (job.since, job.error) == (since, "OSError('second')")
    failing_jobs.worked("days")


def home(client: Client, *rights: str) -> str:
    """The newsroom's home as somebody with these rights over stories sees it."""
    user = get_user_model().objects.create_user("someone", "someone@example.org", "-")
    group = Group.objects.create(name="desk")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    group.permissions.add(*Permission.objects.filter(codename__in=[f"{right}_article" for right in rights]))
    user.groups.add(group)
    client.force_login(user)
    return str(client.get("/newsroom/").content.decode())


def test_home_says_who_is_late_since_when_and_why(client: Client, network) -> None:
    leave("index", "OSError('No space left')", timedelta(minutes=5))
    page = home(client, "change", "publish")
    assert HEADING in page
    assert "فهرس البحث" in page
    assert "OSError(&#x27;No space left&#x27;)" in page
    assert "تغيير واحد في الانتظار" in page


def test_home_says_nothing_while_nobody_is_late(client: Client, network) -> None:
    leave("index", "OSError('No space left')")
    assert HEADING not in home(client, "change", "publish")


def test_who_may_not_publish_is_not_bothered(client: Client, network) -> None:
    leave("index", "OSError('No space left')", timedelta(minutes=5))
    assert HEADING not in home(client, "add", "change")
