"""Following changes: a transaction's own at once, each failure by itself, and nothing old left where one fails."""

from __future__ import annotations

import pytest
from django.db import transaction

from nashra.changes import outbox
from nashra.changes.change import Kind, Subject
from nashra.changes.models import OutboxRow
from nashra.pages.invalidation import Invalidation
from nashra.publication import deliver

pytestmark = pytest.mark.django_db


class Store:
    """A store that remembers what was asked of it."""

    def __init__(self) -> None:
        self.touched: list[tuple[list[bytes], int]] = []
        self.put: list[object] = []

    def invalidate(self, keys: list[bytes], version: int) -> None:
        if keys:
            self.touched.append((keys, version))

    def put_many(self, entries: list[object]) -> int:
        self.put += entries
        return len(entries)


@pytest.fixture
def store(monkeypatch, db) -> Store:
    """Changes touch keys named by their editions: to render the even ones, to empty the odd ones."""
    made = Store()

    def invalidated_by(changes, sites) -> Invalidation:
        keys = {change.subject.edition for change in changes}
        rerender, invalidate = ({f"{key}".encode() for key in keys if key % 2 == odd} for odd in (0, 1))
        return Invalidation(rerender=rerender, invalidate=invalidate)

    monkeypatch.setattr(deliver, "store", lambda: made)
    monkeypatch.setattr(deliver, "invalidated_by", invalidated_by)
    monkeypatch.setattr(deliver, "render", list)
    monkeypatch.setattr(deliver.generation, "current", lambda: None)
    return made


def record(*editions: int) -> list[int]:
    with transaction.atomic():
        return [outbox.record(Kind.DAY, Subject(edition=edition)) for edition in editions]


def test_changes_of_one_transaction_are_followed_together_and_settled(
    store, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        numbers = record(2, 3, 4)
    assert store.put == [b"2", b"4"]
    assert store.touched == [([b"3"], numbers[-1])]
    assert not OutboxRow.objects.exists()


def test_what_others_had_recorded_before_is_left_to_them(store, django_capture_on_commit_callbacks) -> None:
    others = record(8)
    with django_capture_on_commit_callbacks(execute=True):
        record(2)
    assert store.put == [b"2"]
    assert list(OutboxRow.objects.values_list("number", flat=True)) == others


def test_change_that_fails_is_noted_and_what_it_touched_is_emptied(
    store, monkeypatch, django_capture_on_commit_callbacks, caplog
) -> None:
    def render(keys: list[bytes]) -> list[bytes]:
        if b"4" in keys:
            raise RuntimeError("a template is broken")
        return keys

    monkeypatch.setattr(deliver, "render", render)
    with django_capture_on_commit_callbacks(execute=True):
        numbers = record(2, 4, 6)
    assert store.put == [b"2", b"6"], "the others go on"
    assert ([b"4"], numbers[1]) in store.touched
    row = OutboxRow.objects.get()
    assert (row.number, row.attempts, "a template is broken" in row.failure) == (numbers[1], 1, True)
    assert "could not be followed; the worker tries again" in caplog.text


def test_rendering_that_took_too_long_to_be_taken_is_a_failure(
    store, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr(deliver, "MAX_RENDER_SECONDS", -1.0)
    with django_capture_on_commit_callbacks(execute=True):
        record(2)
    assert OutboxRow.objects.get().attempts == 1


def test_worker_takes_what_was_left_behind(store) -> None:
    numbers = record(2, 3)
    OutboxRow.objects.update(tried_at="2020-01-01T00:00Z")
    assert deliver.follow_left_behind() == len(numbers)
    assert store.put == [b"2"]
    assert not OutboxRow.objects.exists()
