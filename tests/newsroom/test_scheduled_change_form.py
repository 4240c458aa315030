"""A scheduled change of a published story in the newsroom: told, edited, cancelled, and on the first page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.network import Network
from tests.newsroom.merging_form import Form, live_texts
from tests.newsroom.posts.post import story_url
from tests.newsroom.roles import REPORTER, person
from tests.newsroom.test_scheduled_change import at, change, fix

from nashra.newsroom.models import Article, ScheduledChange, Stopped

HOUR = timedelta(hours=1)
TEXTS = ["الأولى.", "الثانية.", "الثالثة."]


@pytest.fixture
def story(publish: Callable[..., Article]) -> Article:
    return publish(headline="الرسم أربعون", body=[("paragraph", f"<p>{text}</p>") for text in TEXTS])


@pytest.fixture
def due() -> datetime:
    return (timezone.now() + 2 * HOUR).replace(second=0, microsecond=0)


def in_zone(when: datetime, network: Network) -> str:
    """As it is typed: on the clock of the story's edition."""
    return when.astimezone(ZoneInfo(network.maghrib.time_zone)).strftime("%Y-%m-%d %H:%M")


def schedule_by_form(client: Client, story: Article, due: datetime, network: Network, **fields: str) -> Form:
    form = Form(client, story)
    form.data.update({**fields, "go_live_at": in_zone(due, network)})
    form.publish()
    return form


def test_form_schedules_a_change_in_the_zone_of_the_edition(desk, story, due, network) -> None:
    schedule_by_form(desk, story, due, network, headline="الرسم خمسون")
    waiting = ScheduledChange.objects.get()
    assert (waiting.due_at, waiting.revision.content["headline"]) == (due, "الرسم خمسون")
    assert Article.objects.get().headline == "الرسم أربعون"


def test_form_shows_what_readers_see_and_tells_of_the_change(desk, story, due) -> None:
    change(story, due, headline="الرسم خمسون")
    page = desk.get(story_url("edit", story.pk))
    assert page.context["form"]["headline"].value() == "الرسم أربعون"
    shown = page.context["shown_change"]
    assert shown.change.due_at == due
    for address in (shown.view, shown.compare, shown.edit, shown.cancel):
        assert address in page.content.decode().replace("&amp;", "&")
    for address in (shown.compare, shown.edit, shown.cancel):
        assert desk.get(address).status_code == 200


def test_fix_from_the_form_is_published_at_once_beside_the_change(desk, story, due) -> None:
    change(story, due, {2: "الثانية مساءً."})
    form = Form(desk, story)
    form.write(1, "الأولى مصححة.")
    form.publish()
    assert live_texts() == ["الأولى مصححة.", *TEXTS[1:]]
    assert at(due) == 1
    assert live_texts() == ["الأولى مصححة.", "الثانية مساءً.", TEXTS[2]]


def test_form_opened_before_the_change_went_live_is_joined_with_it(desk, story, due) -> None:
    change(story, due, {2: "الثانية مساءً."})
    form = Form(desk, story)
    assert at(due) == 1
    form.write(1, "الأولى مصححة.")
    with mock.patch("django.utils.timezone.now", return_value=due + HOUR):
        form.publish()
    assert live_texts() == ["الأولى مصححة.", "الثانية مساءً.", TEXTS[2]]


def test_editing_the_change_keeps_the_fix_and_its_time(desk, story, due) -> None:
    change(story, due, {2: "الثانية مساءً."}, headline="الرسم خمسون")
    fix(story, {1: "الأولى مصححة."})
    form = Form(desk, story, story_url("scheduled-change", story.pk))
    form.body([(str(b.id), b.value.source) for b in ScheduledChange.objects.get().revision.as_object().body])
    assert form.data["headline"].strip() == "الرسم خمسون"
    form.data["headline"] = "الرسم ستون"
    form.save()
    waiting = ScheduledChange.objects.get()
    assert (waiting.due_at, waiting.revision.content["headline"]) == (due, "الرسم ستون")
    now = Article.objects.get()
    assert (now.headline, now.has_unpublished_changes) == ("الرسم أربعون", False)
    assert at(due) == 1
    assert live_texts() == ["الأولى مصححة.", "الثانية مساءً.", TEXTS[2]]
    assert Article.objects.get().headline == "الرسم ستون"


def test_editing_the_change_leaves_the_draft_a_draft(desk, story, due) -> None:
    change(story, due, headline="الرسم خمسون")
    draft = Article.objects.get()
    draft.city = "طنجة"
    draft.save_revision()
    form = Form(desk, story, story_url("scheduled-change", story.pk))
    form.data["headline"] = "الرسم ستون"
    form.save()
    now = Article.objects.get()
    assert now.has_unpublished_changes
    assert (now.get_latest_revision_as_object().city, now.get_latest_revision_as_object().headline) == (
        "طنجة",
        "الرسم أربعون",
    )
    assert "طنجة" not in ScheduledChange.objects.get().revision.content["city"]


def test_stopped_change_is_decided_in_its_form(desk, story, due) -> None:
    change(story, due, headline="الرسم خمسون")
    fix(story, headline="الرسم أربعة وأربعون")
    assert at(due) == 1
    address = story_url("scheduled-change", story.pk)
    (conflict,) = desk.get(address).context["conflicts"]
    assert (conflict.mine, conflict.theirs) == ("الرسم خمسون", "الرسم أربعة وأربعون")
    form = Form(desk, story, address)
    with mock.patch("django.utils.timezone.now", return_value=due + HOUR):
        form.save()
        assert Article.objects.get().headline == "الرسم أربعة وأربعون"
        form.save(**{f"merge:{conflict.mark}": "mine"})
    assert Article.objects.get().headline == "الرسم خمسون"
    assert not ScheduledChange.objects.exists()


def test_second_change_is_refused_beside_its_field_and_nothing_is_lost(desk, story, due, network) -> None:
    change(story, due, headline="الرسم خمسون")
    form = Form(desk, story)
    form.data.update({"headline": "الرسم ستون", "go_live_at": in_zone(due + HOUR, network)})
    page = form.publish()
    assert "go_live_at" in page.context["form"].errors
    assert ScheduledChange.objects.get().revision.content["headline"] == "الرسم خمسون"


def test_change_is_cancelled_from_the_form(desk, story, due) -> None:
    change(story, due, headline="الرسم خمسون")
    cancel = desk.get(story_url("edit", story.pk)).context["shown_change"].cancel
    desk.post(cancel)
    assert not ScheduledChange.objects.exists()
    assert at(due) == 0


def test_first_page_names_the_story_whose_change_was_not_published(desk, story, due) -> None:
    change(story, due, headline="الرسم خمسون")
    fix(story, headline="الرسم أربعة وأربعون")
    assert "desk-changes" not in desk.get(reverse("wagtailadmin_home")).content.decode()
    at(due)
    page = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "desk-changes" in page
    assert "الرسم أربعة وأربعون" in page[page.index("desk-changes") :]
    assert str(Stopped.CONFLICT.label) in page


def test_reporter_sees_the_change_and_may_neither_edit_nor_cancel_it(story, due) -> None:
    change(story, due, headline="الرسم خمسون")
    browser = Client()
    browser.force_login(person(REPORTER))
    change_address = story_url("scheduled-change", story.pk)
    assert browser.get(change_address).status_code in (302, 403)
    cancel = story_url("revisions_unschedule", story.pk, ScheduledChange.objects.get().revision_id)
    browser.post(cancel)
    assert ScheduledChange.objects.exists()
