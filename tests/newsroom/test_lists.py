"""Lists and choosers of stories."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import takewhile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from tests.newsroom.posts.post import story_url
from tests.plans import plan

from nashra.arabic.digits import to_digits
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.kill import kill
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.admin import export, list_search, placed, status
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
    unpublish(article=publish("مسحوب"), reason="error")
    kill(article=publish("مقتول"), reason="legal")
    publish_now(article=write("مجدول", go_live_at=timezone.now() + timedelta(hours=1)))


NAMES = {
    "مسودة": status.DRAFT,
    "منشور": status.LIVE,
    "فيه تعديلات": status.CHANGED,
    "مسحوب": status.WITHDRAWN,
    "مقتول": status.KILLED,
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


def test_home_has_a_button_for_a_new_story(desk, network) -> None:
    page = desk.get("/newsroom/").content.decode()
    assert f'href="{story_url("add")}"' in page
    assert "خبر جديد" in page


def test_edition_and_section_are_those_of_any_placement(desk, network, write, monkeypatch) -> None:
    write(
        "في اثنتين",
        placements=[
            PlacementDraft(network.maghrib, network.world),
            PlacementDraft(network.misr, network.sport),
        ],
    )
    write("في المغرب")
    for few in (placed.FEW, 0):
        monkeypatch.setattr(placed, "FEW", few)
        assert shown(desk.get(LIST, {"main_edition": network.misr.pk})) == ["في اثنتين"]
        assert shown(desk.get(LIST, {"main_section": network.sport.pk})) == ["في اثنتين"]
        both = {"main_edition": network.maghrib.pk, "main_section": network.sport.pk}
        assert shown(desk.get(LIST, both)) == []


def test_counting_a_list_asks_for_nothing_that_rows_show(desk, network, publish) -> None:
    publish()
    with CaptureQueriesContext(connection) as asked:
        desk.get(LIST)
    (counting,) = [
        one["sql"] for one in asked if "COUNT(*)" in one["sql"] and "newsroom_article" in one["sql"]
    ]
    assert "wagtailcore_revision" not in counting


@pytest.mark.parametrize("state", [name for name in status.NAMES if name != status.KILLED])
def test_no_state_is_found_by_reading_all_revisions(desk, network, publish, state: str) -> None:
    publish()
    with CaptureQueriesContext(connection) as asked:
        desk.get(LIST, {"state": state})
    listing = [
        one["sql"] for one in asked if "wagtailcore_revision" in one["sql"] and " LIKE " not in one["sql"]
    ]
    steps = [step for statement in listing for step in plan(statement)]
    assert steps
    assert [step for step in steps if re.match(r"SCAN (U\d|wagtailcore_revision)$", step)] == []


def own_steps(statement: str) -> list[str]:
    """The steps of a statement's plan but for what is asked of each row: of a story's few revisions that wait."""
    return list(takewhile(lambda step: not step.startswith("CORRELATED"), plan(statement)))


def test_stories_of_many_bylines_are_walked_in_the_lists_order(
    desk, network, publish, author, monkeypatch
) -> None:
    publish("موقّع", authors=[author])
    publish("غير موقّع")
    for few in (placed.FEW, 0):
        monkeypatch.setattr(placed, "FEW", few)
        with CaptureQueriesContext(connection) as asked:
            assert shown(desk.get(LIST, {"author": author.name[:3]})) == ["موقّع"]
    listing = [one["sql"] for one in asked if "EXISTS" in one["sql"] and "newsroom_byline" in one["sql"]]
    steps = {step for statement in listing for step in plan(statement)}
    assert any("article_updated" in step for step in steps)
    assert not [step for step in steps if "byline_of_author" in step]
    assert not [
        step for statement in listing for step in own_steps(statement) if "TEMP B-TREE FOR ORDER" in step
    ]


def test_stories_of_a_time_of_publication_are_listed_in_its_order(desk, network, publish) -> None:
    for name, day in (("أول", 1), ("ثان", 2), ("ثالث", 3)):
        when = datetime(2020, 1, day, 12, tzinfo=UTC)
        Article.objects.filter(pk=publish(name).pk).update(first_published_at=when)
    Article.objects.filter(headline="أول").update(updated_at=timezone.now() + timedelta(hours=1))
    with CaptureQueriesContext(connection) as asked:
        assert shown(desk.get(LIST, {"published_until": "2/1/2020 18:00"})) == ["ثان", "أول"]
    listing = [one["sql"] for one in asked if 'first_published_at" <=' in one["sql"]]
    steps = [step for statement in listing for step in plan(statement)]
    assert any("article_published" in step for step in steps)
    assert not [step for statement in listing for step in own_steps(statement) if "TEMP B-TREE" in step]
    by_change = {"published_until": "2/1/2020 18:00", "ordering": "-updated_at"}
    assert shown(desk.get(LIST, by_change)) == ["أول", "ثان"]


@pytest.mark.parametrize("typed", ["{0}", "#{0}", "{1}", "https://misr.localhost/world/{0}/هدنة"])
def test_story_is_found_by_its_number_or_address(desk, write, typed: str) -> None:
    story = write("المطلوب")
    write("غيره")
    words = typed.format(story.pk, to_digits(str(story.pk), "arab"))
    assert shown(desk.get(LIST, {"q": words})) == ["المطلوب"]
    assert "المطلوب" in desk.get(f"{CHOOSER}results/", {"q": words}).content.decode()


def test_number_that_no_story_has_is_looked_for_as_a_word(desk, write) -> None:
    write("مقتل 4711 في الزلزال")
    assert shown(desk.get(LIST, {"q": "4711"})) == ["مقتل 4711 في الزلزال"]


def test_stories_are_filtered_by_author_and_first_publication(desk, write, publish, author) -> None:
    write("مسودة لسلمى", authors=[author])
    publish("منشور")
    assert shown(desk.get(LIST, {"author": "سلمى"})) == ["مسودة لسلمى"]
    assert shown(desk.get(LIST, {"author": "نورة"})) == []
    assert shown(desk.get(LIST, {"published_since": "1/1/2020"})) == ["منشور"]
    assert shown(desk.get(LIST, {"published_until": "1/1/2020"})) == []


def exported(desk, **asked: str) -> list[dict[str, str]]:
    answer = desk.get(LIST, {"export": "csv", **asked})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_export_has_what_the_list_shows(desk, network, write, publish, author) -> None:
    publish("منشور", authors=[author])
    write("=مسودة")
    rows = {row["الرقم"]: row for row in exported(desk)}
    published, draft = (rows[str(story.pk)] for story in Article.objects.order_by("pk"))
    assert published["العنوان"] == "منشور"
    assert published["الكتّاب"] == author.name
    assert "maghrib.localhost" in published["الروابط"]
    assert draft["العنوان"] == "'=مسودة", "else a spreadsheet would run it"
    assert [row["العنوان"] for row in exported(desk, q="منشور")] == ["منشور"]


def test_export_is_read_in_batches(desk, publish, monkeypatch) -> None:
    for number in range(5):
        publish(f"خبر {number}")
    monkeypatch.setattr(export, "AT_ONCE", 2)
    with CaptureQueriesContext(connection) as asked:
        assert len(exported(desk)) == 5
    assert len([one for one in asked if "FROM newsroom_placement place" in one["sql"]]) == 3


def test_export_reads_nothing_before_its_lines_are_sent(desk, publish) -> None:
    publish("منشور")
    with CaptureQueriesContext(connection) as asked:
        answer = desk.get(LIST, {"export": "csv"})
    assert [one["sql"] for one in asked if 'FROM "newsroom_article"' in one["sql"]] == []
    assert len(list(answer.streaming_content)) == 3


def test_export_as_a_workbook_opens(desk, publish) -> None:
    publish("منشور")
    answer = desk.get(LIST, {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [row[1].value for row in sheet.iter_rows()][1:] == ["منشور"]


def test_list_leads_to_each_edition_in_which_a_story_is_live(desk, network, publish) -> None:
    publish(
        "منشور",
        placements=[
            PlacementDraft(network.maghrib, network.world),
            PlacementDraft(network.misr, network.sport),
        ],
    )
    page = desk.get(LIST).content.decode()
    assert page.count("data-copy=") == 2
    for host in ("maghrib", "misr"):
        assert re.search(rf'data-copy="http://{host}\.localhost', page)


def test_chooser_does_not_offer_the_story_itself(desk, write) -> None:
    story = write("الخبر نفسه")
    write("خبر آخر")
    page = desk.get(CHOOSER, {"story": story.pk}).json()["html"]
    assert "خبر آخر" in page
    assert "الخبر نفسه" not in page
    (results,) = set(re.findall(r'action="([^"]+results/[^"]*)"', page))
    found = desk.get(unescape(results), {"q": "خبر"}).content.decode()
    assert "خبر آخر" in found


@pytest.mark.parametrize("said", ["", "x", "٧", "-1", "9" * 30])
def test_chooser_offers_all_stories_where_no_form_is_named(desk, write, said: str) -> None:
    write("خبر آخر")
    assert "خبر آخر" in desk.get(CHOOSER, {"story": said}).json()["html"]


def test_draft_without_a_headline_has_a_name(desk, write) -> None:
    story = write()
    story.headline = ""
    story.save_revision(clean=False)
    assert story.latest_revision.object_str == f"بلا عنوان ({story.pk})"
    for address in (LIST, story_url("edit", story.pk), story_url("history", story.pk)):
        page = desk.get(address).content.decode()
        assert f"بلا عنوان ({story.pk})" in page
        assert "Article" not in page.partition("<title>")[2].partition("</title>")[0]
        assert "Article (" not in page
