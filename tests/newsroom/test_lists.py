"""Lists and choosers of stories."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.newsroom.scenario import story_url

from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.admin import list_search, status
from nashra.newsroom.models import Article
from nashra.search.indexing.rebuild import rebuild

LIST = "/newsroom/stories/"
CHOOSER = "/newsroom/snippets/choose/newsroom/article/"


def shown(response) -> list[str]:
    return [story.headline for story in response.context["object_list"]]


def states() -> dict[str, str]:
    return {story.headline: status.state(story) for story in status.with_schedule(Article.objects.all())}


@pytest.fixture
def every_state(write, publish) -> None:
    write("مسودة")
    publish("منشور")
    changed = publish("فيه تعديلات")
    changed.save_revision()
    unpublish(article=publish("مسحوب"))
    publish_now(article=write("مجدول", go_live_at=timezone.now() + timedelta(hours=1)))


NAMES = {
    "مسودة": status.DRAFT,
    "منشور": status.LIVE,
    "فيه تعديلات": status.CHANGED,
    "مسحوب": status.WITHDRAWN,
    "مجدول": status.SCHEDULED,
}


def test_every_story_has_the_state_that_it_is_in(every_state) -> None:
    assert states() == NAMES


@pytest.mark.parametrize(("headline", "wanted"), NAMES.items())
def test_filter_finds_the_stories_in_a_state(desk, every_state, headline: str, wanted: str) -> None:
    assert shown(desk.get(LIST, {"state": wanted})) == [headline]


def test_list_is_newest_change_first(desk, write) -> None:
    first = write("الأول")
    write("الثاني")
    first.save()
    assert shown(desk.get(LIST)) == ["الأول", "الثاني"]


def test_list_is_filtered_by_edition_and_section(desk, network, write) -> None:
    write("في العالم")
    assert shown(desk.get(LIST, {"main_section": network.world.pk})) == ["في العالم"]
    assert shown(desk.get(LIST, {"main_section": network.sport.pk})) == []
    assert shown(desk.get(LIST, {"main_edition": network.misr.pk})) == []


def test_words_find_headlines(desk, write) -> None:
    write("قمة في الميناء")
    write("هدنة في الجنوب")
    assert shown(desk.get(LIST, {"q": "الميناء"})) == ["قمة في الميناء"]


@pytest.mark.parametrize("address", [LIST, CHOOSER])
def test_list_asks_no_question_a_row(
    desk, write, author, address: str, django_assert_max_num_queries, settings
) -> None:
    write("الأول", authors=[author])
    desk.get(address)
    with CaptureQueriesContext(connection) as few:
        desk.get(address)
    for number in range(8):
        write(f"خبر {number}", authors=[author]).save_revision()
    with CaptureQueriesContext(connection) as many:
        assert desk.get(address).status_code == 200
    assert len(many) == len(few)


def test_list_leaves_bodies_where_they_are(desk, write) -> None:
    write()
    with CaptureQueriesContext(connection) as asked:
        desk.get(LIST)
    assert not [one["sql"] for one in asked if '"newsroom_article"."body"' in one["sql"]]


def test_nothing_is_counted_beyond_the_limit(write, monkeypatch) -> None:
    monkeypatch.setattr(list_search, "LIMIT", 3)
    for number in range(5):
        write(f"خبر {number}")
    assert list_search.CappedPaginator(Article.objects.all(), 2).count == 3


def test_search_reads_only_the_newest(desk, write, monkeypatch) -> None:
    monkeypatch.setattr(list_search, "LIMIT", 2)
    for number in range(3):
        write(f"هدنة {number}")
    assert shown(desk.get(LIST, {"q": "هدنة"})) == ["هدنة 2", "هدنة 1"]


def retitle(story: Article, headline: str, summary: str = "") -> None:
    story.headline, story.summary = headline, summary
    story.save_revision()


@pytest.mark.parametrize("typed", ["المينا", "بميناء", "موانئ طنجة", "الميناه", "توسع طنجة", "طنج"])
def test_draft_is_found_by_its_newest_headline_and_summary(desk, write, typed: str) -> None:
    retitle(write("بلا عنوان"), "توسيع الميناء", "أشغال في طنجة وفي موانئ أخرى")
    write("هدنة في الجنوب")
    for address in (LIST, f"{CHOOSER}results/"):
        page = desk.get(address, {"q": typed}).content.decode()
        assert "توسيع الميناء" in page
        assert "الجنوب" not in page
    assert shown(desk.get(LIST, {"q": "بلا عنوان"})) == []


def test_changes_of_a_published_story_find_it_and_come_first(desk, publish) -> None:
    changed = publish("قمة في الرباط")
    publish("توسيع ميناء الرباط")
    rebuild()
    retitle(changed, "ميناء الرباط")
    assert shown(desk.get(LIST, {"q": "ميناء الرباط"})) == ["قمة في الرباط", "توسيع ميناء الرباط"]


def test_drafts_are_read_by_one_statement(desk, write) -> None:
    for number in range(3):
        retitle(write(), f"ميناء {number}")
    with CaptureQueriesContext(connection) as asked:
        desk.get(LIST, {"q": "ميناء"})
    assert len([one for one in asked if "JSON_EXTRACT" in one["sql"].upper()]) == 1


def test_chooser_finds_stories_by_headline(desk, write) -> None:
    write("قمة في الميناء")
    write("هدنة في الجنوب")
    page = desk.get(f"{CHOOSER}results/", {"q": "هدنة"}).content.decode()
    assert "هدنة في الجنوب" in page
    assert "قمة في الميناء" not in page


def test_editor_finds_begun_scheduled_and_published_stories_at_home(desk, every_state, write) -> None:
    from django.contrib.auth import get_user_model

    story = write("بدأتُه")
    story.save_revision(user=get_user_model().objects.get())
    panels = {
        panel.name: [one.headline for one in panel.stories]
        for panel in desk.get("/newsroom/").context["panels"]
        if hasattr(panel, "stories")
    }
    assert panels == {
        "in_progress": ["بدأتُه"],
        "scheduled": ["مجدول"],
        "published": ["فيه تعديلات", "منشور"],
    }


def test_home_has_a_button_for_a_new_story(desk, network) -> None:
    page = desk.get("/newsroom/").content.decode()
    assert f'href="{story_url("add")}"' in page
    assert "خبر جديد" in page
