"""The desk as an editor finds it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url

from nashra.edge.policy import DRAFT_POLICY
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.models import Article


def test_newsroom_is_arabic_from_right_to_left(desk, network) -> None:
    page = desk.get("/newsroom/").content.decode()
    assert re.search(r'<html[^>]*lang="ar"[^>]*dir="rtl"', page)


def test_login_is_arabic_too(client, network) -> None:
    page = client.get("/newsroom/login/").content.decode()
    assert 'dir="rtl"' in page
    assert "غرفة الأخبار" in page
    assert "Wagtail" not in page.partition("</head>")[0]


def test_menu_has_the_desks_items_and_no_pages(desk, network) -> None:
    page = desk.get("/newsroom/").content.decode()
    for there in ("/newsroom/stories/", "/newsroom/editions/", "/newsroom/sections/", "/newsroom/authors/"):
        assert f'"url": "{there}"' in page
    assert '"name": "explorer"' not in page
    assert '"name": "documents"' not in page


def test_preview_offers_the_editions_in_which_the_story_stands(desk, network, write) -> None:
    there = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.sport)]
    story = write(placements=there)
    page = desk.get(story_url("edit", story.pk)).content.decode()
    modes = re.findall(r'<option value="(\d+)"[^>]*>\s*(?:مصر|المغرب) اليوم', page)
    assert set(modes) >= {str(network.maghrib.pk), str(network.misr.pk)}
    assert re.search(r'id="id_preview_mode".*?المغرب اليوم.*?مصر اليوم.*?</select>', page, re.S)


@pytest.mark.usefixtures("one_connection")
def test_preview_is_the_page_of_the_edition_chosen(desk, network, write) -> None:
    there = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.sport)]
    story = write(placements=there)
    address = reverse("wagtailsnippets_newsroom_article:preview_on_edit", args=(story.pk,))
    desk.post(address, filled(desk, story_url("edit", story.pk), headline="عنوان لم يُحفظ"))
    answer = desk.get(address, {"mode": str(network.misr.pk)})
    assert answer.headers["Content-Security-Policy"] == DRAFT_POLICY
    assert "sandbox allow-same-origin;" in DRAFT_POLICY
    page = answer.content.decode()
    assert "<h1>عنوان لم يُحفظ</h1>" in page
    assert '<meta property="og:site_name" content="مصر اليوم">' in page


@pytest.mark.usefixtures("one_connection")
def test_new_story_is_previewed_before_it_is_saved(desk, network) -> None:
    address = reverse("wagtailsnippets_newsroom_article:preview_on_add")
    section = str(network.world.pk)
    data = filled(desk, story_url("add"), headline="قمة", placements__0__section=section)
    desk.post(address, data)
    assert "<h1>قمة</h1>" in desk.get(address, {"mode": str(network.maghrib.pk)}).content.decode()
    assert not Article.objects.exists()


def test_preview_has_nothing_at_its_own_address(client, network) -> None:
    assert client.get(f"/-/preview/{network.maghrib.pk}").status_code == 404


@pytest.mark.parametrize(
    ("name", "said"), [("misr", "«مصر اليوم» قيد الاستعمال"), ("world", "ليس لديك تصريح")]
)
def test_what_stories_stand_in_is_not_deleted(desk, network, publish, name: str, said: str) -> None:
    there = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.world)]
    publish(placements=there)
    thing = getattr(network, name)
    address = reverse(f"wagtailsnippets_editions_{thing._meta.model_name}:delete", args=(thing.pk,))
    assert f"«{thing}» قيد الاستعمال" in desk.post(address, follow=True).content.decode()
    thing.refresh_from_db()


@pytest.mark.parametrize("name", ["edition", "section"])
def test_editions_and_sections_have_no_boxes_for_bulk_deletion(desk, network, name: str) -> None:
    page = desk.get(reverse(f"wagtailsnippets_editions_{name}:list")).content.decode()
    assert 'data-bulk-action="item"' not in page
    assert "bulk-action-checkbox" not in page


def test_only_addresses_and_mail_are_asked_for_by_the_link_button(desk, network) -> None:
    page = desk.get("/newsroom/choose-external-link/").json()["html"]
    assert "choose-email-link" in page
    assert "choose-phone-link" not in page


def test_story_has_no_copy_button(desk, write) -> None:
    story = write()
    assert "/copy/" not in desk.get(story_url("edit", story.pk)).content.decode()
