"""Links from a story's text to another story."""

from __future__ import annotations

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from nashra.newsroom.models.body import INLINE
from nashra.newsroom.queries import references


@pytest.fixture
def converter(db: None) -> ContentstateConverter:
    return ContentstateConverter(features=INLINE)


def test_link_survives_the_editor_by_the_storys_number(converter, write) -> None:
    other = write("قمة في الميناء")
    stored = f'<p data-block-key="aaaaa">نص <a linktype="story" id="{other.pk}">رابط</a></p>'
    assert converter.to_database_format(converter.from_database_format(stored)) == stored


def test_editor_knows_the_headline_of_the_story(converter, write) -> None:
    other = write("قمة في الميناء")
    state = json.loads(converter.from_database_format(f'<p><a linktype="story" id="{other.pk}">رابط</a></p>'))
    assert state["entityMap"]["0"]["data"] == {"id": str(other.pk), "headline": "قمة في الميناء"}


def test_link_to_a_story_that_is_gone_opens_in_the_editor(converter) -> None:
    state = json.loads(converter.from_database_format('<p><a linktype="story" id="77">رابط</a></p>'))
    assert state["entityMap"]["0"]["data"]["headline"] == ""


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_link_counts_as_a_reference(write) -> None:
    other = write("قمة في الميناء")
    story = write(body=[("paragraph", f'<p>نص <a linktype="story" id="{other.pk}">رابط</a></p>')])
    assert references.referring_to([other.pk], 10) == {story.pk}


def test_form_loads_the_editors_button(desk, network) -> None:
    page = desk.get("/newsroom/stories/add/").content.decode()
    assert "newsroom/story-link.js" in page
    assert "STORY_LINK" in page
