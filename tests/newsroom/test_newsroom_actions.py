"""Whatever changes what readers see does so in one transaction with its row of the outbox."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from tests.network import BrokenOffError
from tests.newsroom.network_changes import NETWORK_WAYS
from tests.newsroom.scenario import Way, World
from tests.newsroom.story_changes import STORY_WAYS
from wagtail.models import Revision, TaskState, WorkflowState

from nashra.changes.change import Kind
from nashra.changes.models import ChangeSequence
from nashra.editions.models import Edition, EditionSection, Section
from nashra.newsroom.models import Article, Author, Correction, GoneStory, Photo, Placement

WAYS = (*STORY_WAYS, *NETWORK_WAYS)


@pytest.fixture
def world(network, desk, write, publish, author, photo, outbox) -> World:
    return World(network, desk, write, publish, author, photo, outbox)


def readers_view() -> dict[str, list[Any]]:
    """All that readers see, and all that is going to happen by itself."""
    seen = Article.objects.filter(live=True)
    return {
        "stories": list(seen.order_by("pk").values("pk", "headline", "live_revision", "last_published_at")),
        "bodies": [str(story.body) for story in seen.order_by("pk")],
        "placements": list(Placement.objects.filter(article__live=True).order_by("pk").values()),
        "corrections": list(Correction.objects.values()),
        "departed": list(GoneStory.objects.values_list("pk", flat=True)),
        "scheduled": list(Revision.objects.exclude(approved_go_live_at=None).values("pk")),
        "moderation": [*WorkflowState.objects.values("status"), *TaskState.objects.values("status")],
        "editions": list(Edition.objects.order_by("pk").values()),
        "shown": list(EditionSection.objects.order_by("pk").values()),
        "sections": list(Section.objects.order_by("pk").values()),
        "authors": list(Author.objects.order_by("pk").values()),
        "photos": list(Photo.objects.order_by("pk").values("pk", "title", "credit")),
    }


@pytest.mark.parametrize("prepare", WAYS, ids=lambda way: way.__name__)
def test_way_leaves_one_change_that_says_what_it_is_about(
    prepare: Callable[[World], Way], world: World
) -> None:
    way = prepare(world)
    world.outbox.forget()
    before, number = readers_view(), ChangeSequence.objects.get().number
    way.take()
    changes = [one for one in world.outbox.changes() if one.kind != Kind.RELATED]
    assert [one.kind for one in changes] == [way.kind] * way.times
    assert readers_view() != before
    assert changes[-1].number == ChangeSequence.objects.get().number > number
    for change in changes:
        assert not way.stories or change.subject.stories == way.stories
        assert change.subject.places == way.places
        assert {name: getattr(change.subject, name) for name in way.extra} == way.extra


@pytest.mark.parametrize("prepare", WAYS, ids=lambda way: way.__name__)
def test_way_that_breaks_off_leaves_neither_change_nor_row(
    prepare: Callable[[World], Way], world: World
) -> None:
    way = prepare(world)
    world.outbox.forget()
    before, number = readers_view(), ChangeSequence.objects.get().number
    with world.outbox.breaking() as create, suppress(BrokenOffError):
        way.take()
    assert create.called, "the way did not come to the outbox"
    assert readers_view() == before
    assert world.outbox.changes() == []
    assert ChangeSequence.objects.get().number == number
