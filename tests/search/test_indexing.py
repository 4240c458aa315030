"""The index follows publishing, corrections, takedowns, deletions and renamed authors."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings

from nashra.changes.models import Delivery, OutboxRow
from nashra.editions.actions.show_section import show_section
from nashra.newsroom.actions import publish as publishing
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.cover_live import cover_live
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.edit_author import EditAuthor
from nashra.newsroom.actions.edit_update import edit_update, remove_update
from nashra.newsroom.actions.post_update import post_update
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, Author
from nashra.publication import deliver
from nashra.publication.consumers import CONSUMERS, NAMES
from nashra.search.engine import Filters
from nashra.search.index import compaction
from nashra.search.indexing import index_state, published_stories, verify
from nashra.search.indexing.keeper import compact
from nashra.search.indexing.rebuild import reason, rebuild, rebuild_if_needed
from nashra.search.instance import engine
from nashra.search.search import search

pytestmark = pytest.mark.django_db

Write = Callable[..., Article]
Act = Callable[..., Any]


def found(words: str, filters: Filters = Filters()) -> Sequence[int]:  # noqa: B008
    return [hit.story for hit in search(engine(), words, datetime.now(UTC), filters).hits]


@pytest.fixture
def act(django_capture_on_commit_callbacks: Any) -> Act:
    """Does something, and what its commit brings about, though the test itself rolls back."""

    def act(action: Callable[..., Any], **arguments: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return action(**arguments)

    return act


@pytest.fixture
def published(act: Act, write: Write) -> Article:
    return act(
        publishing.publish, article=write("طائر الفينيق يعود", body=[("paragraph", "<p>رماد &amp; نار</p>")])
    )


def damage() -> None:
    for file in Path(settings.SEARCH_INDEX).glob("v*-*/meta.json"):
        file.write_text("not an index")


def test_published_story_is_found_by_headline_and_body(published: Article) -> None:
    assert found("الفينيق") == [published.pk]
    assert found("نار") == [published.pk]
    assert not OutboxRow.objects.exists()


def test_draft_is_not_found(write: Write) -> None:
    write("طائر الفينيق يعود")
    assert found("الفينيق") == []


def test_corrected_story_is_found_by_its_new_words_alone(act: Act, published: Article) -> None:
    act(correct, article=published, headline="طائر العنقاء يعود")
    assert found("العنقاء") == [published.pk]
    assert found("الفينيق") == []


def test_story_taken_down_is_gone(act: Act, published: Article) -> None:
    act(unpublish, article=published, reason="error")
    assert found("الفينيق") == []


def test_deleted_story_is_gone(act: Act, published: Article) -> None:
    act(delete, article=published)
    assert found("الفينيق") == []


def test_renamed_author_is_found_by_the_new_name(act: Act, write: Write) -> None:
    author = Author.objects.create(name="سلمى القاضي")
    story = act(publishing.publish, article=write("خبر", authors=[author]))
    author.name = "هند البستاني"
    act(EditAuthor(author, user=None).execute, skip_permission_checks=True)
    assert found("البستاني") == [story.pk]
    assert found("القاضي") == []
    author.delete()
    act(publishing.publish, article=story)
    assert found("البستاني") == [story.pk]


def test_edition_finds_its_own_headline(act: Act, write: Write, network) -> None:
    places = [
        PlacementDraft(network.maghrib, network.world, canonical=True),
        PlacementDraft(network.misr, network.world, headline="القاهرة تحتفل"),
    ]
    story = act(publishing.publish, article=write("الرباط تحتفل", placements=places))
    assert found("القاهرة", Filters(edition=network.misr.pk)) == [story.pk]
    assert found("القاهرة", Filters(edition=network.maghrib.pk)) == []


def test_damaged_index_stops_no_publishing_and_is_rebuilt_by_the_worker(
    act: Act, published: Article, write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    damage()
    caplog.set_level(logging.CRITICAL, "nashra")
    other = act(publishing.publish, article=write("خبر ثان"))
    assert not OutboxRow.objects.exists()
    assert rebuild_if_needed()
    assert found("خبر") == [other.pk]
    assert found("الفينيق") == [published.pk]
    assert reason() == ""


def test_row_waits_where_the_disk_fails(
    act: Act, write: Write, monkeypatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "nashra")
    with monkeypatch.context() as patch:
        patch.setattr(type(engine()), "write", lambda *_: (_ for _ in ()).throw(OSError("No space left")))
        story = act(publishing.publish, article=write("طائر الفينيق"))
    (left,) = Delivery.objects.all()
    assert (left.consumer, left.attempts, "No space left" in left.error) == ("index", 1, True)
    Delivery.objects.update(due_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert deliver.deliver_due(CONSUMERS[NAMES.index("index")]) == 1
    assert not OutboxRow.objects.exists()
    assert found("الفينيق") == [story.pk]


def test_new_installation_and_changed_language_ask_for_a_rebuild(published: Article, network) -> None:
    assert reason()
    rebuild()
    assert reason() == ""
    network.maghrib.language = "fr"
    network.maghrib.save()
    assert reason()
    assert rebuild_if_needed()
    assert reason() == ""


def test_index_ahead_of_a_database_put_back_is_rebuilt(published: Article) -> None:
    rebuild()
    index_state.record_consumed(10**9)
    assert rebuild_if_needed()
    assert reason() == ""


def test_request_for_a_rebuild_outlives_one_that_was_broken_off(published: Article) -> None:
    rebuild()
    index_state.ask_for_rebuild()
    index_state.begin_rebuild(is_needed=False)
    assert reason()
    rebuild()
    assert reason() == ""


def test_story_published_during_a_rebuild_is_in_the_new_index(
    act: Act, published: Article, write: Write
) -> None:
    late: list[int] = []

    def publish_one(done: int) -> None:
        if not late:
            late.append(act(publishing.publish, article=write("خبر متأخر")).pk)
            act(unpublish, article=published, reason="error")

    rebuild(publish_one)
    assert found("متأخر") == late
    assert found("الفينيق") == []
    assert verify.differences() == []


def test_check_names_what_differs_and_repair_heals_it(published: Article, network) -> None:
    assert verify.differences() == []
    edition = network.maghrib.pk
    Article.objects.filter(pk=published.pk).update(headline="عنوان لم يُتبع")
    assert verify.differences() == [verify.Difference(published.pk, edition, verify.What.OLD)]
    engine().write(removed=[published.pk])
    assert verify.differences() == [verify.Difference(published.pk, edition, verify.What.MISSING)]
    verify.repair(verify.differences())
    assert found("يتبع") == [published.pk]
    Article.objects.filter(pk=published.pk).update(live=False)
    assert [one.what for one in verify.differences()] == [verify.What.LEFT]
    verify.repair(verify.differences())
    assert verify.differences() == []


def test_commands_rebuild_check_and_repair(published: Article, capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    from nashra.cli import search as command

    assert command.rebuild(argparse.Namespace()) == 0
    assert command.check(argparse.Namespace(repair=False)) == 0
    engine().write(removed=[published.pk])
    assert command.check(argparse.Namespace(repair=False)) == 1
    assert f"{published.pk}\tedition" in capsys.readouterr().out
    assert command.check(argparse.Namespace(repair=True)) == 0
    assert command.check(argparse.Namespace(repair=False)) == 0


def test_desk_finds_published_stories_by_any_form_and_drafts_by_headline(
    desk, published: Article, write
) -> None:
    draft = write("فينيق في المسودة")
    stories = desk.get("/newsroom/stories/", {"q": "فينيق"}).context["object_list"]
    assert [story.pk for story in stories] == [draft.pk, published.pk]
    chooser = desk.get("/newsroom/snippets/choose/newsroom/article/results/", {"q": "نار"}).content.decode()
    assert "طائر الفينيق يعود" in chooser


def test_desk_reads_headlines_where_the_index_is_damaged(desk, published: Article, caplog) -> None:
    caplog.set_level(logging.CRITICAL, "nashra")
    damage()
    stories = desk.get("/newsroom/stories/", {"q": "الفينيق"}).context["object_list"]
    assert [story.pk for story in stories] == [published.pk]


def test_section_shown_anew_needs_no_rebuild(published: Article, network) -> None:
    rebuild()
    show_section(network.maghrib, name="سياسة", slug="politics")
    assert reason() == ""


def test_story_published_while_the_index_is_merged_is_found(
    act: Act, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [act(publishing.publish, article=write(f"طائر الفينيق {number}")) for number in range(5)]
    merge = compaction.merge

    def meanwhile(path: Path) -> None:
        act(correct, article=stories[2], headline="العنقاء تحلق")
        act(publishing.publish, article=write("الهدهد يعود"))
        merge(path)

    monkeypatch.setattr(compaction, "merge", meanwhile)
    assert compact()
    assert found("العنقاء") == [stories[2].pk]
    assert len(found("الهدهد")) == 1
    assert len(found("الفينيق")) == 4
    assert verify.differences() == []
    assert index_state.missed() == []


def test_damaged_index_is_not_merged_but_left_to_be_rebuilt(act: Act, write: Write) -> None:
    for number in range(5):
        act(publishing.publish, article=write(f"طائر الفينيق {number}"))
    damage()
    assert not compact()


def test_story_is_found_by_a_word_of_a_live_update_until_it_is_edited_or_removed(
    act: Act, published: Article
) -> None:
    act(cover_live, article=published)
    update = act(post_update, article=published, text="وصل الوفد إلى القلعة", form_key=uuid4())
    assert found("القلعة") == [published.pk]
    assert published_stories.bodies([published.pk]) == {published.pk: "رماد & نار\nوصل الوفد إلى القلعة"}
    act(edit_update, update=update, revision=1, text="وصل الوفد إلى الميناء")
    assert (found("القلعة"), found("الميناء")) == ([], [published.pk])
    act(remove_update, update=update, revision=2)
    assert found("الميناء") == []
    assert found("الفينيق") == [published.pk]
