"""Telling a story live at the desk: nothing is told twice, and nobody overwrites what another has changed."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from nashra.newsroom.actions.cover_live import cover_live, end_coverage
from nashra.newsroom.actions.edit_update import edit_update, remove_update
from nashra.newsroom.actions.post_update import post_update
from nashra.newsroom.models import Article, AuditEntry, LiveUpdate

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(publish: Callable[..., Article]) -> Article:
    return cover_live(article=publish("هدنة في الجنوب"))


def test_form_that_is_sent_twice_makes_one_update(story: Article) -> None:
    key = uuid4()
    first = post_update(article=story, text="وصل الوفدان.", form_key=key)
    assert post_update(article=story, text="وصل الوفدان.", form_key=key) == first
    assert LiveUpdate.objects.count() == 1


def test_second_of_two_editors_of_an_update_is_told(story: Article) -> None:
    update = post_update(article=story, text="وصل الوفدان.", form_key=uuid4())
    edit_update(update=update, revision=1, text="وصل الوفد الأول.")
    for act in (
        lambda: edit_update(update=update, revision=1, text="لم يصل أحد."),
        lambda: remove_update(update=update, revision=1),
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        assert refused.value.code == "changed"
    assert LiveUpdate.objects.get().text == "وصل الوفد الأول."


def test_nothing_is_posted_where_a_coverage_has_ended_but_what_is_there_can_be_put_right(
    story: Article,
) -> None:
    update = post_update(article=story, text="وصل الوفدان.", form_key=uuid4())
    end_coverage(article=story)
    with pytest.raises(ValidationError):
        post_update(article=story, text="متأخر.", form_key=uuid4())
    edit_update(update=update, revision=1, text="وصل الوفد.")
    cover_live(article=story)
    post_update(article=story, text="من جديد.", form_key=uuid4())
    assert [one.text for one in LiveUpdate.objects.all()] == ["من جديد.", "وصل الوفد."]


def test_coverage_stays_as_it_is_where_a_draft_of_before_is_published(story: Article) -> None:
    before = story.save_revision()
    end_coverage(article=story)
    before.publish()
    assert Article.objects.get(pk=story.pk).covered_until is not None


def test_audit_keeps_what_a_removed_update_said(story: Article) -> None:
    update = post_update(article=story, text="خبر غير مؤكد.", form_key=uuid4())
    remove_update(update=update, revision=1)
    entry = AuditEntry.objects.filter(action="nashra.remove_update").get()
    assert entry.data["text"] == "خبر غير مؤكد."


def test_screen_posts_and_answers_its_script_with_the_updates(story: Article, client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("chief"))
    assert client.get(reverse("live_screen", args=[story.pk])).status_code == 200
    act = reverse("live_act", args=[story.pk])
    data = {"verb": "post", "form_key": str(uuid4()), "text": "وصل الوفدان."}
    answer = client.post(act, data, headers={"X-Requested-With": "fetch"})
    assert "وصل الوفدان." in answer.content.decode()
    update = LiveUpdate.objects.get()
    stale = {"verb": "edit", "update": update.pk, "revision": 7, "text": "غيره"}
    assert client.post(act, stale, headers={"X-Requested-With": "fetch"}).status_code == 409
    for broken in ({"verb": "no"}, {"verb": "post", "form_key": "x", "text": "ن"}, {**stale, "update": "x"}):
        assert client.post(act, broken).status_code == 400
    mark = answer.content.decode().partition('data-mark="')[2].partition('"')[0]
    assert client.get(reverse("live_updates", args=[story.pk]), {"mark": mark}).status_code == 204
