"""Publishing writes what differs, asks for little, and leaves Wagtail's references and history as Wagtail would."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.network import Network
from wagtail.actions.publish_revision import PublishPermissionError
from wagtail.models import (
    GroupApprovalTask,
    ReferenceIndex,
    Revision,
    Workflow,
    WorkflowState,
    WorkflowTask,
)

from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.publish import publish as publish_story
from nashra.newsroom.models import Article, AuditEntry, Author, Byline, Photo, Placement, SeeAlso
from nashra.newsroom.queries import references


def referred(article: Article) -> set[tuple[str, str, str]]:
    """What the index of references has of a story."""
    rows = ReferenceIndex.get_references_for_object(article)
    return set(rows.values_list("to_content_type__model", "to_object_id", "model_path"))


def referred_anew(article: Article) -> set[tuple[str, str, str]]:
    """The same, as Wagtail makes it of the story as the database has it."""
    ReferenceIndex.remove_for_object(article)
    ReferenceIndex.create_or_update_for_object(Article.objects.get(pk=article.pk))
    return referred(article)


@pytest.fixture
def rich(write, publish, author: Author, photo: Photo, network: Network) -> Article:
    """A draft that shows other stories, a photo and an author, in two editions."""
    first, second, third = publish("الأول"), publish("الثاني"), publish("الثالث")
    return write(
        "هدنة في الجنوب",
        placements=[
            PlacementDraft(network.maghrib, network.world, canonical=True),
            PlacementDraft(network.misr, network.sport, headline="هدنة عند الجيران"),
        ],
        authors=[author],
        lead_photo=photo,
        see_also=[first, second],
        body=[("paragraph", "<p>نص الخبر.</p>"), ("read_more", third)],
    )


def test_references_are_those_of_what_was_published(rich: Article, photo: Photo) -> None:
    story = publish_story(article=rich)
    found = referred(story)
    assert {("photo", str(photo.pk), "lead_photo")} < found
    assert {path for _, _, path in found} == {"lead_photo", "see_also.item.target", "body.read_more"}
    assert found == referred_anew(story)


def test_references_follow_a_correction(rich: Article, photo: Photo) -> None:
    story = publish_story(article=rich)
    before = {int(number) for kind, number, _ in referred(story) if kind == "article"}
    corrected = correct(article=story, body=[("paragraph", "<p>نص آخر.</p>")])
    assert referred(corrected) == referred_anew(corrected)
    no_longer = before - {int(number) for kind, number, _ in referred(corrected) if kind == "article"}
    assert len(no_longer) == 1
    assert references.referring_to(no_longer, at_most=10) == set()
    assert ReferenceIndex.get_grouped_references_to(photo).count() == 1


def test_references_do_not_follow_what_goes_live_later(rich: Article) -> None:
    story = publish_story(article=rich)
    before = referred(story)
    story.see_also = []
    story.body = []
    story.go_live_at = timezone.now() + timedelta(hours=1)
    story.save_revision()
    publish_story(article=story)
    assert referred(story) == before == referred_anew(story)


def test_draft_that_was_never_published_has_its_references(rich: Article) -> None:
    assert referred(rich) == referred_anew(rich) != set()


def writes(queries: CaptureQueriesContext, table: str) -> list[str]:
    return [
        query["sql"]
        for query in queries
        if query["sql"].startswith(("UPDATE", "INSERT", "DELETE")) and table in query["sql"]
    ]


def test_children_that_did_not_change_are_not_written(rich: Article) -> None:
    story = publish_story(article=rich)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        correct(article=story, headline="هدنة تدخل يومها العاشر", note="صُحّح العنوان.")
    for table in ("newsroom_byline", "newsroom_seealso", "newsroom_listed"):
        assert writes(queries, table) == []
    (revised,) = writes(queries, "newsroom_placement")
    assert 'SET "revised_at" =' in revised
    assert len(writes(queries, "newsroom_correction")) == 1
    assert [row.text for row in story.corrections.all()] == ["صُحّح العنوان."]


def test_children_that_change_alike_are_written_at_once(write, network: Network) -> None:
    places = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.sport)]
    story = write(placements=places)
    with CaptureQueriesContext(connection) as queries:
        publish_story(article=story)
    assert len(writes(queries, "newsroom_placement")) == 1
    assert {(row.live, row.published_at is None) for row in story.placements.all()} == {(True, False)}


def test_children_that_changed_came_or_went_are_written(
    rich: Article, network: Network, author: Author
) -> None:
    story = publish_story(article=rich)
    other = Author.objects.create(name="كاتب آخر")
    kept, _ = story.see_also.all()
    story.bylines = [Byline(author=other, sort_order=0), *story.bylines.all()]
    story.see_also = [kept]
    story.placements = [
        Placement(edition=network.maghrib, section=network.culture, canonical=True),
        Placement(edition=network.misr, section=network.world),
    ]
    story.save_revision()
    publish_story(article=story)
    assert Byline.objects.filter(article=story, author=other).count() == 1
    assert Byline.objects.filter(article=story).count() == 2
    assert list(SeeAlso.objects.filter(article=story).values_list("target", flat=True)) == [kept.target_id]
    rows = Placement.objects.filter(article=story, live=True).order_by("edition")
    assert set(rows.values_list("edition", "section")) == {
        (network.maghrib.pk, network.culture.pk),
        (network.misr.pk, network.world.pk),
    }


@pytest.mark.parametrize(
    ("what", "most"), [("first", 20), ("correction", 19)], ids=["first publish", "correction"]
)
def test_statements_of_publishing_are_few(rich: Article, what: str, most: int, desk: Any) -> None:
    """With who did it, and with all that is written in the transaction; without what follows the commit."""
    story = rich if what == "first" else publish_story(article=rich)
    with CaptureQueriesContext(connection) as queries:
        if what == "first":
            publish_story(article=story)
        else:
            correct(article=story, headline="هدنة تدخل يومها العاشر", note="صُحّح العنوان.")
    assert len(queries) <= most, "\n".join(query["sql"][:120] for query in queries)


def test_what_a_revision_names_and_is_gone_is_left_out(rich: Article, photo: Photo) -> None:
    revision = rich.latest_revision
    kept, gone = rich.see_also.all()
    gone.target.delete()
    photo.delete()
    story = publish_story(article=Article.objects.get(pk=rich.pk))
    assert story.live_revision == revision
    assert story.lead_photo is None
    assert [row.target for row in story.see_also.all()] == [kept.target]
    assert story.placements.filter(live=True).count() == 2


def test_placement_of_a_draft_goes_with_its_edition(publish, network: Network) -> None:
    story = publish()
    story.placements = [
        Placement(edition=network.maghrib, section=network.world),
        Placement(edition=network.misr, section=network.world),
    ]
    story.save_revision()
    network.misr.delete()
    published = publish_story(article=Article.objects.get(pk=story.pk))
    assert [place.edition for place in published.placements.all()] == [network.maghrib]


def test_revision_of_a_correction_holds_what_readers_see(rich: Article) -> None:
    corrected = correct(
        article=publish_story(article=rich), headline="هدنة تدخل يومها العاشر", note="صُحّح العنوان."
    )
    assert corrected.latest_revision == corrected.live_revision
    assert not corrected.has_unpublished_changes
    again = publish_story(article=corrected)
    assert again.headline == "هدنة تدخل يومها العاشر"
    for name in ("placements", "bylines", "see_also", "corrections"):
        before, after = (sorted(one.pk for one in getattr(story, name).all()) for story in (corrected, again))
        assert before == after != []
    assert Placement.objects.filter(article=again, live=True).count() == 2


@pytest.mark.parametrize("what", ["publish", "correction"])
def test_publishing_ends_a_workflow(rich: Article, what: str, desk: Any) -> None:
    story = publish_story(article=rich) if what == "correction" else rich
    by = get_user_model().objects.get()
    workflow = Workflow.objects.create(name="مراجعة")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="رئيس التحرير"))
    state = workflow.start(story, by)
    if what == "correction":
        correct(article=story, by=by, headline="هدنة تدخل يومها العاشر")
    else:
        publish_story(article=story, by=by)
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_CANCELLED


def test_correction_needs_leave_to_publish(rich: Article) -> None:
    story, nobody = publish_story(article=rich), get_user_model().objects.create_user("nobody")
    with pytest.raises(PublishPermissionError):
        correct(article=story, by=nobody, headline="عنوان آخر")
    assert Article.objects.get(pk=story.pk).headline == story.headline


def test_history_says_what_was_published_and_how_it_was_called_before(publish) -> None:
    story = publish("العنوان الأول")
    before = AuditEntry.objects.for_instance(story).count()
    correct(article=story, headline="العنوان الثاني")
    entries = AuditEntry.objects.for_instance(story).order_by("pk")[before:]
    assert list(entries.values_list("action", flat=True)) == [
        "wagtail.edit",
        "wagtail.rename",
        "wagtail.publish",
    ]
    assert entries[1].data["title"] == {"old": "العنوان الأول", "new": "العنوان الثاني"}


def test_publishing_now_takes_back_what_was_to_go_live_later(write) -> None:
    story = write()
    story.go_live_at = timezone.now() + timedelta(hours=1)
    later = story.save_revision()
    later.publish()
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1
    story = Article.objects.get(pk=story.pk)
    story.go_live_at = None
    story.save_revision().publish()
    assert Article.objects.get(pk=story.pk).live
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_revision_older_than_what_readers_see_is_not_published(publish) -> None:
    story = publish("العنوان الأول")
    old = story.latest_revision
    correct(article=story, headline="العنوان الثاني")
    with pytest.raises(ValidationError, match="نسخة أحدث"):
        old.publish()
    assert Article.objects.get().headline == "العنوان الثاني"


def test_older_revision_leaves_the_newer_draft_waiting(publish) -> None:
    story = publish("العنوان الأول")
    first = story.latest_revision
    story.headline = "العنوان الثاني"
    story.save_revision()
    first.publish()
    assert Article.objects.get(pk=story.pk).has_unpublished_changes
    assert Article.objects.get(pk=story.pk).headline == "العنوان الأول"
