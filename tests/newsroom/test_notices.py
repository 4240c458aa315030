"""What people of the newsroom are told of, who is not, and what it costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url
from tests.newsroom.reviewing import act, user_of
from tests.plans import plan

from nashra.newsroom import schedule
from nashra.newsroom.actions.assign import Plan, assign, edit_assignment
from nashra.newsroom.actions.comment import Passage, comment, reply
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.kill import kill
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.notify import notify
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.read_notices import forget_old_notices
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Membership, Notice
from nashra.newsroom.notice_kinds import BY_NAME, KINDS
from nashra.newsroom.queries import notices as queries
from nashra.newsroom.roles import Role

pytestmark = pytest.mark.usefixtures("one_connection")
PASSAGE = Passage("نص", start=0, end=2)


def told(browser: Client) -> list[str]:
    """Kinds of what somebody is told, the newest first."""
    return [notice.kind for notice in queries.newest(user_of(browser))]


@pytest.fixture
def desk_editor(browse: Callable[..., Client]) -> Client:
    return browse("سعاد", Role.DESK_EDITOR)


def test_kinds_have_names_of_their_own() -> None:
    assert len(BY_NAME) == len(KINDS)
    assert all(len(kind.name) <= 12 and str(kind.said or kind.by_itself) for kind in KINDS)


def test_desk_of_the_section_is_told_of_a_submission_and_nobody_else(
    desk_editor: Client, network: Network, browse: Callable[..., Client], request: pytest.FixtureRequest
) -> None:
    others = [
        browse("أ", Role.DESK_EDITOR, network.maghrib, [network.sport]),
        browse("ب", Role.DESK_EDITOR, network.misr),
        browse("ج", Role.CHIEF_EDITOR),
    ]
    own = browse("د", Role.DESK_EDITOR, network.maghrib, [network.world])
    request.getfixturevalue("submitted")
    reporter = request.getfixturevalue("reporter")
    assert [told(one) for one in (desk_editor, own, reporter, *others)] == [
        ["submitted"], ["submitted"], [], [], [], [],
    ]  # fmt: skip


def test_chief_is_told_where_a_section_has_no_desk(
    browse: Callable[..., Client], request: pytest.FixtureRequest
) -> None:
    chief = browse("ج", Role.CHIEF_EDITOR)
    request.getfixturevalue("submitted")
    assert told(chief) == ["submitted"]


def test_reporter_is_told_of_a_return_with_its_reason(
    submitted: Article, reporter: Client, desk_editor: Client
) -> None:
    act(desk_editor, submitted, "reject", "أين المصدر؟")
    (notice,) = queries.newest(user_of(reporter))
    assert (notice.kind, notice.about, notice.details) == ("returned", "قمة", "أين المصدر؟")
    assert "سعاد" in notice.said
    page = reporter.get("/newsroom/notices/").content.decode()
    assert story_url("edit", submitted.pk) in page
    assert told(desk_editor) == []


def test_story_that_is_submitted_again_is_told_again(
    submitted: Article, reporter: Client, desk_editor: Client
) -> None:
    act(desk_editor, submitted, "reject")
    address = story_url("edit", submitted.pk)
    reporter.post(address, filled(reporter, address, **{"action-submit": "1"}))
    assert Article.objects.get(pk=submitted.pk).workflow_in_progress
    assert told(desk_editor) == ["submitted"]


def test_reporter_is_told_once_of_an_approval_and_led_to_the_page(
    submitted: Article, reporter: Client, desk_editor: Client, network: Network
) -> None:
    act(desk_editor, submitted, "approve")
    assert told(reporter) == ["published"]
    assert f"http://{network.maghrib.host}" in reporter.get("/newsroom/notices/").content.decode()
    assert told(desk_editor) == []


def test_approval_for_a_later_time_says_so_and_the_worker_tells_of_the_publication(
    submitted: Article, reporter: Client, desk_editor: Client
) -> None:
    revision = submitted.latest_revision
    later = timezone.now() + timedelta(hours=1)
    revision.content["go_live_at"] = later.isoformat()
    revision.save()
    act(desk_editor, submitted, "approve")
    assert told(reporter) == ["scheduled"]
    schedule.run_due(later + timedelta(seconds=1))
    assert not Article.objects.get(pk=submitted.pk).live, "the story's own time has not come"
    submitted.revisions.update(approved_go_live_at=timezone.now() - timedelta(seconds=1))
    revision.refresh_from_db()
    revision.content["go_live_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
    revision.save()
    schedule.run_due()
    assert told(reporter) == ["published", "scheduled"]


def test_approval_beside_a_change_that_waits_is_told_as_a_publication(
    submitted: Article, reporter: Client, desk_editor: Client
) -> None:
    act(desk_editor, submitted, "approve")
    story = Article.objects.get(pk=submitted.pk)
    story.go_live_at = timezone.now() + timedelta(hours=1)
    story.save_revision().publish()
    Notice.objects.all().delete()
    story = Article.objects.get(pk=submitted.pk)
    story.headline = "قمة ثانية"
    story.save_revision()
    story.get_workflow().start(story, user_of(reporter))
    act(desk_editor, story, "approve")
    assert Article.objects.get(pk=submitted.pk).headline == "قمة ثانية"
    assert told(reporter) == ["published"]


def test_desk_that_changes_a_submitted_story_is_told_once_to_its_reporter(
    submitted: Article, reporter: Client, desk_editor: Client
) -> None:
    address = story_url("edit", submitted.pk)
    for headline in ("قمة الرباط", "قمة طنجة"):
        desk_editor.post(address, filled(desk_editor, address, headline=headline))
    assert told(reporter) == ["edited"]


def test_own_changes_of_a_story_that_waits_for_nobody_are_not_told(
    submitted: Article, reporter: Client, desk_editor: Client
) -> None:
    act(desk_editor, submitted, "reject")
    address = story_url("edit", submitted.pk)
    desk_editor.post(address, filled(desk_editor, address, headline="قمة الرباط"))
    assert told(reporter) == ["returned"]


@pytest.mark.parametrize(("take_down", "kind"), [(unpublish, "unpublished"), (kill, "killed")])
def test_reporter_is_told_that_the_story_was_taken_down(
    take_down: Any, kind: str, submitted: Article, reporter: Client, desk_editor: Client
) -> None:
    act(desk_editor, submitted, "approve")
    chief = get_user_model().objects.create_superuser("chief")
    take_down(article=Article.objects.get(pk=submitted.pk), reason="error", by=chief)
    assert told(reporter) == [kind, "published"]


def test_story_that_ends_at_its_time_is_not_told(
    submitted: Article, reporter: Client, desk_editor: Client
) -> None:
    act(desk_editor, submitted, "approve")
    Article.objects.filter(pk=submitted.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    schedule.run_due()
    assert not Article.objects.get(pk=submitted.pk).live
    assert told(reporter) == ["published"]


def test_comment_is_told_to_the_reporter_and_an_answer_to_who_asked(
    submitted: Article, reporter: Client, desk_editor: Client, browse: Callable[..., Client]
) -> None:
    made = comment(story=submitted, passage=PASSAGE, text="من قال؟", by=user_of(desk_editor))
    assert (told(reporter), told(desk_editor)) == (["commented"], [])
    reply(to=made, text="الوزير.", by=user_of(reporter))
    other = browse("منى", Role.DESK_EDITOR)
    reply(to=made, text="أي وزير؟", by=user_of(other))
    assert told(desk_editor) == ["commented", "commented"]
    assert (told(reporter), told(other)) == (["commented", "commented"], [])


def test_story_that_cannot_appear_is_told_once_to_those_whom_it_concerns(
    submitted: Article, reporter: Client, desk_editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    Article.objects.filter(pk=submitted.pk).update(killed=True)
    submitted.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    monkeypatch.setattr(schedule, "_failures", {})
    for seconds in (0, 5, 60):
        schedule.run_due(timezone.now() + timedelta(seconds=seconds))
    assert told(reporter) == ["failed"]
    assert told(desk_editor)[0] == "failed"


def test_nothing_is_told_of_what_is_rolled_back(submitted: Article, desk_editor: Client) -> None:
    before = Notice.objects.count()
    with transaction.atomic():
        comment(story=submitted, passage=PASSAGE, text="من قال؟", by=user_of(desk_editor))
        assert Notice.objects.count() == before + 1
        transaction.set_rollback(True)
    assert Notice.objects.count() == before


def test_headline_is_not_told_to_who_may_no_longer_see_the_story(
    submitted: Article, reporter: Client, desk_editor: Client, network: Network
) -> None:
    act(desk_editor, submitted, "reject", "أين المصدر؟")
    person = user_of(reporter)
    Membership.objects.filter(user=person).delete()
    give_role(user=person, edition=network.misr, role=Role.PHOTO_EDITOR)
    page = reporter.get("/newsroom/notices/").content.decode()
    assert ("قمة" in page, "أين المصدر" in page, story_url("edit", submitted.pk) in page) == (
        False, False, False,
    )  # fmt: skip
    assert told(reporter) == ["returned"]


def test_each_sees_their_own_notices_alone(submitted: Article, reporter: Client, desk_editor: Client) -> None:
    act(desk_editor, submitted, "reject")
    Notice.objects.update(at=timezone.now())
    until = queries.newest(user_of(reporter))[0].at.isoformat()
    desk_editor.post("/newsroom/notices/", {"until": until})
    assert reporter.get("/newsroom/notices/count/").content == b"1"


def test_opened_notices_are_read_and_what_came_meanwhile_is_not(
    submitted: Article, reporter: Client, desk_editor: Client
) -> None:
    act(desk_editor, submitted, "reject")
    until = queries.newest(user_of(reporter))[0].at.isoformat()
    comment(story=submitted, passage=PASSAGE, text="من قال؟", by=user_of(desk_editor))
    assert reporter.get("/newsroom/notices/count/").content == b"2"
    assert reporter.post("/newsroom/notices/", {"until": until}).content == b"1"
    assert [notice.is_read for notice in queries.newest(user_of(reporter))] == [False, True]


@pytest.mark.parametrize("until", ["", "gestern", "2026-13-45T00:00:00Z", "2026-01-01T00:00:00"])
def test_what_is_no_time_marks_nothing(until: str, desk: Client) -> None:
    assert desk.post("/newsroom/notices/", {"until": until}).status_code == 400


def test_count_is_one_statement_by_an_index_of_unread_ones(
    desk: Client, django_assert_num_queries: Any
) -> None:
    user = user_of(desk)
    Notice.objects.bulk_create(Notice(recipient=user, kind="assigned", label=str(n)) for n in range(150))
    with django_assert_num_queries(1) as asked:
        assert queries.unread(user) == 100
    assert "notice_unread" in str(plan(asked.captured_queries[0]["sql"]))
    with CaptureQueriesContext(connection) as request:
        desk.get("/newsroom/notices/count/")
    assert len([one for one in request.captured_queries if "newsroom_notice" in one["sql"]]) == 1


def test_list_takes_as_many_statements_for_many_notices_as_for_one(
    submitted: Article, reporter: Client, write: Callable[..., Article], django_assert_num_queries: Any
) -> None:
    user = user_of(reporter)
    for headline in ("أ", "ب", "ج"):
        notify(BY_NAME["commented"], [user.pk], story=write(headline))
    user = get_user_model().objects.get(pk=user.pk)
    with django_assert_num_queries(
        5
    ):  # notices, the roles with their sections, headlines, what may be changed
        queries.newest(user)


def test_reporter_is_told_of_an_assignment_with_its_slug_line_and_address(
    network: Network, desk_editor: Client, browse: Callable[..., Client]
) -> None:
    first, second = browse("ليلى", Role.REPORTER), browse("هدى", Role.REPORTER)
    by, due = user_of(desk_editor), timezone.now() + timedelta(hours=3)
    plan = Plan("قمة-طنجة", network.world, due, reporter=user_of(first))
    made = assign(edition=network.maghrib, plan=plan, by=by)
    page = first.get("/newsroom/notices/").content.decode()
    assert ("قمة-طنجة" in page, f"/newsroom/planning/{made.pk}/" in page) == (True, True)
    edit_assignment(assignment=made, changes={"place": "طنجة"}, by=by)
    edit_assignment(assignment=made, changes={"reporter": user_of(second)}, by=by)
    assert (told(first), told(second), told(desk_editor)) == (["assigned"], ["assigned"], [])


def test_notices_are_forgotten_after_thirty_days_and_with_their_story(
    submitted: Article, desk_editor: Client
) -> None:
    person = user_of(desk_editor)
    now = timezone.now()
    for days in (29, 31):
        Notice.objects.create(recipient=person, kind="assigned", at=now - timedelta(days=days))
    notify(BY_NAME["commented"], [person.pk], story=submitted)
    assert forget_old_notices(now) == 1
    delete(article=submitted)
    assert [notice.kind for notice in Notice.objects.filter(recipient=person)] == ["assigned"]


def test_story_of_nobody_costs_no_statement_for_notices(
    write: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    story = write()
    monkeypatch.setattr("nashra.newsroom.actions.notify.notify", None)
    assert publish_now(article=story).live
