"""Comments on passages of a story: who may say what, what is kept, and that no reader ever sees one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from tests.network import Network, Outbox
from tests.newsroom.deskforms import filled
from tests.newsroom.posts.post import story_url
from tests.newsroom.reviewing import act, user_of

from nashra.fragments.store.memory import MemoryStore
from nashra.newsroom.actions.comment import Passage, comment, edit, reopen, reply, resolve
from nashra.newsroom.actions.comment import delete as delete_comment
from nashra.newsroom.actions.copy_to import copy_to
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.admin.desk.returned import returned
from nashra.newsroom.models import Article, AuditEntry, Comment
from nashra.newsroom.queries import comments as queries
from nashra.newsroom.roles import Role
from nashra.pages import generation, render_pages
from nashra.search.indexing import consumer as index

pytestmark = pytest.mark.usefixtures("one_connection")
SECRET = "تعليق-لا-يراه-قارئ"
PASSAGE = Passage("نص جديد", start=0, end=7, block="b", after=".")


def fields(**others: Any) -> dict[str, Any]:
    return {"verb": "comment", "quotation": "نص جديد", "start": 0, "end": 7, "text": SECRET, **others}


@pytest.fixture
def desk_editor(browse: Callable[..., Client]) -> Client:
    return browse("سعاد", Role.DESK_EDITOR)


@pytest.fixture
def commented(submitted: Article, desk_editor: Client) -> Article:
    answer = desk_editor.post(story_url("comments", submitted.pk), fields())
    assert answer.status_code == 200
    return submitted


def test_reporter_reads_the_desks_comment_on_a_locked_draft_and_answers(
    commented: Article,
    reporter: Client,
) -> None:
    address = story_url("comments", commented.pk)
    assert SECRET in reporter.get(address).content.decode()
    number = Comment.objects.get().pk
    reporter.post(address, {"verb": "reply", "comment": number, "text": "من الوزارة."})
    (thread,) = queries.threads(commented.pk)
    assert [one.text for one in thread.replies] == ["من الوزارة."]


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("desk", 200),
        ("desk of the section", 200),
        ("chief", 200),
        ("desk of another section", 302),
        ("another reporter", 302),
        ("photo editor", 302),
        ("chief of another edition", 302),
    ],
)
def test_those_alone_comment_who_may_open_the_draft(
    who: str,
    status: int,
    submitted: Article,
    network: Network,
    browse: Callable[..., Client],
) -> None:
    made: dict[str, tuple[Any, ...]] = {
        "desk": (Role.DESK_EDITOR,),
        "desk of the section": (Role.DESK_EDITOR, network.maghrib, [network.world]),
        "chief": (Role.CHIEF_EDITOR,),
        "desk of another section": (Role.DESK_EDITOR, network.maghrib, [network.sport]),
        "another reporter": (Role.REPORTER,),
        "photo editor": (Role.PHOTO_EDITOR,),
        "chief of another edition": (Role.CHIEF_EDITOR, network.misr),
    }
    browser = browse("منى", *made[who])
    address = story_url("comments", submitted.pk)
    assert browser.post(address, fields()).status_code == status
    assert browser.get(address).status_code == status
    assert Comment.objects.count() == (status == 200)


def test_action_asks_who_comments(submitted: Article, browse: Callable[..., Client]) -> None:
    stranger = user_of(browse("منى", Role.REPORTER))
    with pytest.raises(PermissionDenied):
        comment(story=submitted, passage=PASSAGE, text="؟", by=stranger)


def test_resolved_comment_says_by_whom_and_can_be_opened_again(
    commented: Article, desk_editor: Client
) -> None:
    one, by = Comment.objects.get(), user_of(desk_editor)
    resolve(comment=one, by=by)
    resolve(comment=one, by=by)
    assert queries.open_comments([commented.pk]) == {}
    assert Comment.objects.get().resolved_by == by
    reopen(comment=one, by=by)
    assert queries.open_comments([commented.pk]) == {commented.pk: 1}
    assert AuditEntry.objects.filter(action="nashra.resolve_comment").count() == 1


def test_answer_that_is_typed_is_kept_where_resolved_is_pressed(
    commented: Article, desk_editor: Client
) -> None:
    number = Comment.objects.get().pk
    fields = {"verb": "resolve", "comment": number, "text": "صُحّح."}
    desk_editor.post(story_url("comments", commented.pk), fields)
    (thread,) = queries.threads(commented.pk)
    assert (thread.comment.resolved_at is not None, [one.text for one in thread.replies]) == (True, ["صُحّح."])


def test_answer_that_is_typed_is_kept_where_reopen_is_pressed(
    commented: Article, desk_editor: Client
) -> None:
    one = Comment.objects.get()
    resolve(comment=one, by=user_of(desk_editor))
    fields = {"verb": "reopen", "comment": one.pk, "text": "ما زال خطأ."}
    desk_editor.post(story_url("comments", commented.pk), fields)
    (thread,) = queries.threads(commented.pk)
    assert (thread.comment.resolved_at, [one.text for one in thread.replies]) == (None, ["ما زال خطأ."])


def test_author_words_a_comment_anew_and_it_says_so(commented: Article, desk_editor: Client) -> None:
    address, number = story_url("comments", commented.pk), Comment.objects.get().pk
    assert "عُدّل" not in desk_editor.get(address).content.decode()
    before = queries.mark(commented.pk)
    page = desk_editor.post(address, {"verb": "edit", "comment": number, "text": " أين المصدر؟\x00"})
    assert Comment.objects.get().text == "أين المصدر؟"
    assert "عُدّل" in page.content.decode()
    assert queries.mark(commented.pk) != before
    assert AuditEntry.objects.filter(action="nashra.edit_comment").count() == 1


def test_comment_saved_as_it_was_is_not_called_edited(commented: Article, desk_editor: Client) -> None:
    edit(comment=Comment.objects.get(), text=f"{SECRET} ", by=user_of(desk_editor))
    assert Comment.objects.get().edited_at is None
    assert not AuditEntry.objects.filter(action="nashra.edit_comment").exists()


def test_comment_is_not_emptied_by_wording_it_anew(commented: Article, desk_editor: Client) -> None:
    with pytest.raises(ValidationError):
        edit(comment=Comment.objects.get(), text=" \u200f ", by=user_of(desk_editor))
    assert Comment.objects.get().text == SECRET


@pytest.mark.parametrize(
    ("who", "may_edit", "may_delete"),
    [
        ("author", True, True),
        ("reporter", False, False),
        ("another desk editor", False, False),
        ("chief", False, True),
        ("chief of another edition", False, False),
        ("superuser", False, True),
    ],
)
def test_author_alone_edits_a_comment_and_the_chief_editor_deletes_it_too(
    who: str,
    may_edit: bool,
    may_delete: bool,
    commented: Article,
    desk_editor: Client,
    reporter: Client,
    network: Network,
    browse: Callable[..., Client],
    admin_client: Client,
) -> None:
    browsers = {
        "author": lambda: desk_editor,
        "reporter": lambda: reporter,
        "another desk editor": lambda: browse("منى", Role.DESK_EDITOR),
        "chief": lambda: browse("منى", Role.CHIEF_EDITOR),
        "chief of another edition": lambda: browse("منى", Role.CHIEF_EDITOR, network.misr),
        "superuser": lambda: admin_client,
    }
    browser, address, number = browsers[who](), story_url("comments", commented.pk), Comment.objects.get().pk
    shown = browser.get(address).content.decode()
    assert ('value="edit"' in shown, 'value="delete"' in shown) == (may_edit, may_delete)
    browser.post(address, {"verb": "edit", "comment": number, "text": "غيره"})
    assert (Comment.objects.get().text == "غيره") == may_edit
    browser.post(address, {"verb": "delete", "comment": number})
    assert Comment.objects.exists() != may_delete


def test_audit_says_whose_comment_was_deleted_and_not_what_it_said(
    commented: Article, browse: Callable[..., Client]
) -> None:
    chief = browse("منى", Role.CHIEF_EDITOR)
    delete_comment(comment=Comment.objects.get(), by=user_of(chief))
    page = chief.get("/newsroom/audit/").content.decode()
    assert ("كتبه سعاد" in page, SECRET in page) == (True, False)


def test_deleted_comment_that_was_answered_leaves_its_place_until_the_last_answer_goes(
    commented: Article, desk_editor: Client, reporter: Client
) -> None:
    first = Comment.objects.get()
    answer = reply(to=first, text="من الوزارة", by=user_of(reporter))
    before = queries.mark(commented.pk)
    delete_comment(comment=first, by=user_of(desk_editor))
    assert queries.mark(commented.pk) != before
    page = reporter.get(story_url("comments", commented.pk)).content.decode()
    assert ("من الوزارة" in page, "حُذف هذا التعليق." in page, SECRET in page) == (True, True, False)
    with pytest.raises(ValidationError):
        edit(comment=first, text="عاد", by=user_of(desk_editor))
    delete_comment(comment=answer, by=user_of(reporter))
    assert not Comment.objects.exists()


def test_answer_to_a_comment_that_was_deleted_meanwhile_is_refused_and_said(
    commented: Article, desk_editor: Client, reporter: Client
) -> None:
    first = Comment.objects.get()
    delete_comment(comment=first, by=user_of(desk_editor))
    fields = {"verb": "reply", "comment": first.pk, "text": "من الوزارة"}
    answer = reporter.post(story_url("comments", commented.pk), fields)
    assert (answer.status_code, answer.json()["refused"]) == (422, ["حُذف هذا التعليق في أثناء ذلك."])


def test_answer_to_an_answer_stands_under_the_first_comment(commented: Article, desk_editor: Client) -> None:
    by = user_of(desk_editor)
    answer = reply(to=Comment.objects.get(), text="أ", by=by)
    reply(to=answer, text="ب", by=by)
    assert [[one.text for one in thread.replies] for thread in queries.threads(commented.pk)] == [["أ", "ب"]]


def test_comment_is_cleaned(submitted: Article, desk_editor: Client) -> None:
    made = comment(story=submitted, passage=PASSAGE, text="\u202eأ\x00<b>ب</b> ", by=user_of(desk_editor))
    assert Comment.objects.get(pk=made.pk).text == "أ<b>ب</b>"
    page = desk_editor.get(story_url("comments", submitted.pk)).content.decode()
    assert "أ&lt;b&gt;ب&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"text": " \u200f "}, 422),
        ({"text": "ط" * 4001}, 422),
        ({"quotation": ""}, 422),
        ({"start": 7}, 422),
        ({"block": "b" * 37}, 422),
        ({"start": "x"}, 400),
        ({"verb": "shout"}, 400),
        ({"verb": "delete", "comment": "x"}, 400),
        ({"verb": "reply", "comment": "1"}, 422),
        ({"verb": "delete", "comment": "1"}, 422),
        ({"end": "9" * 30}, 200),
        ({"start": "-5"}, 200),
    ],
)
def test_what_is_no_comment_is_refused(
    changed: dict[str, Any],
    status: int,
    submitted: Article,
    desk_editor: Client,
) -> None:
    answer = desk_editor.post(story_url("comments", submitted.pk), fields(**changed))
    assert (answer.status_code, Comment.objects.count()) == (status, int(status == 200))


def test_comment_of_another_story_is_not_answered_at_this_ones_address(
    commented: Article, write: Callable[..., Article], desk_editor: Client
) -> None:
    other = story_url("comments", write("أخرى").pk)
    answer = desk_editor.post(other, {"verb": "reply", "comment": Comment.objects.get().pk, "text": "؟"})
    assert (answer.status_code, Comment.objects.count()) == (400, 1)


def test_nothing_is_sent_again_while_nothing_is_said(commented: Article, desk_editor: Client) -> None:
    address, mark = story_url("comments", commented.pk), queries.mark(commented.pk)
    assert desk_editor.get(address, {"mark": mark}).status_code == 204
    resolve(comment=Comment.objects.get(), by=user_of(desk_editor))
    assert desk_editor.get(address, {"mark": mark}).status_code == 200


def test_saving_a_form_that_was_opened_before_loses_no_comment(
    submitted: Article,
    desk_editor: Client,
    browse: Callable[..., Client],
) -> None:
    address, other = story_url("edit", submitted.pk), browse("منى", Role.DESK_EDITOR)
    opened = filled(desk_editor, address, headline="قمة ثانية")
    other.post(story_url("comments", submitted.pk), fields())
    desk_editor.post(address, opened)
    desk_editor.post(story_url("comments", submitted.pk), fields())
    assert queries.open_comments([submitted.pk]) == {submitted.pk: 2}
    assert Article.objects.get(pk=submitted.pk).get_latest_revision_as_object().headline == "قمة ثانية"


def test_form_shows_how_many_are_open(commented: Article, desk_editor: Client) -> None:
    page = desk_editor.get(story_url("edit", commented.pk)).content.decode()
    toggle = page[page.index('data-side-panel-toggle="comments"') :]
    assert re.search(r"data-side-panel-toggle-counter[^>]*>\s*([0-9]+)", toggle)[1] == "1"  # type: ignore[index]
    assert 'data-side-panel="comments"' in desk_editor.get(story_url("add")).content.decode()


def test_returned_story_carries_its_reason_and_open_comments(
    commented: Article,
    reporter: Client,
    desk_editor: Client,
) -> None:
    by = user_of(reporter)
    assert returned(by) == []
    act(desk_editor, commented, "reject", "أين المصدر؟")
    (story,) = returned(by)
    assert (story.row.story, story.comment, story.by) == (commented, "أين المصدر؟", user_of(desk_editor))
    assert story.open_comments == 1
    assert "تعليق واحد على النص" in reporter.get("/newsroom/").content.decode()
    assert returned(user_of(desk_editor)) == []
    address = story_url("edit", commented.pk)
    reporter.post(address, filled(reporter, address, **{"action-restart-workflow": "1"}))
    assert returned(by) == []


def test_no_copy_revision_or_export_has_a_comment(
    commented: Article, network: Network, desk_editor: Client
) -> None:
    copy = copy_to(article=commented, edition=network.misr)
    assert queries.threads(copy.pk) == []
    assert SECRET not in str([revision.content for revision in commented.revisions.all()])
    answer: Any = desk_editor.get(story_url("list"), {"export": "csv"})
    exported = b"".join(answer.streaming_content).decode()
    assert ("قمة" in exported, SECRET in exported) == (True, False)


def test_no_reader_gets_a_comment(
    commented: Article,
    network: Network,
    desk_editor: Client,
    client: Client,
    outbox: Outbox,
    memory_store: MemoryStore,
) -> None:
    generation.begin()
    outbox.forget()
    act(desk_editor, commented, "approve")
    changes = outbox.changes()
    render_pages.consume(changes)
    index.consume(changes)
    shown = b"".join(memory_store._values.values()).decode(errors="replace")
    for address in ("/search", "/search.rss"):
        shown += client.get(address, {"q": "قمة"}, HTTP_HOST=network.maghrib.host).content.decode()
    assert ("قمة" in shown, SECRET in shown) == (True, False)


def test_comments_go_with_their_story(commented: Article) -> None:
    delete(article=commented)
    assert not Comment.objects.exists()
