"""Every way in which a story that readers see is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest import mock

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from tests.newsroom.scenario import Way, World, post, story_url
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


def form_publish(world: World) -> Way:
    story = world.publish()
    take = post(
        world, story_url("edit", story.pk), headline="هدنة تدخل يومها العاشر", **{"action-publish": "1"}
    )
    return Way(take, stories=(story.pk,), places=(world.place,))


def form_create_and_publish(world: World) -> Way:
    take = post(
        world,
        story_url("add"),
        headline="قمة في الميناء القديم",
        placements__0__section=str(world.network.world.pk),
        **{"action-publish": "1"},
    )
    return Way(take, places=(world.place,))


def form_schedule(world: World) -> Way:
    story = world.publish()
    when = _typed(timezone.now() + HOUR)
    take = post(world, story_url("edit", story.pk), go_live_at=when, **{"action-publish": "1"})
    return Way(take, stories=(story.pk,), places=(world.place,))


def form_publish_this_version(world: World) -> Way:
    story = world.publish("العنوان الأول")
    first = story.latest_revision
    story.headline = "العنوان الثاني"
    story.save_revision()
    publish(article=story)
    world.outbox.forget()
    take = post(world, story_url("revisions_revert", story.pk, first.pk), **{"action-publish": "1"})
    return Way(take, stories=(story.pk,), places=(world.place,))


def workflow_last_approval(world: World) -> Way:
    workflow = Workflow.objects.create(name="مراجعة التحرير")
    task = GroupApprovalTask.objects.create(name="رئيس التحرير")
    task.groups.add(Group.objects.create(name="رؤساء التحرير"))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(content_type=Article.get_content_type(), workflow=workflow)
    story = world.write()
    post(world, story_url("edit", story.pk), **{"action-submit": "1"})()
    state = Article.objects.get(pk=story.pk).current_workflow_task_state
    address = story_url("workflow_action", story.pk, "approve", state.pk)
    return Way(lambda: world.desk.post(address, {"comment": ""}), stories=(story.pk,), places=(world.place,))


def unpublish_view(world: World) -> Way:
    story = world.publish()
    address = story_url("unpublish", story.pk)
    return Way(lambda: world.desk.post(address), stories=(story.pk,), places=(world.place,))


def _scheduled(world: World) -> Article:
    story = world.write(go_live_at=timezone.now() + HOUR)
    publish(article=story)
    world.outbox.forget()
    return Article.objects.get(pk=story.pk)


def unschedule_view(world: World) -> Way:
    story = _scheduled(world)
    address = story_url("revisions_unschedule", story.pk, story.scheduled_revision.pk)
    return Way(lambda: world.desk.post(address), stories=(story.pk,))


def go_live(world: World) -> Way:
    story = _scheduled(world)
    return Way(_run_due_later(), stories=(story.pk,), places=(world.place,))


def expire(world: World) -> Way:
    story = world.publish()
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now() + HOUR)
    return Way(_run_due_later(), stories=(story.pk,), places=(world.place,))


def end_of_embargo(world: World) -> Way:
    story = world.publish()
    begun = timezone.now() - HOUR
    story.placements.model.objects.filter(article=story.pk).update(live=False, embargo_at=begun)
    return Way(schedule.run_due, stories=(story.pk,), places=(world.place,))


def _run_due_later() -> Callable[[], Any]:
    def take() -> None:
        later = timezone.now() + 2 * HOUR
        with mock.patch("django.utils.timezone.now", return_value=later):
            schedule.run_due(later)

    return take


def single_deletion(world: World) -> Way:
    story = world.publish()
    address = story_url("delete", story.pk)
    return Way(lambda: world.desk.post(address), stories=(story.pk,), places=(world.place,))


def bulk_deletion(world: World) -> Way:
    first, second = world.publish("الأول"), world.publish("الثاني")
    address = reverse("wagtail_bulk_action", args=("newsroom", "article", "delete"))
    address += f"?id={first.pk}&id={second.pk}"
    return Way(lambda: world.desk.post(address), places=(world.place,), times=2)


def action_publish(world: World) -> Way:
    story = world.write()
    return Way(lambda: publish(article=story), stories=(story.pk,), places=(world.place,))


def action_correct(world: World) -> Way:
    story = world.publish()
    take = lambda: correct(article=story, headline="عنوان مصحح", note="صُحّح العنوان.")  # noqa: E731
    return Way(take, stories=(story.pk,), places=(world.place,))


def action_place(world: World) -> Way:
    story, there = world.publish(), Location(world.network.misr.pk, world.network.sport.pk)
    take = lambda: place(article=story, edition=world.network.misr, section=world.network.sport)  # noqa: E731
    return Way(take, stories=(story.pk,), places=(world.place, there))


def action_unpublish(world: World) -> Way:
    story = world.publish()
    return Way(lambda: unpublish(article=story), stories=(story.pk,), places=(world.place,))


def action_unschedule(world: World) -> Way:
    story = _scheduled(world)
    return Way(lambda: unschedule(revision=story.scheduled_revision), stories=(story.pk,))


def action_delete(world: World) -> Way:
    story = world.publish()
    return Way(lambda: delete(article=story), stories=(story.pk,), places=(world.place,))


def action_release(world: World) -> Way:
    story = world.publish()
    placement = story.placements.get()
    story.placements.model.objects.filter(pk=placement.pk).update(live=False)
    return Way(lambda: release(placement=placement), stories=(story.pk,), places=(world.place,))


def publish_elsewhere(world: World) -> Way:
    """A story that moves to another section and into another edition has its places before and after."""
    network = world.network
    story = world.publish()
    story.placements = [
        story.placements.model(edition=network.maghrib, section=network.sport),
        story.placements.model(edition=network.misr, section=network.world),
    ]
    story.save_revision()
    after = (Location(network.maghrib.pk, network.sport.pk), Location(network.misr.pk, network.world.pk))
    places = tuple(sorted((world.place, *after)))
    return Way(lambda: publish(article=story), stories=(story.pk,), places=places)


STORY_WAYS = (
    form_publish,
    form_create_and_publish,
    form_schedule,
    form_publish_this_version,
    workflow_last_approval,
    unpublish_view,
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
