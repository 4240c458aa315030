"""Telling people what concerns them, in the transaction of what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision, TaskState, WorkflowState

from nashra.arabic.cleaning import clean_line
from nashra.newsroom import notice_kinds as kinds
from nashra.newsroom.models import Article, Comment, Notice, NoticeMail
from nashra.newsroom.models.notice import LONGEST
from nashra.newsroom.notice_kinds import NoticeKind
from nashra.newsroom.queries import concerned
from nashra.newsroom.queries.mail_choices import who_wants


def notify(
    kind: NoticeKind,
    to: Iterable[int],
    *,
    story: Article | None = None,
    by: Any = None,
    label: str = "",
    address: str = "",
    details: str = "",
) -> None:
    """Tell people, by their numbers, of what was done; never who did it.

    Who has not read yet that the same person did the same with the same story is not told a second time.
    """
    recipients = {number for number in to if by is None or number != by.pk}
    if recipients:
        same = {"kind": kind.name, "story": story, "by": by, "label": label[:255], "address": address}
        _tell(kind, recipients, story, same, clean_line(details)[:LONGEST])


@transaction.atomic
def _tell(
    kind: NoticeKind, recipients: set[int], story: Article | None, same: Mapping[str, Any], details: str
) -> None:
    now = timezone.now()
    if story is not None:
        unread = Notice.objects.filter(recipient__in=recipients, read_at__isnull=True, **same)
        known = set(unread.values_list("recipient", flat=True))
        if known:
            unread.update(at=now)
        recipients -= known
    made = Notice.objects.bulk_create(
        Notice(recipient_id=number, at=now, details=details, **same) for number in sorted(recipients)
    )
    wanting = who_wants(kind, recipients)
    NoticeMail.objects.bulk_create(NoticeMail(notice=one) for one in made if one.recipient_id in wanting)


def published(story: Article, by: Any = None) -> None:
    """Tell who began a story that readers have it."""
    if story.owner_id:
        notify(kinds.PUBLISHED, [story.owner_id], story=story, by=by)


def taken_down(kind: NoticeKind, story: Article, by: Any = None) -> None:
    """Tell whose story it is that it was taken down."""
    notify(kind, concerned.writers(story), story=story, by=by)


def edited(story: Article, by: Any) -> None:
    """Tell whoever waits for the desk that the desk has changed the story."""
    state = story.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
        notify(kinds.EDITED, _own(story, state), story=story, by=by)


def changed_before_its_time(story: Article, schedulers: set[int], by: Any) -> None:
    """Tell whose story it is, and who had scheduled it, that something else goes live at its time."""
    notify(kinds.WAIT_CHANGED, concerned.writers(story) | schedulers, story=story, by=by)


def saved_beside(story: Article, schedulers: set[int], by: Any) -> None:
    """Tell the desk, and who has scheduled the story, that a draft of it does not go live unless it is approved."""
    notify(kinds.SAVED_BESIDE, concerned.desk(story) | schedulers, story=story, by=by)


def commented(made: Comment) -> None:
    """Tell whose story it is, and all who have spoken in the same place."""
    told = concerned.writers(made.story)
    if made.parent_id:
        told |= concerned.speakers(made.parent_id)
    notify(kinds.COMMENTED, told, story=made.story, by=made.author)


def not_published(story: Article) -> None:
    """Tell whose story it is, who scheduled it and its desk that it is not there at its time."""
    told = concerned.writers(story) | concerned.schedulers(story) | concerned.desk(story)
    notify(kinds.FAILED, told, story=story)


def on_submit(sender: type, instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """Tell those who review a story that it waits for them."""
    if (story := _story(instance.workflow_state)) is not None:
        reviewers = concerned.reviewers(instance.task.specific, story)
        notify(kinds.SUBMITTED, reviewers, story=story, by=user)


def on_return(sender: type, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Tell whose story it is why the desk has returned it."""
    if (story := _story(instance)) is not None:
        reason = instance.current_task_state.comment if instance.current_task_state else ""
        notify(kinds.RETURNED, _own(story, instance), story=story, by=user, details=reason)


def on_approve(sender: type, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """Tell whose story it is that it is published, or that it will be."""
    if (story := _story(instance)) is None:
        return
    approved = Revision.objects.filter(pk=story.latest_revision_id, approved_go_live_at__isnull=False)
    is_later = approved.exists()  # others may wait beside what was approved: a scheduled change
    kind = kinds.SCHEDULED if is_later else kinds.PUBLISHED
    notify(kind, _own(story, instance), story=story, by=user)


def _story(state: WorkflowState) -> Article | None:
    story = state.content_object
    return story if isinstance(story, Article) else None


def _own(story: Article, state: WorkflowState) -> set[int]:
    return {number for number in (story.owner_id, state.requested_by_id) if number}
