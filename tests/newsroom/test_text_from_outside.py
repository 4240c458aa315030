"""Text is cleaned on every way in, on every field; what nobody sees counts as nothing."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import CharField, TextField
from tests.newsroom.deskforms import filled, paragraph
from tests.newsroom.posts.post import story_url

from nashra.editions.actions.add_edition import add_edition
from nashra.editions.models import Edition, Section
from nashra.editions.models.clean_fields import LineField, LinesField
from nashra.newsroom.actions.draft import StoryDraft, draft, redraft
from nashra.newsroom.models import Article, Author, Correction, Photo, Placement
from nashra.search.indexing.rebuild import rebuild

DIRTY = "\u200fقال\x01 الوزير\u202e\ufffe"
CLEAN = "قال الوزير"
BODY = [
    ("paragraph", f"<p>{DIRTY}</p>"),
    ("subheading", DIRTY),
    ("quotation", {"text": DIRTY, "speaker": DIRTY}),
]
UNCLEANED = {
    "slug",
    "host",
    "hub",
    "colour",
    "language",
    "country",
    "time_zone",
    "calendar",
    "digits",
    "feed_text",
    "kind",
}
UNCLEANED |= {"file_hash"}
"""Names of fields that have values of a form of their own, which their validators keep to."""


@pytest.mark.parametrize("model", [Article, Placement, Author, Correction, Edition, Section])
def test_every_field_of_text_is_cleaned(model) -> None:
    texts = [field for field in model._meta.fields if isinstance(field, CharField | TextField)]
    left = {field.name for field in texts if not isinstance(field, LineField | LinesField)} - UNCLEANED
    assert not left - {"content_type"}, left


def test_draft_is_cleaned_in_its_row_and_its_revision(write) -> None:
    names = ("kicker", "summary", "city", "agency", "caption", "credit")
    story = write(DIRTY, body=BODY, **dict.fromkeys(names, DIRTY))
    stored = Article.objects.get(pk=story.pk)
    for reading in (stored, story.latest_revision.as_object()):
        assert [getattr(reading, name) for name in ("headline", *names)] == [CLEAN] * 7
        assert reading.body[0].value.source == f"<p>\u200f{CLEAN}</p>"  # a mark within a line stays
        assert reading.body[1].value == CLEAN
        assert dict(reading.body[2].value) == {"text": CLEAN, "speaker": CLEAN}


def test_revision_of_a_draft_is_cleaned_too(write) -> None:
    story = redraft(article=write(), story=StoryDraft(headline=DIRTY, placements=[], body=BODY))
    assert story.latest_revision.content["headline"] == CLEAN
    assert "\\u0001" not in story.latest_revision.content["body"]
    assert "\x01" not in story.latest_revision.content["body"]


@pytest.mark.parametrize("headline", ["\u200b", "\u0640\u0640", "\u3164", "\u200f \u00a0"])
def test_headline_that_nobody_sees_is_refused(network, headline: str) -> None:
    with pytest.raises(ValidationError) as refused:
        draft(story=StoryDraft(headline=headline, placements=[]))
    assert "headline" in refused.value.message_dict
    assert not Article.objects.exists()


def test_headline_that_nobody_sees_is_not_published_by_the_form(desk, network) -> None:
    fields = {"placements__0__section": str(network.world.pk)}
    data = filled(desk, story_url("add"), headline="\u200b", **fields) | {"action-publish": "1"}
    response = desk.post(story_url("add"), data)
    assert response.status_code == 200
    assert "id_headline-errors" in response.content.decode() or "headline" in response.context["form"].errors
    assert not Article.objects.filter(live=True).exists()


def test_what_the_form_sends_is_cleaned(desk, network) -> None:
    data = filled(desk, story_url("add"), headline=DIRTY, summary=DIRTY, **paragraph(DIRTY))
    desk.post(story_url("add"), data)
    story = Article.objects.get()
    assert (story.headline, story.summary) == (CLEAN, CLEAN)


def test_editions_are_cleaned(db) -> None:
    edition = add_edition(name=DIRTY, slug="one", host="one.localhost", country="MA", tagline=DIRTY)
    assert (edition.name, edition.tagline) == (CLEAN, CLEAN)


def test_photos_title_and_credit_are_cleaned(db) -> None:
    assert Photo(credit=DIRTY)._meta.get_field("credit").clean(DIRTY, None) == CLEAN


@pytest.mark.usefixtures("one_connection")
def test_row_from_before_cleaning_leaves_the_feed_well_formed(client, network, publish) -> None:
    publish("ميناء طنجة")
    with_control = "ميناء \x0bطنجة\x01"
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE newsroom_article SET headline = %s, summary = %s", [with_control, "\x02نص"])
    response = client.get(f"/search.rss?q={quote('ميناء')}", HTTP_HOST="maghrib.localhost")
    assert response.status_code == 200
    assert ET.fromstring(response.content).findtext(".//item/title") == "ميناء طنجة"
