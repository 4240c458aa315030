"""A change of a published story at a time: corrections go out at once meanwhile, and are never overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from tests.network import Network

from nashra.newsroom import schedule
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.kill import kill, unkill
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.actions.unschedule import unschedule
from nashra.newsroom.models import Article, AuditEntry, Placement, ScheduledChange, Stopped
from nashra.newsroom.reasons import Reason

HOUR = timedelta(hours=1)
TEXTS = ["الأولى.", "الثانية.", "الثالثة."]


@pytest.fixture
def story(publish: Callable[..., Article], network: Network) -> Article:
    places = [
        PlacementDraft(network.maghrib, network.world, canonical=True),
        PlacementDraft(network.misr, network.sport),
    ]
    body = [("paragraph", f"<p>{text}</p>") for text in TEXTS]
    return publish(headline="الرسم أربعون", summary="موجز", body=body, placements=places)


@pytest.fixture
def due() -> datetime:
    return timezone.now() + HOUR


def change(story: Article, due: datetime, paragraphs: dict[int, str] | None = None, **fields: Any) -> Article:
    """Schedule a change of fields and paragraphs, counted from one."""
    edited = Article.objects.get(pk=story.pk)
    for name, value in fields.items():
        setattr(edited, name, value)
    write(edited, paragraphs or {})
    edited.go_live_at = due
    edited.save_revision()
    return publish_now(article=edited)


def write(story: Article, paragraphs: dict[int, str]) -> None:
    blocks = [dict(block) for block in story.body.raw_data]
    for number, text in paragraphs.items():
        blocks[number - 1]["value"] = f"<p>{text}</p>"
    story.body = type(story.body)(story.body.stream_block, blocks, is_lazy=True)


def fix(story: Article, paragraphs: dict[int, str] | None = None, **fields: Any) -> Article:
    """Correct what readers see at once, as a form does."""
    edited = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(edited, name, value)
    write(edited, paragraphs or {})
    edited.save_revision()
    return publish_now(article=edited)


def at(when: datetime) -> int:
    """Run what is due as if it were another time."""
    with mock.patch("django.utils.timezone.now", return_value=when):
        return schedule.run_due(when)


def texts(story: Article) -> list[str]:
    return [block.value.source.removeprefix("<p>").removesuffix("</p>") for block in story.body]


def test_what_readers_see_stays_and_is_open_to_changes_until_the_time(story: Article, due: datetime) -> None:
    now = change(story, due, headline="الرسم خمسون")
    assert (now.headline, now.live, now.has_unpublished_changes) == ("الرسم أربعون", True, False)
    assert now.get_latest_revision_as_object().headline == "الرسم أربعون"
    assert now.get_lock() is None
    assert at(due - timedelta(seconds=1)) == 0
    assert at(due) == 1
    now = Article.objects.get()
    assert (now.headline, now.live, now.has_unpublished_changes) == ("الرسم خمسون", True, False)
    assert now.latest_revision_id == now.live_revision_id
    assert not ScheduledChange.objects.exists()


def test_fix_goes_out_at_once_and_the_change_keeps_it(story: Article, due: datetime) -> None:
    change(story, due, {2: "الثانية مساءً."}, headline="الرسم خمسون")
    fixed = fix(story, {1: "الأولى مصححة."}, summary="موجز مصحح")
    assert (fixed.headline, fixed.summary, texts(fixed)[:2]) == (
        "الرسم أربعون",
        "موجز مصحح",
        ["الأولى مصححة.", TEXTS[1]],
    )
    assert ScheduledChange.objects.get().stopped_at is None
    assert at(due) == 1
    now = Article.objects.get()
    assert (now.headline, now.summary) == ("الرسم خمسون", "موجز مصحح")
    assert texts(now) == ["الأولى مصححة.", "الثانية مساءً.", TEXTS[2]]
    assert not now.has_unpublished_changes
    assert now.latest_revision.content["headline"] == "الرسم خمسون"


def test_correction_from_the_command_line_is_not_refused_and_its_note_stays(
    story: Article, due: datetime
) -> None:
    change(story, due, headline="الرسم خمسون")
    correct(article=Article.objects.get(), summary="موجز آخر", note="صححنا الموجز.")
    assert at(due) == 1
    now = Article.objects.get()
    assert (now.headline, now.summary) == ("الرسم خمسون", "موجز آخر")
    assert [one.text for one in now.corrections.all()] == ["صححنا الموجز."]


def test_change_of_the_same_paragraph_is_not_published_and_waits_for_an_editor(
    story: Article, due: datetime
) -> None:
    change(story, due, {2: "الثانية مساءً."}, headline="الرسم خمسون")
    fix(story, {2: "الثانية مصححة."})
    assert at(due) == 1
    now = Article.objects.get()
    assert (now.headline, texts(now)[1]) == ("الرسم أربعون", "الثانية مصححة.")
    waiting = ScheduledChange.objects.get()
    assert (waiting.stopped_for, waiting.revision.approved_go_live_at) == (Stopped.CONFLICT, None)
    assert AuditEntry.objects.filter(action="nashra.change_stopped").count() == 1
    assert at(due + HOUR) == 0


def test_same_change_made_twice_is_no_conflict(story: Article, due: datetime) -> None:
    change(story, due, headline="الرسم خمسون", city="طنجة")
    fix(story, headline="الرسم خمسون")
    assert at(due) == 1
    now = Article.objects.get()
    assert (now.headline, now.city) == ("الرسم خمسون", "طنجة")


def test_embargo_that_was_set_meanwhile_holds(story: Article, due: datetime, network: Network) -> None:
    change(story, due, headline="الرسم خمسون")
    edited = Article.objects.get()
    edited.placements = list(edited.placements.all())
    next(one for one in edited.placements.all() if one.edition_id == network.misr.pk).embargo_at = due + HOUR
    edited.save_revision()
    publish_now(article=edited)
    assert at(due) == 1
    assert Article.objects.get().headline == "الرسم خمسون"
    assert list(Placement.objects.filter(live=True).values_list("edition", flat=True)) == [network.maghrib.pk]
    assert at(due + HOUR) == 1
    assert Placement.objects.filter(live=True).count() == 2


def test_draft_that_is_being_written_takes_the_change_in(story: Article, due: datetime) -> None:
    change(story, due, {2: "الثانية مساءً."})
    edited = Article.objects.get()
    edited.headline = "عنوان مسودة"
    edited.save_revision()
    assert at(due) == 1
    now = Article.objects.get()
    assert (now.headline, texts(now)[1], now.has_unpublished_changes) == (
        "الرسم أربعون",
        "الثانية مساءً.",
        True,
    )
    draft = now.get_latest_revision_as_object()
    assert (draft.headline, texts(draft)[1]) == ("عنوان مسودة", "الثانية مساءً.")
    assert not ScheduledChange.objects.exists()


def test_draft_that_says_the_same_otherwise_keeps_its_text_and_the_desk_is_told(
    story: Article, due: datetime
) -> None:
    change(story, due, headline="الرسم خمسون")
    edited = Article.objects.get()
    edited.headline = "عنوان مسودة"
    edited.save_revision()
    assert at(due) == 1
    now = Article.objects.get()
    assert (now.headline, now.get_latest_revision_as_object().headline) == ("الرسم خمسون", "عنوان مسودة")
    assert ScheduledChange.objects.get().stopped_for == Stopped.DRAFT


@pytest.mark.parametrize("take_down", [unpublish, kill])
def test_story_taken_down_is_not_brought_back(
    story: Article, due: datetime, take_down: Callable[..., None]
) -> None:
    change(story, due, headline="الرسم خمسون")
    take_down(article=Article.objects.get(), reason=Reason.ERROR)
    assert at(due) == 0
    assert not Article.objects.get().live
    assert ScheduledChange.objects.get().stopped_for == Stopped.WITHDRAWN
    if take_down is kill:
        unkill(article=Article.objects.get())
    assert at(due + HOUR) == 0


def test_second_change_is_refused_while_one_waits(story: Article, due: datetime) -> None:
    change(story, due, headline="الرسم خمسون")
    with pytest.raises(ValidationError):
        change(story, due + HOUR, headline="الرسم ستون")
    assert ScheduledChange.objects.get().revision.content["headline"] == "الرسم خمسون"


def test_cancelled_change_is_not_published(story: Article, due: datetime) -> None:
    change(story, due, headline="الرسم خمسون")
    unschedule(revision=ScheduledChange.objects.get().revision)
    assert at(due) == 0
    assert Article.objects.get().headline == "الرسم أربعون"
    change(story, due, headline="الرسم ستون")
    assert at(due) == 1
    assert Article.objects.get().headline == "الرسم ستون"


def test_change_that_cannot_be_published_any_more_waits_and_holds_up_no_other(
    story: Article, due: datetime, network: Network, publish
) -> None:
    change(story, due, headline="الرسم خمسون")
    Placement.objects.filter(article=story.pk).delete()
    revision = ScheduledChange.objects.get().revision
    revision.content["placements"] = []
    revision.save()
    change(publish("ثانٍ"), due, headline="ثانٍ مساءً")
    assert at(due) == 2
    assert ScheduledChange.objects.get().stopped_for == Stopped.REFUSED
    assert Article.objects.filter(headline="ثانٍ مساءً").exists()


def test_story_without_revisions_takes_a_change_too(story: Article, due: datetime) -> None:
    Article.objects.filter(pk=story.pk).update(latest_revision=None, live_revision=None)
    story.revisions.all().delete()
    change(story, due, headline="الرسم خمسون")
    fix(story, summary="موجز مصحح")
    assert at(due) == 1
    now = Article.objects.get()
    assert (now.headline, now.summary) == ("الرسم خمسون", "موجز مصحح")
