"""What readers are told who do not see a photo, and how the newsroom is asked for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.newsroom.models import Article, Photo
from nashra.pages.context.render_context import RenderContext

MISSING = "لا نص بديلًا لهذه الصورة"


@pytest.mark.parametrize(
    ("photo_says", "caption", "told"),
    [
        ({"description": "قوارب راسية"}, "ميناء الصويرة", "قوارب راسية"),
        ({}, "ميناء الصويرة", "ميناء الصويرة"),
        ({"caption": "الميناء في الفجر"}, "", "الميناء في الفجر"),
        ({"description": "زخرف", "decorative": True}, "ميناء الصويرة", ""),
    ],
)
def test_reader_who_does_not_see_it_is_told_what_is_known(
    network: Network,
    publish: Callable[..., Article],
    photo: Photo,
    photo_says: dict[str, object],
    caption: str,
    told: str,
) -> None:
    Photo.objects.update(**{"description": "", **photo_says})
    story = publish(lead_photo=photo, caption=caption)
    assert RenderContext(network.maghrib).story(story.pk).lead_photo.alt == told


def test_form_of_a_photo_asks_for_its_alternative_text(desk: Client, photo: Photo) -> None:
    page = desk.get(reverse("wagtailimages:edit", args=[photo.pk])).content.decode()
    assert "النص البديل" in page
    assert 'name="decorative"' in page


def test_story_is_published_and_told_of_a_photo_without_an_alternative_text(
    desk: Client, network: Network, publish: Callable[..., Article], photo: Photo
) -> None:
    Photo.objects.update(description="")
    story = publish(lead_photo=photo)
    address = story_url("edit", story.pk)

    def published() -> str:
        answer = desk.post(address, filled(desk, address, **{"action-publish": "1"}), follow=True)
        assert Article.objects.get(pk=story.pk).live
        return " ".join(str(one) for one in answer.context["messages"])

    assert MISSING in desk.get(address).content.decode()
    assert "نص بديل" in published()
    Photo.objects.update(decorative=True)
    assert MISSING not in desk.get(address).content.decode()
    assert "نص بديل" not in published()
