"""A story's way from its reporter through its desk to readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url
from tests.newsroom.reviewing import act, user_of
from wagtail.models import WorkflowContentType

from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.review import set_up_review
from nashra.newsroom.models import Article, DeskReview
from nashra.newsroom.roles import Role

pytestmark = pytest.mark.usefixtures("one_connection")
COMMENT = "أين المصدر؟"


def test_desk_approves_and_readers_have_it(submitted: Article, browse: Callable[..., Client]) -> None:
    act(browse("سعاد", Role.DESK_EDITOR), submitted, "approve")
    assert Article.objects.get(pk=submitted.pk).live


def test_story_that_cannot_be_published_goes_on_waiting(
    submitted: Article, browse: Callable[..., Client]
) -> None:
    desk = browse("سعاد", Role.DESK_EDITOR)
    act(desk, submitted, "approve")
    for hours in (1, 2):  # one scheduled change a story: the second is refused
        story = Article.objects.get(pk=submitted.pk)
        story.go_live_at = timezone.now() + timedelta(hours=hours)
        story.save_revision()
        story.get_workflow().start(story, user_of(desk))
        act(desk, story, "approve")
    assert Article.objects.get(pk=submitted.pk).workflow_in_progress
    said = [str(message) for message in desk.get("/newsroom/").context["messages"]]
    assert any("مجدول" in one for one in said), said


@pytest.mark.parametrize("who", ["reporter", "desk of another section", "chief of another edition"])
def test_nobody_else_approves(
    who: str, submitted: Article, reporter: Client, network: Network, browse: Callable[..., Client]
) -> None:
    others = {
        "reporter": lambda: reporter,
        "desk of another section": lambda: browse("أ", Role.DESK_EDITOR, sections=[network.sport]),
        "chief of another edition": lambda: browse("ب", Role.CHIEF_EDITOR, network.misr),
    }
    act(others[who](), submitted, "approve")
    assert not Article.objects.get(pk=submitted.pk).live


def test_what_waits_is_on_the_desks_first_page_and_on_no_other(
    submitted: Article, network: Network, browse: Callable[..., Client]
) -> None:
    waiting = story_url("edit", submitted.pk)
    assert waiting in browse("سعاد", Role.DESK_EDITOR).get("/newsroom/").content.decode()
    other = browse("أ", Role.DESK_EDITOR, sections=[network.sport])
    assert waiting not in other.get("/newsroom/").content.decode()


def test_returned_story_is_on_its_reporters_first_page_and_can_be_changed_again(
    submitted: Article, reporter: Client, browse: Callable[..., Client]
) -> None:
    address = story_url("edit", submitted.pk)
    data = filled(reporter, address, headline="قمة ثانية")
    reporter.post(address, data)
    assert Article.objects.get(pk=submitted.pk).get_latest_revision_as_object().headline == "قمة"
    act(browse("سعاد", Role.DESK_EDITOR), submitted, "reject", COMMENT)
    assert address in reporter.get("/newsroom/").content.decode()
    assert COMMENT in reporter.get(address).content.decode()
    reporter.post(address, filled(reporter, address, headline="قمة ثانية"))
    assert Article.objects.get(pk=submitted.pk).get_latest_revision_as_object().headline == "قمة ثانية"


def test_approval_publishes_what_another_at_the_desk_saved_after_the_submission(
    submitted: Article, browse: Callable[..., Client]
) -> None:
    desk = browse("سعاد", Role.DESK_EDITOR)
    address = story_url("edit", submitted.pk)
    desk.post(address, filled(desk, address, headline="قمة الرباط"))
    act(browse("منى", Role.DESK_EDITOR), submitted, "approve")
    now = Article.objects.get(pk=submitted.pk)
    assert (now.live, now.headline, now.has_unpublished_changes) == (True, "قمة الرباط", False)


def test_approval_in_a_form_opened_before_another_saved_publishes_both(
    submitted: Article, browse: Callable[..., Client]
) -> None:
    first, second = browse("سعاد", Role.DESK_EDITOR), browse("منى", Role.DESK_EDITOR)
    address = story_url("edit", submitted.pk)
    approving = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    opened = filled(second, address, city="طنجة", **approving)
    first.post(address, filled(first, address, headline="قمة الرباط"))
    second.post(address, opened)
    now = Article.objects.get(pk=submitted.pk)
    assert (now.live, now.headline, now.city) == (True, "قمة الرباط", "طنجة")


def test_desk_does_not_approve_into_an_edition_where_it_may_not_publish(
    submitted: Article, network: Network, browse: Callable[..., Client]
) -> None:
    draft = submitted.get_latest_revision_as_object()
    draft.placements = [
        *draft.placements.all(),
        type(draft.placements.first())(edition=network.misr, section=network.world),
    ]
    draft.save_revision()
    desk = browse("سعاد", Role.DESK_EDITOR)
    act(desk, submitted, "approve")
    assert not Article.objects.get(pk=submitted.pk).live
    give_role(user=get_user_model().objects.get(username="سعاد"), edition=network.misr, role=Role.DESK_EDITOR)
    act(desk, submitted, "approve")
    assert Article.objects.get(pk=submitted.pk).live


def test_review_that_was_turned_off_stays_off(network: Network) -> None:
    set_up_review()
    assert Article.get_default_workflow() is not None
    WorkflowContentType.objects.all().delete()
    set_up_review()
    assert Article.get_default_workflow() is None
    assert DeskReview.objects.count() == 1
