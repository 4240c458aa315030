"""Publishing a revision at its time; a change of a published story is joined with what was published since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Revision

from nashra.newsroom import story_values
from nashra.newsroom.actions import placements, references, scheduled_change
from nashra.newsroom.actions.merge import merge_contents, stored
from nashra.newsroom.models import Article, ScheduledChange, Stopped
from nashra.newsroom.queries import scheduled
from nashra.newsroom.three_way import Merged

AS_SCHEDULED = "wagtail.publish.scheduled"


def go_live(*, revision: int, now: datetime) -> None:
    """Publish a revision that is due, unless its time was taken back meanwhile.

    A change that cannot be joined or published is not: it waits for an editor, and the desk is told.
    """
    try:
        _go_live(revision, now)
    except ValidationError as refused:
        with transaction.atomic():
            change = ScheduledChange.objects.filter(revision=revision, stopped_at__isnull=True).first()
            if change is None:
                raise
            placements.lock(change.article_id)
            scheduled_change.stop(change, Stopped.REFUSED, " ".join(refused.messages))


@transaction.atomic
def _go_live(number: int, now: datetime) -> None:
    story = placements.lock(int(Revision.objects.values_list("object_id", flat=True).get(pk=number)))
    revision = scheduled.revisions().filter(pk=number, approved_go_live_at__lte=now).first()
    if revision is None:
        return
    change = ScheduledChange.objects.select_related("article").filter(revision=revision).first()
    if change is None:
        revision.publish(log_action=AS_SCHEDULED)
        return
    before = stored(story.serializable_data())
    merged = joined(change, before)
    if merged.conflicts:
        scheduled_change.stop(change, Stopped.CONFLICT)
    else:
        _publish(change, revision, story, before, merged)


def joined(change: ScheduledChange, live: Mapping[str, Any]) -> Merged:
    """The change with what was published since it was scheduled. Its time is its own, whatever else was.

    live: what readers see now.
    """
    theirs = {**live, "go_live_at": change.base.get("go_live_at")}
    return merge_contents(change.base, change.revision.content, theirs)


def _publish(
    change: ScheduledChange, revision: Revision, story: Article, before: Mapping[str, Any], merged: Merged
) -> None:
    """Publish the change, and bring it into the draft that somebody is writing. before: what readers see until now."""
    due_at, by = change.due_at, change.by
    change.delete()
    if merged.taken or revision.pk < (story.live_revision_id or 0):
        revision = _revision(story, story_values.content(merged.value, before, revision.content), by)
    draft = story.latest_revision if story.has_unpublished_changes else None
    if draft is None:
        Article.objects.filter(pk=story.pk).update(latest_revision=revision)
    revision.publish(log_action=AS_SCHEDULED)
    if draft and bring_into_draft(draft, before):
        ScheduledChange.objects.create(
            article=story,
            revision=revision,
            base=before,
            due_at=due_at,
            by=by,
            stopped_at=due_at,
            stopped_for=Stopped.DRAFT,
        )


def bring_into_draft(draft: Revision, before: Mapping[str, Any]) -> bool:
    """Bring what was published since ``before`` into a draft, as its newest revision.

    Returns whether the draft says something of it otherwise, which it keeps.
    """
    story = placements.read(int(draft.object_id))
    live = stored(story.serializable_data())
    merged = merge_contents(before, draft.content, live)
    newest = (
        _revision(story, story_values.content(merged.value, live, draft.content), draft.user)
        if merged.taken
        else draft
    )
    Article.objects.filter(pk=story.pk).update(latest_revision=newest, has_unpublished_changes=True)
    return bool(merged.conflicts)


def _revision(story: Article, content: Mapping[str, Any], by: Any) -> Revision:
    with references.unchanged():
        return Revision.objects.create(
            content_object=story,
            base_content_type=story.get_base_content_type(),
            user=by,
            content=content,
            object_str=str(content["headline"]),
        )
