"""The sequence of changes, and their rows in the outbox."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from nashra.changes import sequence
from nashra.changes.change import Kind, Location, Subject
from nashra.changes.outbox import committed, record


def test_numbers_follow_one_another(outbox) -> None:
    with transaction.atomic():
        first, second = record(Kind.DAY), record(Kind.DAY)
    assert second == first + 1 == sequence.current()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_change_outside_a_transaction_is_refused() -> None:
    with pytest.raises(TransactionManagementError):
        record(Kind.DAY)


def test_subject_comes_back_as_it_went(outbox) -> None:
    subject = Subject(stories=(3, 4), places=(Location(1, 2),), edition=1)
    record(Kind.STORY, subject)
    assert outbox.changes()[0].subject == subject


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_listeners_hear_of_a_change_after_its_commit_only() -> None:
    heard: list[int] = []

    def listen(sender: object, **kwargs: object) -> None:
        heard.append(sequence.current())

    committed.connect(listen)
    try:
        with transaction.atomic():
            number = record(Kind.DAY)
            assert heard == []
        assert heard == [number]
    finally:
        committed.disconnect(listen)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_change_that_is_rolled_back_gives_its_number_to_the_next() -> None:
    before = sequence.current()
    with transaction.atomic():
        record(Kind.DAY)
        transaction.set_rollback(True)
    with transaction.atomic():
        assert record(Kind.DAY) == before + 1
