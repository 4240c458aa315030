"""The panel of stories that wait for the user's approval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from nashra.newsroom.admin import policy
from nashra.newsroom.admin.desk.panel import CHANGES, Desk, Panel
from nashra.newsroom.admin.desk.rows import StoryRow, row_of, standing_in, stories
from nashra.newsroom.admin.story_view import story_view
from nashra.newsroom.models import Article
from nashra.newsroom.queries import reviews

SHOWN = 12
"""Stories."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A story that waits: who submitted it, and where its approval is posted to, for who may approve it."""

    row: StoryRow
    by: Any
    approval: str | None


class WaitingPanel(Panel):
    """Submitted stories in the sections and editions of the user's roles."""

    name = "waiting"
    heading = _("Waiting for your desk")
    template_name = "newsroom/desk/waiting.html"
    needs = ("approve",)
    follows = (
        CHANGES,
        "wagtail.workflow.start",
        "wagtail.workflow.resume",
        "wagtail.workflow.reject",
        "wagtail.workflow.cancel",
    )
    width = "wide"
    announces = _("Waiting for your desk:")

    def context(self, desk: Desk) -> Mapping[str, Any]:
        found = waiting(desk)
        return {"waiting": found[:SHOWN], "count": min(len(found), SHOWN), "has_more": len(found) > SHOWN}


def waiting(desk: Desk) -> list[Submission]:
    """The first submitted first, and one more than are shown where there are more."""
    mine = standing_in(desk, policy.stories.instances_user_has_any_permission_for(desk.user, ["approve"]))
    rows = reviews.waiting(mine.filter(killed=False)).select_related("workflow_state__requested_by")
    steps = list(rows[: SHOWN + 1])
    known = stories().in_bulk([step.story for step in steps])
    drafts = _places_of_drafts(known.values())
    return [
        _submission(desk.user, known[step.story], step, drafts.get(step.story, ()))
        for step in steps
        if step.story in known
    ]


def _submission(user: Any, story: Article, step: Any, new_places: Iterable[policy.Place]) -> Submission:
    may_approve = policy.stories.user_has_permission_for_instance(user, "approve", story)
    may_approve = may_approve and policy.stories.may_publish_in(user, new_places)
    approval = story_view("workflow_action", story.pk, "approve", step.pk) if may_approve else None
    return Submission(row_of(user, story, step.started_at), step.workflow_state.requested_by, approval)


def _places_of_drafts(waiting: Iterable[Article]) -> dict[int, list[policy.Place]]:
    """Where the stories' newest drafts place them and readers do not find them yet, by the stories' numbers."""
    by_draft = {story.latest_revision_id: story for story in waiting}
    found = {}
    for draft, content in Revision.objects.filter(pk__in=by_draft).values_list("pk", "content"):
        story = by_draft[draft]
        live = {place.edition_id for place in story.placements.all() if place.live}
        places = [(row.get("edition"), row.get("section")) for row in content.get("placements", ())]
        found[story.pk] = [place for place in places if place[0] not in live]
    return found
