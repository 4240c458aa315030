"""An outbox in which changes wait is taken along by an upgrade."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nashra.changes.change import Change, Kind, Location, Subject
from nashra.changes.outbox import pending

OLD = [("changes", "0002_rename_line")]


@pytest.fixture
def old_outbox(django_db_serialized_rollback: None, transactional_db: None) -> Any:
    """The outbox's model as it was before each consumer acknowledged for itself; brought up again in the end."""
    MigrationExecutor(connection).migrate(OLD)
    executor = MigrationExecutor(connection)
    yield executor.loader.project_state(OLD).apps.get_model("changes", "OutboxRow")
    upgrade()


def upgrade() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] == "changes"])


def test_waiting_changes_are_pending_for_all_consumers_after_the_upgrade(old_outbox: Any) -> None:
    subject = {"stories": [4], "places": [{"edition": 1, "section": 2}], "shown_by": []}
    subject |= {"edition": 0, "author": 0, "photo": 0}
    old_outbox.objects.create(number=7, kind="story", subject=subject)
    old_outbox.objects.create(number=8, kind="day", subject=subject, attempts=3, failure="disk full")
    upgrade()
    story = Subject(stories=(4,), places=(Location(1, 2),))
    assert pending(10) == [Change(7, Kind.STORY, story), Change(8, Kind.DAY, story)]
