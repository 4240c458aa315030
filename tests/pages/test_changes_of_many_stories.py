"""What a change costs whose author or photo many stories show: bounded, whatever the archive has of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.network import Network, Outbox

from nashra.changes.change import MOST_STORIES
from nashra.changes.models import Delivery, OutboxRow
from nashra.fragments.store.memory import MemoryStore
from nashra.newsroom.actions.edit_author import EditAuthor
from nashra.newsroom.models import Article, Author, Byline, Photo, Placement, SeeAlso
from nashra.pages import generation
from nashra.publication.consumers import CONSUMERS
from nashra.publication.deliver import deliver, deliver_due
from nashra.search.indexing.consumer import STEP


@pytest.fixture(autouse=True)
def store(memory_store: MemoryStore, network: Network) -> None:
    """A store of the test's own, with the network's generation begun."""
    generation.begin()


def archive(network: Network, count: int, **fields: Any) -> list[Article]:
    """Live stories, as publishing leaves them."""
    when = datetime(2026, 1, 1, tzinfo=UTC)
    fields |= {"live": True, "first_published_at": when, "last_published_at": when}
    stories = Article.objects.bulk_create(Article(headline=f"خبر {n}", **fields) for n in range(count))
    where = {"edition": network.maghrib, "section": network.world, "live": True, "published_at": when}
    Placement.objects.bulk_create(Placement(article=story, **where) for story in stories)
    return stories


def author_of(network: Network, count: int) -> Author:
    author = Author.objects.create(name=f"كاتب {count}")
    Byline.objects.bulk_create(Byline(article=story, author=author) for story in archive(network, count))
    return author


def photo_of(network: Network, count: int) -> Photo:
    photo = Photo(title="ميناء", width=10, height=10, file="original_images/none.jpg")
    Photo.objects.bulk_create([photo])
    archive(network, count, lead_photo=photo)
    return photo


def rename(author: Author) -> None:
    author.name += " الجديد"
    EditAuthor(author, user=None).execute(skip_permission_checks=True)


def change_credit(photo: Photo) -> None:
    photo.credit = "وكالة الأفق"
    photo.save()


WAYS = [
    pytest.param(author_of, rename, id="rename an author"),
    pytest.param(photo_of, change_credit, id="change a photo"),
    pytest.param(photo_of, Photo.delete, id="delete a photo"),
]


@pytest.mark.parametrize(("make", "act"), WAYS)
def test_change_costs_as_many_statements_and_bytes_for_many_stories_as_for_few(
    network: Network, outbox: Outbox, make: Callable[[Network, int], Any], act: Callable[[Any], object]
) -> None:
    act(make(network, 1))  # what a process asks once is asked now
    deliver(outbox.changes())
    statements, sizes = [], []
    for count in (3, STEP + 50, MOST_STORIES + 300):
        thing = make(network, count)
        outbox.forget()
        with CaptureQueriesContext(connection) as sent:
            act(thing)
            sizes.append(len(json.dumps(OutboxRow.objects.values_list("subject", flat=True)[0])))
            deliver(outbox.changes())
        statements.append(len(sent))
        assert max(query["sql"].count(",") for query in sent.captured_queries) < 10 * MOST_STORIES
    assert max(statements) <= statements[0] + 7, statements  # a delivery for the index, a new generation
    assert max(sizes) < 8 * MOST_STORIES


@pytest.mark.parametrize(("make", "act"), WAYS)
@pytest.mark.parametrize("count", [MOST_STORIES, MOST_STORIES + 1])
def test_more_stories_than_are_named_begin_a_new_generation(
    network: Network,
    outbox: Outbox,
    make: Callable[[Network, int], Any],
    act: Callable[[Any], object],
    count: int,
) -> None:
    thing = make(network, count)
    outbox.forget()
    before = generation.current()
    act(thing)
    deliver(outbox.changes())
    assert (generation.current() != before) == (count > MOST_STORIES)


def test_story_that_very_many_show_is_deleted_at_no_larger_cost(network: Network, outbox: Outbox) -> None:
    target, *others = archive(network, MOST_STORIES + 2)
    SeeAlso.objects.bulk_create(SeeAlso(article=other, target=target) for other in others)
    from wagtail.models import ReferenceIndex

    kind = Article.get_content_type()
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            base_content_type=kind,
            content_type=kind,
            object_id=str(other.pk),
            to_content_type=kind,
            to_object_id=str(target.pk),
            model_path="see_also.item.target",
            content_path="see_also.item.target",
            content_path_hash=f"00000000-0000-0000-0000-{other.pk:012}",
        )
        for other in others
    )
    before = generation.current()
    target.delete()
    assert outbox.changes()[0].subject.shown_by == ()
    deliver(outbox.changes())
    assert generation.current() != before


def test_index_takes_an_authors_stories_step_by_step(network: Network, outbox: Outbox) -> None:
    author = author_of(network, 2 * STEP + 10)
    outbox.forget()
    rename(author)
    (change,) = outbox.changes()
    deliver([change])
    left = Delivery.objects.get()
    numbers = sorted(Byline.objects.values_list("article", flat=True))
    assert (left.consumer, left.position) == ("index", numbers[STEP - 1])
    assert deliver_due(CONSUMERS[-1]) == 1
    assert not OutboxRow.objects.exists()
