"""A story that leaves an edition: its address there leads to the edition that has it, or says that it is gone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.editions.models import Edition
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.placements import set_primary
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.models import Article, Placement, RemovedPlacement
from nashra.pages import generation

MISR = "misr.localhost"
HEADLINE = "هدنة في الجنوب"


def path(story: Article) -> str:
    return f"/عالم/{story.pk}/هدنة-في-الجنوب"


@pytest.fixture
def place(network) -> Any:
    """Publishes a story anew in some editions."""

    def place(story: Article, *editions: Edition) -> None:
        article = Article.objects.get(pk=story.pk)
        there = {row.edition_id: row for row in article.placements.all()}
        article.placements = [
            there.get(edition.pk) or Placement(edition=edition, section=network.world) for edition in editions
        ]
        for order, row in enumerate(article.placements.all()):
            row.sort_order = order
        set_primary(article)
        article.save_revision()
        publish_now(article=article)

    return place


@pytest.fixture
def story(network, publish, reader) -> Article:
    """A story of both editions, whose readers have seen it."""
    placed = [PlacementDraft(edition, network.world) for edition in (network.maghrib, network.misr)]
    story = publish(HEADLINE, placements=placed)
    for host in ("maghrib.localhost", MISR):
        assert reader.get(path(story), host=host).status == 200
    return story


def test_address_leads_to_the_edition_that_still_has_the_story(network, story, place, reader) -> None:
    place(story, network.misr)
    there = f"http://{MISR}:8000{path(story)}?utm_source=x"
    for one in (path(story), f"/عالم/{story.pk}", f"/رياضة/{story.pk}/", path(story) + "/"):
        assert reader.get(one, "utm_source=x") == (301, there)
    assert reader.get(path(story), host=MISR).status == 200


def test_story_that_comes_back_has_its_address_again(network, story, place, reader) -> None:
    place(story, network.misr)
    assert reader.get(path(story)).status == 301
    place(story, network.maghrib, network.misr)
    assert reader.get(path(story)).status == 200
    place(story, network.misr)
    assert reader.get(path(story)).status == 301


def test_address_is_gone_where_the_other_edition_lost_the_story_too(network, story, place, reader) -> None:
    place(story, network.misr)
    assert reader.get(path(story)).status == 301
    Article.objects.get(pk=story.pk).unpublish()
    assert reader.get(path(story)).status == 410
    assert reader.get(path(story), host=MISR).status == 410
    publish_now(article=Article.objects.get(pk=story.pk))
    assert reader.get(path(story)).status == 301
    delete(article=Article.objects.get(pk=story.pk))
    assert reader.get(path(story)).status == 410


def test_address_is_gone_while_the_edition_holds_the_story_back(network, story, place, reader) -> None:
    place(story, network.misr)
    article = Article.objects.get(pk=story.pk)
    later = timezone.now() + timedelta(hours=1)
    article.placements.add(
        Placement(edition=network.maghrib, section=network.world, embargo_at=later, sort_order=1)
    )
    article.save_revision()
    publish_now(article=article)
    assert reader.get(path(story)).status == 410
    assert reader.get(path(story), host=MISR).status == 200


def test_address_where_the_story_never_stood_is_not_there(network, publish, place, reader) -> None:
    story = publish(HEADLINE)
    assert reader.get(path(story), host=MISR).status == 404
    place(story, network.maghrib)
    assert reader.get(path(story), host=MISR).status == 404
    assert not RemovedPlacement.objects.exists()


def test_story_that_moved_without_ever_being_seen_leaves_nothing(network, write, place, reader) -> None:
    story = write(HEADLINE)
    place(story, network.misr)
    assert reader.get(path(story)).status == 404


def test_address_stays_gone_when_a_story_that_is_down_loses_its_place(
    network, story, reader, desk: Client
) -> None:
    Article.objects.get(pk=story.pk).unpublish()
    assert reader.get(path(story)).status == 410
    address = story_url("edit", story.pk)
    desk.post(address, filled(desk, address, placements__0__DELETE="1"))
    assert not Placement.objects.filter(article=story.pk, edition=network.maghrib).exists()
    generation.begin()  # so that nothing is answered from what was rendered before
    assert reader.get(path(story)).status == 410
    assert reader.get(path(story), host=MISR).status == 410


def test_story_that_moves_while_it_is_down_is_gone_where_it_stood(
    network, publish, reader, desk: Client
) -> None:
    story = publish(HEADLINE)
    assert reader.get(path(story)).status == 200
    Article.objects.get(pk=story.pk).unpublish()
    address = story_url("edit", story.pk)
    desk.post(address, filled(desk, address, placements__0__edition=str(network.misr.pk)))
    assert Placement.objects.get(article=story.pk).edition == network.misr
    assert reader.get(path(story)).status == 410
    publish_now(article=Article.objects.get(pk=story.pk))
    assert reader.get(path(story)) == (301, f"http://{MISR}:8000{path(story)}")
