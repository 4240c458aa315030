"""Two editors' forms of one story: what one saved is never overwritten unseen by the other."""

from __future__ import annotations

import pytest
from tests.newsroom.merging_form import TEXTS, Form, choices, draft_texts, live_texts, said

from nashra.newsroom.models import Article, Author


def test_form_opened_before_others_published_publishes_both(forms) -> None:
    a, b = forms
    a.write(2, "الثانية: الرسم 60 درهمًا.")
    a.publish()
    b.write(5, "الخامسة بعد التعديل.")
    response = b.publish()
    assert live_texts() == [TEXTS[0], "الثانية: الرسم 60 درهمًا.", *TEXTS[2:4], "الخامسة بعد التعديل."]
    assert "سلمى" in said(response)
    assert "2" in said(response)


def test_same_paragraph_is_shown_side_by_side_and_nothing_is_saved(forms) -> None:
    a, b = forms
    a.write(2, "الثانية: 60.")
    a.publish()
    b.write(2, "الثانية: 55.")
    response = b.publish()
    (conflict,) = response.context["conflicts"]
    assert (conflict.mine, conflict.theirs) == ("الثانية: 55.", "الثانية: 60.")
    assert live_texts()[1] == draft_texts()[1] == "الثانية: 60."
    page = response.content.decode()
    assert "الثانية: 60." in page
    assert page.count("الثانية: 55.") > 1 or "\\u0627" in page  # in the form's body too
    assert b.data["began_from"] in page


@pytest.mark.parametrize(("side", "text"), [("mine", "الثانية: 55."), ("theirs", "الثانية: 60.")])
def test_chosen_text_is_published_with_all_else_of_both(forms, side: str, text: str) -> None:
    a, b = forms
    a.write(2, "الثانية: 60.")
    a.write(1, "الأولى من سلمى.")
    a.publish()
    b.write(2, "الثانية: 55.")
    b.write(5, "الخامسة من كريم.")
    b.publish(**choices(b.publish(), side))
    assert live_texts() == ["الأولى من سلمى.", text, *TEXTS[2:4], "الخامسة من كريم."]


def test_choice_does_not_hold_for_a_text_that_came_after_it(forms) -> None:
    a, b = forms
    a.write(2, "الثانية: 60.")
    a.publish()
    b.write(2, "الثانية: 55.")
    chosen = choices(b.publish(), "mine")
    again = Form(a.client, a.story)
    again.write(2, "الثانية: 61.")
    again.publish()
    response = b.publish(**chosen)
    assert [each.theirs for each in response.context["conflicts"]] == ["الثانية: 61."]
    assert live_texts()[1] == "الثانية: 61."


def test_choice_made_stays_made_where_another_is_missing(forms) -> None:
    a, b = forms
    a.write(2, "الثانية: 60.")
    a.data["headline"] = "عنوان سلمى"
    a.publish()
    b.write(2, "الثانية: 55.")
    b.data["headline"] = "عنوان كريم"
    first, *_rest = choices(b.publish(), "theirs").items()
    response = b.publish(**dict([first]))
    assert [each.chosen for each in response.context["conflicts"]] == ["theirs", None]


def test_own_second_form_is_in_conflict_with_the_first(forms) -> None:
    a = forms[0]
    other = Form(a.client, a.story)
    a.write(2, "الثانية: 60.")
    assert a.autosave()["success"]
    other.write(2, "الثانية: 55.")
    assert other.save().context["conflicts"]


def test_paragraph_that_one_deleted_and_the_other_edited_is_asked_about(forms) -> None:
    a, b = forms
    a.delete(2)
    a.publish()
    b.write(2, "الثانية: 55.")
    response = b.publish()
    (conflict,) = response.context["conflicts"]
    assert conflict.mine == "الثانية: 55."
    b.publish(**choices(response, "mine"))
    assert live_texts() == [TEXTS[0], "الثانية: 55.", *TEXTS[2:]]


def test_paragraphs_that_both_added_and_moved_are_all_there(forms) -> None:
    a, b = forms
    a.body([a.blocks[0], ("a" * 36, "من سلمى."), *a.blocks[1:]])
    a.publish()
    b.body([b.blocks[4], *b.blocks[:4], ("b" * 36, "من كريم.")])
    b.publish()
    assert live_texts() == [TEXTS[4], TEXTS[0], "من سلمى.", *TEXTS[1:4], "من كريم."]


def test_placement_that_one_removed_and_the_other_changed_is_asked_about(forms, network) -> None:
    a, b = forms
    a.data["placements-1-DELETE"] = "on"
    a.publish()
    b.data["placements-1-headline"] = "عنوان مصر"
    response = b.publish()
    (conflict,) = response.context["conflicts"]
    assert "مصر اليوم" in conflict.place
    assert "عنوان مصر" in conflict.mine
    b.publish(**choices(response, "mine"))
    assert {place.edition_id for place in Article.objects.get().placements.all()} == {
        network.maghrib.pk,
        network.misr.pk,
    }


def test_fields_of_one_placement_are_joined(forms, network) -> None:
    a, b = forms
    a.data["placements-0-section"] = str(network.sport.pk)
    a.publish()
    b.data["placements-0-city"] = "طنجة"
    b.publish()
    row = Article.objects.get().placements.get(edition=network.maghrib)
    assert (row.section.pk, row.city) == (network.sport.pk, "طنجة")


def test_authors_that_both_added_all_sign(forms) -> None:
    a, b = forms
    for form, name in ((a, "هند"), (b, "نزار")):
        author = Author.objects.create(name=name)
        rows = {"bylines-0-author": str(author.pk), "bylines-0-id": "", "bylines-0-ORDER": "1"}
        form.data.update({**rows, "bylines-0-DELETE": "", "bylines-TOTAL_FORMS": "1"})
        form.publish()
    assert {byline.author.name for byline in Article.objects.get().bylines.all()} == {"هند", "نزار"}


def test_both_marked_another_placement_as_canonical(forms, network) -> None:
    a, b = forms
    for form, other in ((a, "1"), (b, "")):
        form.data.pop("placements-0-canonical", None)
        if other:
            form.data["placements-1-canonical"] = "on"
    a.publish()
    response = b.publish()
    assert len(response.context["conflicts"]) == 1
    assert [place.edition_id for place in Article.objects.get().placements.filter(canonical=True)] == [
        network.misr.pk
    ]


def test_form_that_does_not_say_what_it_began_from_overwrites_nothing(forms) -> None:
    a, b = forms
    a.write(2, "الثانية: 60.")
    a.publish()
    b.data["began_from"] = "x"
    b.write(5, "الخامسة من كريم.")
    response = b.publish()
    assert {each.theirs for each in response.context["conflicts"]} == {"الثانية: 60.", TEXTS[4]}
    assert live_texts()[1] == "الثانية: 60."


def test_what_a_form_began_from_survives_a_form_that_is_refused(forms) -> None:
    a, b = forms
    a.write(2, "الثانية: 60.")
    a.publish()
    b.data["headline"] = ""
    b.write(5, "الخامسة من كريم.")
    response = b.publish()
    assert b.data["began_from"] in response.content.decode()
    b.data["headline"] = "حادث على الطريق"
    b.publish()
    assert live_texts()[1::3] == ["الثانية: 60.", "الخامسة من كريم."]
