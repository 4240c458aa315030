"""Ranking anew: recorded where it changes what readers see, and not otherwise."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from nashra.audience.actions.add_views import add_views
from nashra.audience.actions.rank import rank
from nashra.audience.models import MostRead
from nashra.audience.queries import most_read
from nashra.changes.change import Kind
from nashra.newsroom.models import Placement

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def test_ranking_is_recorded_when_it_changes_and_only_then(network, stories, outbox) -> None:
    first, second = stories(2)
    edition = network.maghrib.pk
    add_views({(edition, first): 5, (edition, second): 3}, NOW)
    assert rank(edition)
    assert most_read(edition) == [first, second]
    add_views({(edition, first): 5}, NOW)
    assert not rank(edition)
    add_views({(edition, second): 90}, NOW)
    assert rank(edition)
    assert most_read(edition) == [second, first]
    assert [(change.kind, change.subject.edition) for change in outbox.changes()] == [
        (Kind.MOST_READ, edition)
    ] * 2


def test_ranking_that_stays_takes_two_statements_and_no_transaction(network, stories) -> None:
    add_views({(network.maghrib.pk, story): 1 for story in stories(300)}, NOW)
    rank(network.maghrib.pk)
    with CaptureQueriesContext(connection) as statements:
        rank(network.maghrib.pk)
    assert len(statements) == 2


def test_edition_deleted_meanwhile_has_no_ranking(network, stories, outbox) -> None:
    [story] = stories(1)
    edition = network.maghrib.pk
    add_views({(edition, story): 1}, NOW)
    rank(edition)
    Placement.objects.filter(edition=edition).delete()
    network.maghrib.delete()
    outbox.forget()
    assert not rank(edition)
    assert not MostRead.objects.exists()
    assert outbox.changes() == []
