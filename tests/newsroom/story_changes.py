"""Every way in which a story that readers see is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest import mock

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from tests.newsroom.posts.post import story_url
from tests.newsroom.scenario import Newsroom, PreparedChange, post
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from nashra.changes.change import Location
from nashra.newsroom import schedule
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.place import place
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.actions.release import release
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.actions.unschedule import unschedule
from nashra.newsroom.models import Article

HOUR = timedelta(hours=1)


def _typed(when: Any) -> str:
    return f"{when:%Y-%m-%d %H:%M}Z"


def form_publish(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish()
    make = post(
        newsroom, story_url("edit", story.pk), headline="هدنة تدخل يومها العاشر", **{"action-publish": "1"}
    )
    return PreparedChange(make, stories=(story.pk,), places=(newsroom.place,))


def form_create_and_publish(newsroom: Newsroom) -> PreparedChange:
    make = post(
        newsroom,
        story_url("add"),
        headline="قمة في الميناء القديم",
        placements__0__section=str(newsroom.network.world.pk),
        **{"action-publish": "1"},
    )
    return PreparedChange(make, places=(newsroom.place,))


def form_schedule(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish()
    when = _typed(timezone.now() + HOUR)
    make = post(newsroom, story_url("edit", story.pk), go_live_at=when, **{"action-publish": "1"})
    return PreparedChange(make, stories=(story.pk,), places=(newsroom.place,))


def form_publish_this_version(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish("العنوان الأول")
    first = story.latest_revision
    story.headline = "العنوان الثاني"
    story.save_revision()
    publish(article=story)
    newsroom.outbox.forget()
    make = post(newsroom, story_url("revisions_revert", story.pk, first.pk), **{"action-publish": "1"})
    return PreparedChange(make, stories=(story.pk,), places=(newsroom.place,))


def workflow_last_approval(newsroom: Newsroom) -> PreparedChange:
    workflow = Workflow.objects.create(name="مراجعة التحرير")
    task = GroupApprovalTask.objects.create(name="رئيس التحرير")
    task.groups.add(Group.objects.create(name="رؤساء التحرير"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(content_type=Article.get_content_type(), workflow=workflow)
    story = newsroom.write()
    post(newsroom, story_url("edit", story.pk), **{"action-submit": "1"})()
    state = Article.objects.get(pk=story.pk).current_workflow_task_state
    address = story_url("workflow_action", story.pk, "approve", state.pk)
    return PreparedChange(
        lambda: newsroom.desk.post(address, {"comment": ""}), stories=(story.pk,), places=(newsroom.place,)
    )


def unpublish_view(newsroom: Newsroom) -> PreparedChange:
    return _withdrawing_view(newsroom, "unpublish")


def kill_view(newsroom: Newsroom) -> PreparedChange:
    return _withdrawing_view(newsroom, "kill")


def _withdrawing_view(newsroom: Newsroom, name: str) -> PreparedChange:
    story = newsroom.publish()
    address = story_url(name, story.pk)
    return PreparedChange(
        lambda: newsroom.desk.post(address, {"reason": "error"}),
        stories=(story.pk,),
        places=(newsroom.place,),
    )


def _scheduled(newsroom: Newsroom) -> Article:
    story = newsroom.write(go_live_at=timezone.now() + HOUR)
    publish(article=story)
    newsroom.outbox.forget()
    return Article.objects.get(pk=story.pk)


def unschedule_view(newsroom: Newsroom) -> PreparedChange:
    story = _scheduled(newsroom)
    address = story_url("revisions_unschedule", story.pk, story.scheduled_revision.pk)
    return PreparedChange(lambda: newsroom.desk.post(address), stories=(story.pk,))


def go_live(newsroom: Newsroom) -> PreparedChange:
    story = _scheduled(newsroom)
    return PreparedChange(_run_due_later(), stories=(story.pk,), places=(newsroom.place,))


def expire(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish()
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now() + HOUR)
    return PreparedChange(_run_due_later(), stories=(story.pk,), places=(newsroom.place,))


def end_of_embargo(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish()
    begun = timezone.now() - HOUR
    story.placements.model.objects.filter(article=story.pk).update(live=False, embargo_at=begun)
    return PreparedChange(schedule.run_due, stories=(story.pk,), places=(newsroom.place,))


def _run_due_later() -> Callable[[], Any]:
    def make() -> None:
        later = timezone.now() + 2 * HOUR
        with mock.patch("django.utils.timezone.now", return_value=later):
            schedule.run_due(later)

    return make


def single_deletion(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish()
    address = story_url("delete", story.pk)
    return PreparedChange(lambda: newsroom.desk.post(address), stories=(story.pk,), places=(newsroom.place,))


def bulk_deletion(newsroom: Newsroom) -> PreparedChange:
    first, second = newsroom.publish("الأول"), newsroom.publish("الثاني")
    address = reverse("wagtail_bulk_action", args=("newsroom", "article", "delete"))
    address += f"?id={first.pk}&id={second.pk}"
    return PreparedChange(lambda: newsroom.desk.post(address), places=(newsroom.place,), times=2)


def action_publish(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.write()
    return PreparedChange(lambda: publish(article=story), stories=(story.pk,), places=(newsroom.place,))


def action_correct(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish()
    make = lambda: correct(article=story, headline="عنوان مصحح", note="صُحّح العنوان.")  # noqa: E731
    return PreparedChange(make, stories=(story.pk,), places=(newsroom.place,))


def action_place(newsroom: Newsroom) -> PreparedChange:
    story, there = newsroom.publish(), Location(newsroom.network.misr.pk, newsroom.network.sport.pk)
    make = lambda: place(article=story, edition=newsroom.network.misr, section=newsroom.network.sport)  # noqa: E731
    return PreparedChange(make, stories=(story.pk,), places=(newsroom.place, there))


def action_unpublish(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish()
    return PreparedChange(
        lambda: unpublish(article=story, reason="error"), stories=(story.pk,), places=(newsroom.place,)
    )


def action_unschedule(newsroom: Newsroom) -> PreparedChange:
    story = _scheduled(newsroom)
    return PreparedChange(lambda: unschedule(revision=story.scheduled_revision), stories=(story.pk,))


def action_delete(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish()
    return PreparedChange(lambda: delete(article=story), stories=(story.pk,), places=(newsroom.place,))


def action_release(newsroom: Newsroom) -> PreparedChange:
    story = newsroom.publish()
    placement = story.placements.get()
    story.placements.model.objects.filter(pk=placement.pk).update(live=False)
    return PreparedChange(lambda: release(placement=placement), stories=(story.pk,), places=(newsroom.place,))


def publish_elsewhere(newsroom: Newsroom) -> PreparedChange:
    """A story that moves to another section and into another edition has its places before and after."""
    network = newsroom.network
    story = newsroom.publish()
    story.placements = [
        story.placements.model(edition=network.maghrib, section=network.sport),
        story.placements.model(edition=network.misr, section=network.world),
    ]
    story.save_revision()
    after = (Location(network.maghrib.pk, network.sport.pk), Location(network.misr.pk, network.world.pk))
    places = tuple(sorted((newsroom.place, *after)))
    return PreparedChange(lambda: publish(article=story), stories=(story.pk,), places=places)


STORY_CHANGES = (
    form_publish,
    form_create_and_publish,
    form_schedule,
    form_publish_this_version,
    workflow_last_approval,
    unpublish_view,
    kill_view,
    unschedule_view,
    go_live,
    expire,
    end_of_embargo,
    single_deletion,
    bulk_deletion,
    action_publish,
    action_correct,
    action_place,
    action_unpublish,
    action_unschedule,
    action_delete,
    action_release,
    publish_elsewhere,
)
