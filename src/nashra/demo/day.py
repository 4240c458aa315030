"""A day at the demo's desk: its people, what they have written and not yet published, and what is planned."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model

from nashra.demo import network
from nashra.editions.models import Edition, Section
from nashra.newsroom import plain_body
from nashra.newsroom.actions.assign import Plan, assign
from nashra.newsroom.actions.comment import Passage, comment
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.publish import publish
from nashra.newsroom.models import Article, Author, Photo
from nashra.newsroom.story_text import without_tags

FILE = Path(__file__).parent / "day.toml"

People = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Desk:
    """What a day begins with."""

    editions: Mapping[str, Edition]
    authors: Mapping[str, Author]
    photos: Mapping[str, Photo]  # by the key of the story that they were made for
    now: datetime


def load(desk: Desk) -> None:
    """Load the day's people, drafts and assignments."""
    day = tomllib.loads(FILE.read_text(encoding="utf-8"))
    people = {given["login"]: _person(given, desk) for given in day["person"]}
    for given in day["draft"]:
        _STATES[given["state"]](_draft(given, desk, people), given, desk, people)
    for given in day["assignment"]:
        _assign(given, desk, people)


def _person(given: Mapping[str, Any], desk: Desk) -> Any:
    person = get_user_model().objects.create_user(
        given["login"], password=network.LOGIN[1], first_name=given["name"]
    )
    sections = Section.objects.filter(slug__in=given.get("sections", ()))
    give_role(user=person, edition=desk.editions[given["edition"]], role=given["role"], sections=sections)
    return person


def _draft(given: Mapping[str, Any], desk: Desk, people: People) -> Article:
    section = Section.objects.get(slug=given["section"])
    placements = [
        PlacementDraft(desk.editions[slug], section, canonical=not at)
        for at, slug in enumerate(given.get("editions", ["maghrib"]))
    ]
    texts = {name: given.get(name, "") for name in ("kicker", "summary", "city", "agency")}
    story = StoryDraft(
        headline=given["headline"],
        placements=placements,
        body=plain_body.parse_body(given["body"]),
        authors=[desk.authors[name] for name in given.get("authors", ())],
        lead_photo=desk.photos[given["picture"]] if "picture" in given else None,
        **texts,
    )
    return draft(story=story, by=people[given["by"]])


def _leave(story: Article, given: Mapping[str, Any], desk: Desk, people: People) -> None:
    """A draft that is still being written."""


def _submit(story: Article, given: Mapping[str, Any], desk: Desk, people: People) -> None:
    workflow = story.get_workflow()
    if workflow is not None:  # a newsroom may have turned it off
        workflow.start(story, people[given["by"]])


def _return(story: Article, given: Mapping[str, Any], desk: Desk, people: People) -> None:
    reviewer = people[given["reviewer"]]
    comment(story=story, passage=_passage(story, given["quotation"]), text=given["comment"], by=reviewer)
    _submit(story, given, desk, people)
    step = story.current_workflow_task_state
    if step is not None:
        step.task.specific.on_action(step, reviewer, "reject", comment=given["reason"])


def _passage(story: Article, quotation: str) -> Passage:
    """Where words stand in a story's paragraphs. They are in letters of one UTF-16 unit each."""
    for block in story.body:
        text = without_tags(str(block.value))
        if (start := text.find(quotation)) >= 0:
            return Passage(quotation, start, start + len(quotation), block=str(block.id))
    raise ValueError(f"Nothing of the story says {quotation!r}.")


def _schedule(story: Article, given: Mapping[str, Any], desk: Desk, people: People) -> None:
    story.go_live_at = desk.now + timedelta(hours=given["hours"])
    _publish(story, people[given["by"]])


def _embargo(story: Article, given: Mapping[str, Any], desk: Desk, people: People) -> None:
    """Live in the first edition, and later in the others."""
    rows = list(story.placements.all())
    for row in rows[1:]:
        row.embargo_at = desk.now + timedelta(hours=given["hours"])
    story.placements = rows
    _publish(story, people[given["by"]])


def _publish(story: Article, by: Any) -> None:
    story.save_revision(user=by)
    publish(article=story, by=by)


_STATES = {
    "draft": _leave,
    "submitted": _submit,
    "returned": _return,
    "scheduled": _schedule,
    "embargoed": _embargo,
}


def _assign(given: Mapping[str, Any], desk: Desk, people: People) -> None:
    plan = Plan(
        slug_line=given["slug_line"],
        section=Section.objects.get(slug=given["section"]),
        due=(desk.now + timedelta(hours=given["hours"])).replace(minute=0, second=0, microsecond=0),
        reporter=people.get(given.get("reporter", "")),
        place=given["place"],
        brief=given["brief"],
    )
    assign(edition=desk.editions["maghrib"], plan=plan, by=people["mounia"])
