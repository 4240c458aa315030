"""What a newsroom of years has beside its stories: reviews, revisions, comments, assignments, notices, what is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Revision, TaskState, WorkflowState

from bench.site_of_fragments import words
from nashra.audience.models import MostRead, StoryScore
from nashra.changes.ask import run
from nashra.editions.models import Edition
from nashra.newsroom.actions.review import set_up_review
from nashra.newsroom.models import (
    Article,
    Assignment,
    Comment,
    DeskReview,
    Front,
    FrontVersion,
    Notice,
    Photo,
)

ASSIGNMENTS_A_DAY = 30
STORIES_FOR_A_COMMENT = 10
STORIES_FOR_A_NOTICE = 4
STORIES_FOR_A_REVIEW = 4
READ = 50_000
"""Stories of an edition that have a score, at most."""
IN_REVIEW = 200
VERSIONS_OF_A_FRONT = 2_000

_PHOTO_WORDS = """
    INSERT INTO modelsearch_indexentry (content_type_id, object_id, title_norm, autocomplete, title, body)
    SELECT %s, CAST(id AS TEXT), 1.0, title, title, title || ' ' || credit FROM newsroom_photo
    WHERE CAST(id AS TEXT) NOT IN (SELECT object_id FROM modelsearch_indexentry WHERE content_type_id = %s)
"""
_PHOTO_TITLES = """
    UPDATE newsroom_photo SET picture_hash = '-', title = COALESCE(
        (SELECT headline || ' ' || newsroom_photo.id FROM newsroom_article
            WHERE newsroom_article.id = 1 + (newsroom_photo.id * 7919) %% %s), title)
"""
_LATEST = """
    UPDATE newsroom_article SET latest_revision_id = (SELECT MAX(id) FROM wagtailcore_revision
            WHERE base_content_type_id = %s AND object_id = CAST(newsroom_article.id AS TEXT)),
        live_revision_id = (SELECT MAX(id) FROM wagtailcore_revision
            WHERE base_content_type_id = %s AND object_id = CAST(newsroom_article.id AS TEXT))
    WHERE latest_revision_id IS NULL
"""


def desk_of_years(count: int, people: Sequence[Any], editions: Sequence[Edition]) -> None:
    """All of it, in proportion to so many stories."""
    set_up_review()
    for fill in (_photos, _revisions, _reviews, _comments, _notices):
        with transaction.atomic():
            fill(count, people)
    with transaction.atomic():
        _assignments(people, editions)
        _read(count, editions)
        _fronts(people, editions)


def copies(row: models.Model, values: dict[str, str], source: str) -> None:
    """As many copies of a saved row as a source has, with these expressions of the source in place of values."""
    columns = [str(field.column) for field in row._meta.local_concrete_fields if not field.primary_key]
    kept = ", ".join(values.get(column, f"one.{column}") for column in columns)
    table = row._meta.db_table
    run(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {kept} FROM {source} AS story, {table} AS one"
        f" WHERE one.{row._meta.pk.column} = {row.pk}"
    )


def _some(every: int, beside: Any = None) -> str:
    return f"(SELECT * FROM newsroom_article WHERE id % {every} = 0 AND id <> {beside or 0})"


def _one_of(people: Sequence[Any]) -> str:
    return f"{min(one.pk for one in people)} + story.id % {len(people)}"


def _photos(count: int, _people: Sequence[Any]) -> None:
    run(_PHOTO_TITLES, [min(count, 5_000)])
    kind = ContentType.objects.get_for_model(Photo).pk
    run(_PHOTO_WORDS, [kind, kind])


def _revisions(count: int, people: Sequence[Any]) -> None:
    """One for each story that has none yet, with a story's content."""
    kind = Article.get_base_content_type().pk
    sample = Revision.objects.filter(base_content_type=kind).order_by("pk").first()
    without = "(SELECT * FROM newsroom_article WHERE latest_revision_id IS NULL)"
    copies(
        sample,
        {
            "object_id": "CAST(story.id AS TEXT)",
            "object_str": "story.headline",
            "created_at": "story.updated_at",
            "approved_go_live_at": "NULL",
            "user_id": _one_of(people),
        },
        without,
    )
    run(_LATEST, [kind, kind])


def _reviews(count: int, people: Sequence[Any]) -> None:
    """Of one story in four that was approved, and of some drafts that wait or were returned."""
    workflow, task = Article.get_default_workflow(), DeskReview.objects.get()
    drafts = Article.objects.filter(live=False, last_published_at__isnull=True)[:IN_REVIEW]
    for number, story in enumerate(drafts):
        state = workflow.start(story, people[number % len(people)])
        if number % 2:
            state.current_task_state.specific.reject(user=people[0], comment=words(5))
    kind, first = Article.get_base_content_type(), Article.objects.filter(live=True).last()
    state = WorkflowState.objects.create(
        content_type=kind,
        object_id=str(first.pk),
        base_content_type=kind,
        workflow=workflow,
        status=WorkflowState.STATUS_APPROVED,
        requested_by=people[0],
    )
    review = TaskState.objects.create(
        workflow_state=state,
        task=task,
        revision=first.latest_revision,
        status=TaskState.STATUS_APPROVED,
        started_at=timezone.now(),
        finished_at=timezone.now(),
        content_type=ContentType.objects.get_for_model(TaskState),
    )
    copies(
        state,
        {
            "object_id": "CAST(story.id AS TEXT)",
            "created_at": "story.updated_at",
            "requested_by_id": _one_of(people),
        },
        _some(STORIES_FOR_A_REVIEW, first.pk),
    )
    _reviewed(state, review)


def _reviewed(state: WorkflowState, review: TaskState) -> None:
    """A finished task for each copy of a finished review."""
    copied = f"(SELECT * FROM wagtailcore_workflowstate WHERE id > {state.pk})"
    story = "(SELECT latest_revision_id FROM newsroom_article WHERE id = CAST(story.object_id AS INTEGER))"
    copies(
        review,
        {
            "workflow_state_id": "story.id",
            "revision_id": story,
            "started_at": "story.created_at",
            "finished_at": "story.created_at",
        },
        copied,
    )
    run(
        "UPDATE wagtailcore_workflowstate SET current_task_state_id ="
        " (SELECT id FROM wagtailcore_taskstate WHERE workflow_state_id = wagtailcore_workflowstate.id)"
        " WHERE id > %s",
        [state.pk],
    )


def _comments(count: int, people: Sequence[Any]) -> None:
    story = Article.objects.order_by("-updated_at").first()
    first = Comment.objects.create(
        story=story, start=0, end=9, quotation=words(2), text=words(9), author=people[0]
    )
    said = {
        "story_id": "story.id",
        "author_id": _one_of(people),
        "at": "story.updated_at",
        "changed_at": "story.updated_at",
        "resolved_at": "CASE story.id % 7 WHEN 0 THEN NULL ELSE story.updated_at END",
    }
    copies(first, said, _some(STORIES_FOR_A_COMMENT))


def _notices(count: int, people: Sequence[Any]) -> None:
    """Of the last weeks most were read; they are forgotten later."""
    first = Notice.objects.create(recipient=people[0], kind="approved", by=people[-1])
    told = {
        "recipient_id": _one_of(people),
        "story_id": "story.id",
        "at": "story.updated_at",
        "read_at": "CASE story.id % 50 WHEN 0 THEN NULL ELSE story.updated_at END",
    }
    copies(first, told, _some(STORIES_FOR_A_NOTICE))


def _assignments(people: Sequence[Any], editions: Sequence[Edition]) -> None:
    """Of five years and the week to come, most of them filed."""
    now = timezone.now()
    sections = [list(edition.shown_sections.values_list("section", flat=True)) for edition in editions]
    Assignment.objects.bulk_create(
        Assignment(
            edition=editions[number % len(editions)],
            section_id=sections[number % len(editions)][number % 5],
            slug_line=words(2),
            brief=words(12),
            reporter=people[number % len(people)] if number % 3 else None,
            due=(due := now + timedelta(days=7, minutes=-number * 1440 // ASSIGNMENTS_A_DAY)),
            state=(
                Assignment.State.OPEN
                if due > now or number % 500 == 0
                else (Assignment.State.DROPPED if number % 9 == 0 else Assignment.State.FILED)
            ),
            story_id=number + 1 if due <= now and number % 500 and number % 9 else None,
        )
        for number in _within(ASSIGNMENTS_A_DAY * 365 * 5, Article.objects.count())
    )


def _within(wanted: int, stories: int) -> Iterable[int]:
    return range(min(wanted, stories))


def _read(count: int, editions: Sequence[Edition]) -> None:
    for edition in editions:
        numbers = range(1, min(count, READ) + 1)
        StoryScore.objects.bulk_create(
            (StoryScore(edition=edition, article_id=number, score=1 / number) for number in numbers),
            batch_size=5_000,
        )
        MostRead.objects.bulk_create(
            MostRead(edition=edition, article_id=1 + number * 7, position=number + 1)
            for number in range(min(100, count // 8))
        )


def _fronts(people: Sequence[Any], editions: Sequence[Edition]) -> None:
    """A front of each edition, laid out thousands of times."""
    for edition in editions:
        front = Front.objects.create(edition=edition, number=VERSIONS_OF_A_FRONT)
        FrontVersion.objects.bulk_create(
            FrontVersion(
                front=front, number=number + 1, document=[], user=people[0], what=FrontVersion.What.values[0]
            )
            for number in range(VERSIONS_OF_A_FRONT)
        )
