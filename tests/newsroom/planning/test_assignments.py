"""What is done with assignments, from the first line to the published story."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone
from tests.network import Network

from nashra.newsroom.actions.assign import edit_assignment
from nashra.newsroom.actions.begin_assignment import begin_assignment
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, redraft
from nashra.newsroom.actions.drop_assignment import drop_assignment
from nashra.newsroom.actions.join_assignment import AssignmentMovedOnError, values_of
from nashra.newsroom.actions.kill import kill, unkill
from nashra.newsroom.actions.mark_assignment import mark_assignment
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.actions.review import set_up_review
from nashra.newsroom.actions.take_assignment import take_assignment
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Assignment, AuditEntry, Author, Notice
from nashra.newsroom.roles import Role

State = Assignment.State
Member, Planned = Callable[..., Any], Callable[..., Assignment]


def done(assignment: Assignment) -> list[str]:
    """What the audit keeps of an assignment, in its order."""
    entries = AuditEntry.objects.filter(object_id=str(assignment.pk), content_type__model="assignment")
    return list(entries.order_by("pk").values_list("action", flat=True))


def test_assignment_is_kept_with_who_planned_it(member: Member, plan: Planned, network: Network) -> None:
    desk, reporter = member("desk", Role.DESK_EDITOR), member("reporter")
    made = plan(by=desk, reporter=reporter, place="مراكش", brief="ما قاله الوزراء")
    made.refresh_from_db()
    assert (made.edition, made.section, made.state) == (network.maghrib, network.world, State.OPEN)
    assert (made.created_by, made.reporter, made.place) == (desk, reporter, "مراكش")
    entry = AuditEntry.objects.get(action="nashra.assign")
    assert (entry.user, entry.edition, entry.label) == (desk, network.maghrib, "قمة الماء")
    assert entry.data == {"reporter": "reporter", "section": "عالم", "due": made.due.isoformat()}


def test_section_that_the_edition_does_not_show_is_refused(plan: Planned, network: Network) -> None:
    with pytest.raises(ValidationError) as refused:
        plan(edition=network.misr, section=network.culture)
    assert "section" in refused.value.message_dict
    with pytest.raises(ValidationError) as refused:
        plan(slug_line=" ")
    assert "slug_line" in refused.value.message_dict
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("role", [None, Role.PHOTO_EDITOR])
def test_who_does_not_write_for_the_edition_is_no_reporter_of_it(
    role: str | None, member: Member, plan: Planned, network: Network
) -> None:
    somebody = member("somebody", role or Role.REPORTER, edition=network.maghrib if role else network.misr)
    with pytest.raises(ValidationError) as refused:
        plan(reporter=somebody)
    assert "reporter" in refused.value.message_dict


def test_desk_editor_assigns_in_the_own_sections_alone(
    member: Member, plan: Planned, network: Network
) -> None:
    desk = member("desk", Role.DESK_EDITOR, [network.sport])
    made = plan(by=desk, section=network.sport)
    with pytest.raises(PermissionDenied):
        plan(by=desk)
    with pytest.raises(PermissionDenied):
        edit_assignment(assignment=made, changes={"section": network.world}, by=desk)
    made.refresh_from_db()
    assert made.section == network.sport


def test_edit_changes_what_is_named_and_says_so(plan: Planned, member: Member) -> None:
    made, reporter = plan(place="مراكش"), member("reporter")
    later = made.due + timedelta(hours=2)
    edit_assignment(assignment=made, changes={"due": later, "place": "مراكش"})
    edit_assignment(assignment=made, changes={"reporter": reporter})
    edit_assignment(assignment=made, changes={"reporter": reporter})
    made.refresh_from_db()
    assert (made.due, made.place, made.reporter) == (later, "مراكش", reporter)
    assert done(made) == ["nashra.assign", "nashra.edit_assignment", "nashra.reassign"]


def test_reporter_is_told_of_what_is_theirs_now_by_somebody_else(plan: Planned, member: Member) -> None:
    desk, first, second = member("desk", Role.DESK_EDITOR), member("first"), member("second")
    made = plan("قمة الماء", by=desk, reporter=first)
    edit_assignment(assignment=made, changes={"place": "فاس"}, by=desk)
    edit_assignment(assignment=made, changes={"reporter": second}, by=desk)
    edit_assignment(assignment=made, changes={"reporter": desk}, by=desk)
    take_assignment(assignment=plan(), by=first)
    told = Notice.objects.order_by("pk").values_list("recipient", "kind", "label", "address")
    address = f"/newsroom/planning/{made.pk}/"
    assert list(told) == [(one.pk, "assigned", "قمة الماء", address) for one in (first, second)]


def test_what_another_changed_meanwhile_stays_and_what_both_changed_is_asked(plan: Planned) -> None:
    made = plan(place="وجدة")
    opened = values_of(made)
    edit_assignment(assignment=made, changes={"place": "فاس"})
    edit_assignment(assignment=made, changes={"place": "وجدة", "brief": "ثلاثة أرقام"}, began_from=opened)
    made.refresh_from_db()
    assert (made.place, made.brief) == ("فاس", "ثلاثة أرقام")
    with pytest.raises(AssignmentMovedOnError):
        edit_assignment(assignment=made, changes={"place": "مراكش", "brief": "لا شيء"}, began_from=opened)
    made.refresh_from_db()
    assert (made.place, made.brief) == ("فاس", "ثلاثة أرقام")


def test_reporter_takes_what_nobody_has_and_nobody_else_takes_it_then(member: Member, plan: Planned) -> None:
    first, second, made = member("first"), member("second"), plan()
    take_assignment(assignment=made, by=first)
    take_assignment(assignment=made, by=first)
    with pytest.raises(ValidationError) as refused:
        take_assignment(assignment=made, by=second)
    assert refused.value.code == "taken"
    made.refresh_from_db()
    assert made.reporter == first
    assert done(made) == ["nashra.assign", "nashra.take_assignment"]


def test_begun_assignment_is_a_draft_of_its_reporter(member: Member, plan: Planned, network: Network) -> None:
    reporter = member("سلمى الدرقاوي")
    author = Author.objects.create(name="سلمى الدرقاوي")
    made = plan("قمة الماء", reporter=reporter, place="مراكش")
    story = begin_assignment(assignment=made, by=reporter)
    made.refresh_from_db()
    assert (made.state, made.story) == (State.IN_WORK, story)
    assert (story.headline, story.city, story.owner, story.live) == ("قمة الماء", "مراكش", reporter, False)
    assert (story.main_edition, story.main_section) == (network.maghrib, network.world)
    assert [line.author for line in story.bylines.all()] == [author]
    assert story.get_latest_revision_as_object().headline == "قمة الماء"
    assert done(made) == ["nashra.assign", "nashra.begin_assignment"]


def test_reporter_without_an_author_of_the_same_name_has_no_byline_yet(member: Member, plan: Planned) -> None:
    Author.objects.create(name="سلمى الدرقاوي").delete()
    reporter = member("سلمى الدرقاوي")
    story = begin_assignment(assignment=plan(reporter=reporter), by=reporter)
    assert not story.bylines.exists()


def test_beginning_what_nobody_has_takes_it(member: Member, plan: Planned) -> None:
    reporter, made = member("reporter"), plan()
    begin_assignment(assignment=made, by=reporter)
    made.refresh_from_db()
    assert made.reporter == reporter


def test_beginning_twice_makes_one_draft(member: Member, plan: Planned) -> None:
    reporter, made = member("reporter"), plan()
    assert begin_assignment(assignment=made, by=reporter) == begin_assignment(assignment=made, by=reporter)
    assert Article.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_clicks_at_once_make_one_draft(member: Member, plan: Planned) -> None:
    reporter, made = member("reporter"), plan()
    together, begun = threading.Barrier(2, timeout=30), list[int]()

    def click() -> None:
        together.wait()
        begun.append(begin_assignment(assignment=made, by=reporter).pk)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join(60)
    assert len(begun) == 2
    assert set(begun) == {Article.objects.get().pk}


def test_assignment_of_somebody_else_is_begun_by_nobody_but_a_superuser(
    member: Member, plan: Planned
) -> None:
    reporter, made = member("reporter"), plan(reporter=None)
    edit_assignment(assignment=made, changes={"reporter": reporter})
    for other in (member("other"), member("desk", Role.DESK_EDITOR)):
        with pytest.raises((PermissionDenied, ValidationError)):
            begin_assignment(assignment=made, by=other)
    admin = get_user_model().objects.create_superuser("admin", "admin@example.org", "-")
    assert begin_assignment(assignment=made, by=admin).owner == reporter


def test_dropped_assignment_is_not_begun(member: Member, plan: Planned) -> None:
    reporter = member("reporter")
    made = plan(reporter=reporter)
    drop_assignment(assignment=made)
    with pytest.raises(ValidationError):
        begin_assignment(assignment=made, by=reporter)
    with pytest.raises(PermissionDenied):
        mark_assignment(assignment=made, state=State.OPEN, by=reporter)
    mark_assignment(assignment=made, state=State.OPEN, by=member("desk", Role.DESK_EDITOR))
    begin_assignment(assignment=made, by=reporter)
    assert done(made)[-3:] == [
        "nashra.drop_assignment",
        "nashra.mark_assignment",
        "nashra.begin_assignment",
    ]


def test_what_has_no_story_is_marked_by_its_reporter(member: Member, plan: Planned) -> None:
    reporter, other = member("reporter"), member("other")
    made = plan(reporter=reporter)
    with pytest.raises(PermissionDenied):
        mark_assignment(assignment=made, state=State.FILED, by=other)
    mark_assignment(assignment=made, state=State.FILED, by=reporter)
    made.refresh_from_db()
    assert made.state == State.FILED


def test_state_follows_the_story_and_is_not_marked_beside_it(member: Member, plan: Planned) -> None:
    reporter = member("reporter")
    made = plan(reporter=reporter)
    story = begin_assignment(assignment=made, by=reporter)
    with pytest.raises(ValidationError):
        mark_assignment(assignment=made, state=State.FILED, by=reporter)
    publish(article=story)
    made.refresh_from_db()
    assert made.state == State.FILED


def test_story_that_waits_for_its_time_is_filed(member: Member, plan: Planned, network: Network) -> None:
    reporter = member("reporter")
    made = plan(reporter=reporter)
    story = begin_assignment(assignment=made, by=reporter)
    later = StoryDraft(
        "قمة الماء",
        [PlacementDraft(network.maghrib, network.world)],
        go_live_at=timezone.now() + timedelta(days=1),
    )
    publish(article=redraft(article=story, story=later))
    made.refresh_from_db()
    assert made.state == State.FILED
    assert not Article.objects.get().live


def test_submitted_story_is_filed_and_in_work_again_when_it_is_returned(
    member: Member, plan: Planned
) -> None:
    set_up_review()
    reporter, desk = member("reporter"), member("desk", Role.DESK_EDITOR)
    made = plan(reporter=reporter)
    story = begin_assignment(assignment=made, by=reporter)
    states = []

    def note() -> None:
        made.refresh_from_db()
        states.append(made.state)

    review = story.get_workflow().start(story, reporter)
    note()
    review.current_task_state.specific.reject(user=desk, comment="أين الرقم؟")
    note()
    review.refresh_from_db()
    review.resume(reporter)
    note()
    review.refresh_from_db()
    review.current_task_state.specific.approve(user=desk)
    note()
    assert states == [State.FILED, State.IN_WORK, State.FILED, State.FILED]
    assert Article.objects.get().live


def test_dropped_assignment_stays_dropped_whatever_becomes_of_its_story(
    member: Member, plan: Planned
) -> None:
    reporter = member("reporter")
    made = plan(reporter=reporter)
    story = begin_assignment(assignment=made, by=reporter)
    drop_assignment(assignment=made)
    publish(article=story)
    made.refresh_from_db()
    assert made.state == State.DROPPED


def test_assignment_of_a_story_that_is_taken_down_is_in_work_and_of_a_killed_one_dropped(
    member: Member, plan: Planned
) -> None:
    reporter = member("reporter")
    made = plan(reporter=reporter)
    story = begin_assignment(assignment=made, by=reporter)
    states = []

    def note() -> None:
        made.refresh_from_db()
        states.append(made.state)

    publish(article=story)
    unpublish(article=story, reason="error")
    note()
    publish(article=Article.objects.get())
    kill(article=story, reason="error")
    note()
    unkill(article=story)
    note()
    publish(article=Article.objects.get())
    Article.objects.get().unpublish(set_expired=True)
    note()
    assert states == [State.IN_WORK, State.DROPPED, State.IN_WORK, State.FILED]


def test_assignment_of_a_deleted_story_can_be_begun_anew(member: Member, plan: Planned) -> None:
    reporter = member("reporter")
    made = plan(reporter=reporter)
    first = begin_assignment(assignment=made, by=reporter)
    first.delete()
    made.refresh_from_db()
    assert (made.state, made.story) == (State.OPEN, None)
    assert begin_assignment(assignment=made, by=reporter).headline == first.headline


def test_assignment_outlives_its_section_and_its_reporter(
    member: Member, plan: Planned, network: Network
) -> None:
    reporter = member("reporter")
    made = plan(reporter=reporter, section=network.culture)
    reporter.delete()
    network.maghrib.shown_sections.filter(section=network.culture).delete()
    network.culture.delete()
    made.refresh_from_db()
    assert (made.reporter, made.section) == (None, None)
    story = begin_assignment(assignment=made, by=member("other"))
    assert (story.main_edition, story.main_section) == (network.maghrib, None)
