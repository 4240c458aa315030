from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.newsroom.roles import EDITOR, REPORTER, person

from nashra.newsroom.models import Article, AuditEntry
from nashra.related import queries
from nashra.related.actions import edit
from nashra.related.models import RelatedStory

Publish = Callable[..., Article]


@pytest.fixture
def stories(publish: Publish) -> list[Article]:
    """A story, and three of which the first two are in its list."""
    story, *others = [publish(f"خبر {name}") for name in ("الأصل", "الأول", "الثاني", "الثالث")]
    RelatedStory.objects.create(article=story, related=others[0], score=0.2, words="السيول، الجسر")
    RelatedStory.objects.create(article=story, related=others[1], score=0.1, words="الوادي")
    return [story, *others]


def _do(desk: Client, stories: list[Article], what: str, which: int) -> list[int]:
    address = reverse("related-panel", args=[stories[0].pk])
    assert desk.post(address, {"do": what, "story": stories[which].pk}).status_code == 200
    return [[story.pk for story in stories].index(number) for number in queries.numbers(stories[0].pk, 9)]


def test_the_panel_shows_words_and_scores(desk: Client, stories: list[Article]) -> None:
    html = desk.get(reverse("related-panel", args=[stories[0].pk])).content.decode()
    assert "السيول، الجسر" in html
    assert ">200<" in html
    assert html.index("الأول") < html.index("الثاني")


def test_what_is_pinned_comes_first_and_can_be_moved_up(desk: Client, stories: list[Article]) -> None:
    assert _do(desk, stories, "pin", 2) == [2, 1]
    assert _do(desk, stories, "pin", 3) == [2, 3, 1]
    assert _do(desk, stories, "raise", 3) == [3, 2, 1]
    assert _do(desk, stories, "unpin", 2) == [3, 1, 2]


def test_what_is_struck_out_can_be_brought_back(desk: Client, stories: list[Article]) -> None:
    assert _do(desk, stories, "strike", 1) == [2]
    assert _do(desk, stories, "restore", 1) == [1, 2]


@pytest.mark.parametrize(
    "posted", [{}, {"do": "pin"}, {"do": "x", "story": "1"}, {"do": "pin", "story": "²"}]
)
def test_what_makes_no_sense_is_refused(desk: Client, stories: list[Article], posted: dict[str, str]) -> None:
    assert desk.post(reverse("related-panel", args=[stories[0].pk]), posted).status_code == 400


def test_who_may_not_change_stories_sees_no_panel(client: Client, stories: list[Article]) -> None:
    assert client.get(reverse("related-panel", args=[stories[0].pk])).status_code == 302


def test_who_may_not_publish_reads_the_list_without_buttons(client: Client, stories: list[Article]) -> None:
    address = reverse("related-panel", args=[stories[0].pk])
    buttons = {}
    for role in (REPORTER, EDITOR):
        client.force_login(person(role))
        page = client.get(address).content.decode()
        assert "السيول، الجسر" in page
        buttons[role] = page.count("<button")
    assert buttons == {REPORTER: 0, EDITOR: 5}


def test_a_story_forms_page_loads_the_panel(desk: Client, stories: list[Article]) -> None:
    form = desk.get(reverse("wagtailsnippets_newsroom_article:edit", args=[stories[0].pk]))
    assert "related/related.js" in form.content.decode()


def test_what_an_editor_does_is_in_the_storys_history(desk: Client, stories: list[Article]) -> None:
    for what, which in (("pin", 2), ("pin", 3), ("raise", 3), ("unpin", 2), ("strike", 1), ("restore", 1)):
        _do(desk, stories, what, which)
    address = reverse("wagtailsnippets_newsroom_article:history", args=[stories[0].pk])
    html = desk.get(address).content.decode()
    said = [
        "ثُبّت في الأخبار ذات الصلة: خبر الثاني",
        "ثُبّت في الأخبار ذات الصلة: خبر الثالث",
        "رُتّبت الأخبار المثبّتة ذات الصلة: خبر الثالث · خبر الثاني",
        "أُلغي تثبيته في الأخبار ذات الصلة: خبر الثاني",
        "استُبعد من الأخبار ذات الصلة: خبر الأول",
        "أُعيد إلى الأخبار ذات الصلة: خبر الأول",
    ]
    assert [text for text in said if text not in html] == []
    assert sorted(said, key=html.index, reverse=True) == said
    users = AuditEntry.objects.filter(action__startswith="related.").values_list("user__username", flat=True)
    assert set(users) == {"editor"}


def test_an_order_that_stays_is_not_in_the_history(stories: list[Article]) -> None:
    for _again in range(2):
        edit.pin(article=stories[0], stories=stories[1:3])
    actions = AuditEntry.objects.filter(action__startswith="related.").values_list("action", flat=True)
    assert list(actions) == ["related.pin"]
