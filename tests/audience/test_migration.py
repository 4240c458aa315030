"""What was counted by the hour is carried over to scores."""

from __future__ import annotations

import importlib
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nashra.audience.decay import weight_of
from nashra.audience.models import StoryScore
from nashra.audience.queries import ranking

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def migrate(name: str):
    executor = MigrationExecutor(connection)
    executor.migrate([("nashra_audience", name)])
    return executor.loader.project_state([("nashra_audience", name)]).apps


def test_views_by_the_hour_become_scores_with_the_same_weights(network, stories, monkeypatch) -> None:
    migration = importlib.import_module("nashra.audience.migrations.0003_scores")
    monkeypatch.setattr(migration, "AT_ONCE", 2)
    first, second, third, never = stories(4)
    edition = network.maghrib.pk
    hourly = migrate("0002_initial").get_model("nashra_audience", "HourlyViews")
    for story, days, views in (
        (first, 0, 3),
        (second, 1, 4),
        (first, 2, 8),
        (third, 900, 10**6),
        (never, 0, 0),
    ):
        hour = NOW - timedelta(days=days)
        hourly.objects.create(edition_id=edition, article_id=story, hour=hour, views=views)
    migrate("0003_scores")
    weights = {row.article_id: weight_of(row.score, NOW) for row in StoryScore.objects.all()}
    assert weights == pytest.approx({first: 5, second: 2, third: 0})
    assert ranking(edition) == [first, second, third]
