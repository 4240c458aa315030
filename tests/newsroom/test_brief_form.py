"""The form of a story on one screen: what it proposes, what it leaves out, its main button, and its errors."""

from __future__ import annotations

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.newsroom.deskforms import filled, paragraph
from tests.newsroom.posts.post import story_url
from tests.newsroom.roles import EDITOR, REPORTER, person
from tests.plans import plan

from nashra.editions.models import EditionSection
from nashra.newsroom.actions.review import set_up_review
from nashra.newsroom.admin.where import last_used
from nashra.newsroom.models import Article

EMPTY = {"body-count": "2", "body-1-deleted": "", "body-1-order": "1", "body-1-type": "paragraph"}
NOTHING = paragraph("")["body-0-value"]


def publish_form(desk, **changes):
    data = filled(desk, story_url("add"), **{"headline": "قمة", **changes})
    data["action-publish"] = "action-publish"
    return desk.post(story_url("add"), data)


def kinds(story: Article) -> list[str]:
    return [block.block_type for block in story.body]


@pytest.mark.parametrize("value", [NOTHING, "null", paragraph(" \u200b ")["body-0-value"]])
def test_empty_paragraph_does_not_stand_in_the_way(desk, network, value: str) -> None:
    answer = publish_form(desk, **EMPTY, body__1__value=value, placements__0__section=str(network.world.pk))
    assert answer.status_code == 302
    assert kinds(Article.objects.get(live=True)) == ["paragraph"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("subheading", {"body-1-value": ""}),
        ("quotation", {"body-1-value-text": "", "body-1-value-speaker": ""}),
        ("photo", {"body-1-value-photo": "", "body-1-value-caption": "", "body-1-value-credit": ""}),
        ("embed", {"body-1-value-address": "", "body-1-value-title": ""}),
        ("read_more", {"body-1-value": ""}),
    ],
)
def test_other_empty_blocks_do_not_either(desk, network, kind: str, fields: dict[str, str]) -> None:
    more = {**EMPTY, "body-1-type": kind, **fields}
    assert publish_form(desk, **more, placements__0__section=str(network.world.pk)).status_code == 302
    assert kinds(Article.objects.get(live=True)) == ["paragraph"]


def test_error_is_said_of_the_block_in_which_it_is(desk, network) -> None:
    """Behind an empty one, which counts in the form and not in the story."""
    blocks = {
        **EMPTY,
        "body-count": "3",
        "body-1-value": NOTHING,
        "body-2-deleted": "",
        "body-2-order": "2",
        "body-2-type": "quotation",
        "body-2-value-text": "",
        "body-2-value-speaker": "الوزير",
    }
    page = publish_form(desk, **blocks, placements__0__section=str(network.world.pk)).content.decode()
    assert 'data-leads-to="block:body-2"' in page


def test_errors_name_their_fields_and_lead_to_them(desk, network) -> None:
    page = publish_form(desk, headline="", expire_at="لا وقت").content.decode()
    found = dict(re.findall(r'data-leads-to="([^"]+)">([^<]+)<', page))
    assert set(found) == {"id_headline", "id_expire_at", "where-section"}
    assert found["id_headline"].startswith("العنوان: ")


def test_row_of_placements_is_named_with_its_field(desk, network) -> None:
    page = publish_form(desk, placements__0__section=str(network.world.pk), placements__0__expires_at="لا")
    assert 'data-leads-to="id_placements-0-expires_at"' in page.content.decode()


def test_place_used_last_is_proposed_and_published_untouched(desk, network) -> None:
    publish_form(desk, placements__0__section=str(network.sport.pk))
    data = filled(desk, story_url("add"), headline="الثاني")
    assert data["placements-0-section"] == str(network.sport.pk)
    data["action-publish"] = "action-publish"
    assert desk.post(story_url("add"), data).status_code == 302
    second = Article.objects.get(headline="الثاني")
    assert [place.section for place in second.placements.all()] == [network.sport]


def test_nothing_is_proposed_that_the_edition_shows_no_longer(desk, network) -> None:
    from django.contrib.auth import get_user_model

    publish_form(desk, placements__0__section=str(network.sport.pk))
    editor = get_user_model().objects.get()
    assert last_used(editor) == {"edition": network.maghrib.pk, "section": network.sport.pk}
    EditionSection.objects.filter(edition=network.maghrib, section=network.sport).delete()
    assert last_used(editor) is None


def test_place_of_another_editor_is_not_proposed(desk, network, client) -> None:
    publish_form(desk, placements__0__section=str(network.sport.pk))
    with CaptureQueriesContext(connection) as asked:
        assert last_used(person(REPORTER)) is None
    steps = plan(next(one["sql"] for one in asked if "wagtailcore_revision" in one["sql"]))
    assert [step for step in steps if "(user_id=?)" in step] == steps


def main_button(page: str) -> str:
    return re.findall(r'name="(action-\w+)"[^>]*data-main-button', page)[0]


def test_main_button_is_publish_or_for_a_reporter_submit(client, network) -> None:
    set_up_review()
    for role, button in ((EDITOR, "action-publish"), (REPORTER, "action-submit")):
        client.force_login(person(role))
        assert main_button(client.get(story_url("add")).content.decode()) == button


def test_published_story_says_where_it_is(desk, network) -> None:
    answer = publish_form(desk, placements__0__section=str(network.world.pk))
    page = desk.get(answer.url).content.decode()
    story = Article.objects.get(live=True)
    said = page.partition("messages")[2].partition("</ul>")[0]
    assert re.search(rf'href="http://maghrib\.localhost[^"]*/{story.pk}/', said)
    assert "data-copy=" in said
    form = desk.get(story_url("edit", story.pk)).content.decode()
    assert re.search(rf'data-copy="http://maghrib\.localhost[^"]*/{story.pk}/', form)


def test_draft_says_no_address(desk, write) -> None:
    story = write()
    assert "data-copy=" not in desk.get(story_url("edit", story.pk)).content.decode()


def test_chips_are_what_each_edition_shows(desk, network) -> None:
    page = desk.get(story_url("add")).content.decode()
    told = json.loads(re.search(r'id="where-editions"[^>]*>(.*?)</script>', page)[1])
    assert [one["name"] for one in told] == ["المغرب اليوم", "مصر اليوم"]
    assert [len(one["sections"]) for one in told] == [3, 2]
