"""Editors see which addresses still lead to a story, and in which edition."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

from django.test import Client
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.editions.models import FormerHost, FormerSlug
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.admin.old_addresses import old_addresses
from nashra.newsroom.models import Article, RemovedPlacement


def test_old_slugs_hosts_and_left_editions_are_listed_with_where_they_lead(
    network: Network, publish: Callable[..., Article], desk: Client
) -> None:
    story = publish("قمة", placements=[PlacementDraft(network.maghrib, network.world)])
    assert old_addresses(story.pk) == ()
    FormerSlug.objects.create(section=network.world, slug="دولي")
    FormerSlug.objects.create(section=network.sport, slug="ملاعب")
    FormerHost.objects.create(edition=network.maghrib, host="xn--ogbpi5e.xn--wgbh1c")
    FormerHost.objects.create(edition=network.misr, host="old.misr.example")
    RemovedPlacement.objects.create(article=story, edition=network.misr)
    right = f"http://maghrib.localhost:8000/عالم/{story.pk}/قمة"
    assert [(one.edition, one.address, one.leads_to) for one in old_addresses(story.pk)] == [
        ("المغرب اليوم", f"http://maghrib.localhost:8000/دولي/{story.pk}/قمة", right),
        ("المغرب اليوم", f"http://نشرة.مصر:8000/عالم/{story.pk}/قمة", right),
        ("مصر اليوم", f"http://misr.localhost:8000/…/{story.pk}", right),
    ]
    page = unescape(desk.get(story_url("edit", story.pk)).content.decode())
    assert all(one.address in page for one in old_addresses(story.pk))
    assert (
        desk.post(story_url("edit", story.pk), filled(desk, story_url("edit", story.pk))).status_code == 302
    )


def test_address_in_a_left_edition_of_a_story_that_is_down_says_that_it_is_gone(
    network: Network, publish: Callable[..., Article]
) -> None:
    story = publish("قمة", placements=[PlacementDraft(network.maghrib, network.world)])
    RemovedPlacement.objects.create(article=story, edition=network.misr)
    unpublish(article=story, reason="error")
    assert [one.leads_to for one in old_addresses(story.pk)] == [""]
