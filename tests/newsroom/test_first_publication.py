"""A story that waits to be published for the first time stays open, and what goes live is never a surprise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from unittest import mock

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from tests.network import Network
from tests.newsroom.merging_form import Form, draft_texts, live_texts, said
from tests.newsroom.posts.post import story_url
from tests.newsroom.test_scheduled_change import at
from tests.newsroom.test_scheduled_change_form import in_zone

from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.models import Article, Notice
from nashra.newsroom.roles import Role

HOUR = timedelta(hours=1)


@pytest.fixture
def due() -> datetime:
    return (timezone.now() + 2 * HOUR).replace(second=0, microsecond=0)


@pytest.fixture
def story(write: Callable[..., Article], due: datetime, editor: Client) -> Article:
    """As the desk has scheduled it, begun by a reporter."""
    users = get_user_model().objects
    made = write("الرسم أربعون", body=[("paragraph", "<p>الأولى.</p>")], go_live_at=due)
    made.owner = users.create_user("owner", password="-")
    made.save_revision(user=users.get(username="سعاد"))
    return publish(article=made)


@pytest.fixture
def editor(browse: Callable[..., Client]) -> Client:
    return browse("سعاد", Role.DESK_EDITOR)


@pytest.fixture
def owner(story: Article, network: Network) -> Client:
    give_role(user=story.owner, edition=network.maghrib, role=Role.REPORTER)
    client = Client()
    client.force_login(story.owner)
    return client


@pytest.fixture(autouse=True)
def _story(story: Article) -> None: ...


def told(name: str) -> list[str]:
    return list(Notice.objects.filter(recipient__username=name).values_list("kind", flat=True))


def fixed(client: Client, story: Article, text: str = "مصححة.", **fields: str) -> Form:
    form = Form(client, story)
    form.write(1, text)
    form.data.update(fields)
    return form


def test_what_an_editor_saves_goes_live_at_the_same_time(
    editor: Client, story: Article, due: datetime
) -> None:
    page = fixed(editor, story).save()
    assert page.redirect_chain[-1][0] == story_url("edit", story.pk)
    assert "هذا ما سيُنشر" in said(page)
    assert at(due - HOUR) == 0
    assert at(due) == 1
    assert live_texts() == ["مصححة."]
    assert not Article.objects.get().has_unpublished_changes


@pytest.mark.usefixtures("one_connection")
def test_what_is_saved_by_itself_does_not_go_live(editor: Client, story: Article, due: datetime) -> None:
    form = fixed(editor, story, "نصف جم")
    assert form.autosave()["success"]
    page = editor.get(story_url("edit", story.pk))
    assert not page.context["waiting"].is_newest
    for address in (page.context["waiting"].view, page.context["waiting"].compare):
        assert editor.get(address).status_code == 200
    assert at(due) == 1
    assert (live_texts(), draft_texts()) == (["الأولى."], ["نصف جم"])


def test_saving_after_an_autosave_goes_live(editor: Client, story: Article, due: datetime) -> None:
    form = fixed(editor, story, "نصف جم")
    form.autosave()
    form.write(1, "جملة تامة.")
    form.save()
    form.write(1, "جملة نصف")
    form.autosave()
    assert at(due) == 1
    assert live_texts() == ["جملة تامة."]


def test_draft_of_who_may_not_publish_does_not_go_live_and_both_sides_are_told(
    owner: Client, story: Article, due: datetime
) -> None:
    assert "كما اعتُمدت" in said(fixed(owner, story).save())
    assert told("سعاد") == ["saved_beside"]
    assert at(due) == 1
    assert (live_texts(), draft_texts()) == (["الأولى."], ["مصححة."])


def test_reporter_is_told_that_the_desk_changed_what_goes_live(editor: Client, story: Article) -> None:
    fixed(editor, story).save()
    assert told("owner") == ["wait_changed"]
    assert told("سعاد") == []


def test_time_is_moved_by_saving(editor: Client, story: Article, due: datetime, network: Network) -> None:
    fixed(editor, story, go_live_at=in_zone(due + HOUR, network)).save()
    assert at(due) == 0
    assert at(due + HOUR) == 1
    assert live_texts() == ["مصححة."]


@pytest.mark.parametrize("emptied", ["go_live_at", "placements-0-section"])
def test_what_cannot_go_live_then_is_a_draft_and_the_version_before_keeps_its_time(
    editor: Client, story: Article, due: datetime, emptied: str
) -> None:
    page = fixed(editor, story, **{emptied: ""}).save()
    assert "لا يزال النسخة السابقة" in said(page)
    assert draft_texts() == ["مصححة."]
    assert not Article.objects.get().live
    assert at(due) == 1
    assert live_texts() == ["الأولى."]


def test_two_editors_lose_nothing_of_each_other(
    editor: Client, browse: Callable[..., Client], story: Article, due: datetime
) -> None:
    other = browse("ندى", Role.CHIEF_EDITOR)
    theirs = Form(other, story)
    fixed(editor, story).save()
    theirs.data["city"] = "طنجة"
    theirs.save()
    at(due)
    assert (live_texts(), Article.objects.get().city) == (["مصححة."], "طنجة")


def test_form_saved_after_its_time_changes_no_readers_page(
    editor: Client, story: Article, due: datetime
) -> None:
    form = fixed(editor, story)
    at(due)
    with mock.patch("django.utils.timezone.now", return_value=due + HOUR):
        form.save()
    assert (live_texts(), draft_texts()) == (["الأولى."], ["مصححة."])


def test_cancelled_from_the_form_it_goes_live_no_more(editor: Client, story: Article, due: datetime) -> None:
    editor.post(editor.get(story_url("edit", story.pk)).context["waiting"].cancel)
    assert at(due) == 0
    assert editor.get(story_url("edit", story.pk)).context["waiting"] is None


def test_who_may_not_publish_gets_no_way_to_cancel(owner: Client, story: Article) -> None:
    page = owner.get(story_url("edit", story.pk))
    assert not page.context["waiting"].may_publish
    assert page.context["waiting"].cancel not in page.content.decode()
