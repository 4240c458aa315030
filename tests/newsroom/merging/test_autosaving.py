"""Forms that save by themselves beside each other, and beside what is published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.newsroom.merging_form import TEXTS, Form, draft_texts, live_texts

from nashra.newsroom.models import Article


def test_autosave_after_others_published_keeps_both_and_so_does_all_typing_after_it(forms) -> None:
    a, b = forms
    b.write(5, "الخامسة: أ")
    assert b.autosave()["success"]
    again = Form(a.client, a.story)
    again.write(2, "الثانية: 60.")
    again.publish()
    for text in ("الخامسة: أب", "الخامسة: أبج"):
        b.write(5, text)
        answer = b.autosave()
        assert answer["success"], answer
        assert "سلمى" in answer["merged"]
        assert draft_texts() == [TEXTS[0], "الثانية: 60.", *TEXTS[2:4], text]
    b.publish()
    assert live_texts() == [TEXTS[0], "الثانية: 60.", *TEXTS[2:4], "الخامسة: أبج"]


def test_autosave_that_touches_what_others_published_says_so_and_overwrites_nothing(forms) -> None:
    a, b = forms
    a.write(2, "الثانية: 60.")
    a.publish()
    b.write(2, "الثانية: 55.")
    answer = b.autosave()
    assert not answer["success"]
    assert answer["error_code"] == "validation_error"  # after which Wagtail's script goes on saving
    assert "سلمى" in answer["error_message"]
    assert "احفظ واختر" in answer["error_message"]
    assert draft_texts()[1] == "الثانية: 60."
    assert b.publish().context["conflicts"]


def test_form_is_not_in_conflict_with_its_own_autosave_whose_answer_was_lost(forms) -> None:
    form = forms[0]
    begun = form.data["began_from"]
    for text in ("الثانية: 5", "الثانية: 50"):
        form.write(2, text)
        assert form.autosave()["success"]
        form.data["began_from"] = begun
    form.write(2, "الثانية: 500")
    assert not (form.save().context or {}).get("conflicts")
    assert draft_texts() == [TEXTS[0], "الثانية: 500", *TEXTS[2:]]


def test_lost_answer_to_an_autosave_that_merged_takes_back_nothing_of_the_other(forms) -> None:
    a, b = forms
    a.write(1, "الأولى: أ")
    a.publish()
    begun = b.data["began_from"]
    b.write(4, "الرابعة: ب")
    assert b.autosave()["merged"]
    b.data["began_from"] = begun
    b.write(4, "الرابعة: بب")
    b.save()
    assert draft_texts() == ["الأولى: أ", *TEXTS[1:3], "الرابعة: بب", TEXTS[4]]


def test_autosaves_of_two_editors_in_turn_lose_nothing(forms) -> None:
    a, b = forms
    for turn in range(3):
        a.write(1, f"الأولى {turn}")
        b.write(4, f"الرابعة {turn}")
        assert a.autosave()["success"]
        assert b.autosave()["success"]
    assert draft_texts() == ["الأولى 2", *TEXTS[1:3], "الرابعة 2", TEXTS[4]]


def test_autosave_does_not_write_over_the_revision_that_readers_see(forms) -> None:
    a, _b = forms
    a.write(1, "الأولى أ.")
    a.autosave()
    a.publish()
    shown = Article.objects.get().live_revision
    a.write(1, "الأولى ب.")
    a.autosave()
    assert Article.objects.get().live_revision.content == shown.content
    assert Article.objects.get().latest_revision_id != shown.pk


def test_story_unchanged_by_others_is_saved_without_merging(
    forms, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    a, _b = forms
    a.write(1, "الأولى أ.")
    a.autosave()
    a.write(1, "الأولى أب.")
    assert a.autosave()["merged"] == ""
    assert draft_texts()[0] == "الأولى أب."
