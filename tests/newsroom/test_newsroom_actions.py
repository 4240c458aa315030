"""Whatever changes what readers see does so in one transaction with its row of the outbox."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from tests.network import BrokenOffError
from tests.newsroom.network_changes import NETWORK_CHANGES
from tests.newsroom.scenario import Newsroom, PreparedChange
from tests.newsroom.story_changes import STORY_CHANGES
from wagtail.models import Revision, TaskState, WorkflowState

from nashra.changes.change import Kind
from nashra.changes.models import ChangeSequence
from nashra.editions.models import Edition, EditionSection, Section
from nashra.newsroom.models import Article, Author, Correction, GoneStory, Photo, Placement

CHANGES = (*STORY_CHANGES, *NETWORK_CHANGES)


@pytest.fixture
def newsroom(network, desk, write, publish, author, photo, outbox) -> Newsroom:
    return Newsroom(network, desk, write, publish, author, photo, outbox)


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


@pytest.mark.parametrize("prepare", CHANGES, ids=lambda prepare: prepare.__name__)
def test_each_leaves_one_change_that_says_what_it_is_about(
    prepare: Callable[[Newsroom], PreparedChange], newsroom: Newsroom
) -> None:
    prepared = prepare(newsroom)
    newsroom.outbox.forget()
    before, number = readers_view(), ChangeSequence.objects.get().number
    prepared.make()
    changes = [one for one in newsroom.outbox.changes() if one.kind != Kind.RELATED]
    assert [one.kind for one in changes] == [prepared.kind] * prepared.times
    assert readers_view() != before
    assert changes[-1].number == ChangeSequence.objects.get().number > number
    for change in changes:
        assert not prepared.stories or change.subject.stories == prepared.stories
        assert change.subject.places == prepared.places
        assert {name: getattr(change.subject, name) for name in prepared.extra} == prepared.extra


@pytest.mark.parametrize("prepare", CHANGES, ids=lambda prepare: prepare.__name__)
def test_change_that_breaks_off_leaves_neither_change_nor_row(
    prepare: Callable[[Newsroom], PreparedChange], newsroom: Newsroom
) -> None:
    prepared = prepare(newsroom)
    newsroom.outbox.forget()
    before, number = readers_view(), ChangeSequence.objects.get().number
    with newsroom.outbox.breaking() as create, suppress(BrokenOffError):
        prepared.make()
    assert create.called, "the change did not come to the outbox"
    assert readers_view() == before
    assert newsroom.outbox.changes() == []
    assert ChangeSequence.objects.get().number == number
