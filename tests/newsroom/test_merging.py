"""Two editors in one story: what one saved is never overwritten unseen by the other, whichever way they save."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone
from tests.newsroom.deskforms import filled
from tests.newsroom.roles import EDITOR, person
from tests.newsroom.scenario import story_url
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from nashra.newsroom import schedule
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.place import place
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.admin.views import DeleteTickedStories
from nashra.newsroom.models import Article, Author

JSON = {"Accept": "application/json"}
PUBLISH = {"action-publish": "1"}
TEXTS = ["الأولى.", "الثانية: الرسم 40 درهمًا.", "الثالثة.", "الرابعة.", "الخامسة."]


class Form:
    """The form of a story as one editor's browser holds it."""

    def __init__(self, client: Client, story: Article, address: str = "") -> None:
        self.client, self.story = client, story
        self.address = address or story_url("edit", story.pk)
        self.data = filled(client, self.address)
        latest = Article.objects.get(pk=story.pk).get_latest_revision_as_object()
        self.body([(str(block.id), block.value.source) for block in latest.body])

    def body(self, blocks: list[tuple[str, str]]) -> None:
        """Hold these paragraphs, by their ids, as the editor's script writes them."""
        for name in [name for name in self.data if name.startswith("body-")]:
            del self.data[name]
        self.data["body-count"] = str(len(blocks))
        self.blocks = blocks
        for at, (key, html) in enumerate(blocks):
            text = html.replace("<p>", "").replace("</p>", "")
            text = text.partition(">")[2] if text.startswith("<p") else text
            state = {
                "entityMap": {},
                "blocks": [
                    {"key": "aaaaa", "text": text, "type": "unstyled", "depth": 0}
                    | {"inlineStyleRanges": [], "entityRanges": []}
                ],
            }
            fields = {"deleted": "", "order": str(at), "type": "paragraph", "id": key}
            for name, value in {**fields, "value": json.dumps(state)}.items():
                self.data[f"body-{at}-{name}"] = value

    def write(self, number: int, text: str) -> None:
        """Type another text into a paragraph, counted from one."""
        blocks = list(self.blocks)
        blocks[number - 1] = (blocks[number - 1][0], text)
        self.body(blocks)

    def delete(self, number: int) -> None:
        self.body([block for at, block in enumerate(self.blocks, 1) if at != number])

    def autosave(self) -> dict[str, Any]:
        """Save as the form does by itself, and take over what it is told."""
        answer: dict[str, Any] = self.client.post(self.address, self.data, headers=JSON).json()
        for name, value in answer.get("field_updates", {}).items():
            self.data[name] = value
        if "revision_id" in answer:
            self.data["overwrite_revision_id"] = str(answer["revision_id"])
        return answer

    def save(self, **more: str) -> Any:
        return self.client.post(self.address, {**self.data.dict(), **more}, follow=True)

    def publish(self, **more: str) -> Any:
        return self.save(**PUBLISH, **more)


@pytest.fixture
def clients(db: None) -> tuple[Client, Client]:
    """Two editors, who are not superusers."""
    first = person(EDITOR)
    second = type(first).objects.create_user("second")
    second.groups.set(first.groups.all())
    return _desk(first, "سلمى"), _desk(second, "كريم")


def _desk(user: Any, name: str) -> Client:
    user.first_name = name
    user.save()
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def story(publish, network) -> Article:
    """A live story of five paragraphs in two editions, as the command line writes one."""
    places = [
        PlacementDraft(network.maghrib, network.world, canonical=True),
        PlacementDraft(network.misr, network.sport),
    ]
    body = [("paragraph", f"<p>{text}</p>") for text in TEXTS]
    return publish(headline="حادث على الطريق", body=body, placements=places)


@pytest.fixture
def forms(clients, story) -> tuple[Form, Form]:
    """The story's form opened by both, before either changes anything."""
    return Form(clients[0], story), Form(clients[1], story)


def live_texts() -> list[str]:
    return texts(Article.objects.get())


def draft_texts() -> list[str]:
    return texts(Article.objects.get().get_latest_revision_as_object())


def texts(story: Article) -> list[str]:
    return [block.value.source.partition(">")[2].removesuffix("</p>") for block in story.body]


def choices(response: Any, side: str) -> dict[str, str]:
    """What choosing one side everywhere posts."""
    return {f"merge:{each.mark}": side for each in response.context["conflicts"]}


def said(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


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


def test_own_second_form_is_in_conflict_with_the_first(forms) -> None:
    a = forms[0]
    other = Form(a.client, a.story)
    a.write(2, "الثانية: 60.")
    assert a.autosave()["success"]
    other.write(2, "الثانية: 55.")
    assert other.save().context["conflicts"]


def test_autosaves_of_two_editors_in_turn_lose_nothing(forms) -> None:
    a, b = forms
    for turn in range(3):
        a.write(1, f"الأولى {turn}")
        b.write(4, f"الرابعة {turn}")
        assert a.autosave()["success"]
        assert b.autosave()["success"]
    assert draft_texts() == ["الأولى 2", *TEXTS[1:3], "الرابعة 2", TEXTS[4]]


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


def test_untouched_paragraphs_of_the_command_line_count_as_unchanged(forms) -> None:
    """Whose HTML has no keys, and its quotation marks written otherwise than the editor writes them."""
    story = Article.objects.get()
    body = [("paragraph", f"<p>{text} &quot;ب&quot; &amp; ج</p>") for text in TEXTS]
    correct(article=story, body=body)
    blocks = [(str(block.id), block.value.source) for block in Article.objects.get().body]
    a, b = (Form(form.client, story) for form in forms)
    for form in (a, b):
        form.body([(key, html.replace("&quot;", '"').replace("&amp;", "&")) for key, html in blocks])
    a.write(1, "الأولى من سلمى.")
    a.publish()
    b.write(5, "الخامسة من كريم.")
    response = b.publish()
    assert not response.context.get("conflicts")
    assert live_texts()[::4] == ["الأولى من سلمى.", "الخامسة من كريم."]


def test_what_the_command_line_corrected_is_asked_about_too(forms) -> None:
    _a, b = forms
    correct(article=Article.objects.get(), headline="عنوان من الخادم")
    b.data["headline"] = "عنوان كريم"
    response = b.publish()
    (conflict,) = response.context["conflicts"]
    assert (conflict.mine, conflict.theirs) == ("عنوان كريم", "عنوان من الخادم")
    assert Article.objects.get().headline == "عنوان من الخادم"


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


def test_old_revision_restored_keeps_what_others_saved_since_the_page_was_opened(forms, clients) -> None:
    a, b = forms
    old = Article.objects.get().latest_revision
    a.write(1, "الأولى الجديدة.")
    a.publish()
    restoring = Form(b.client, a.story, story_url("revisions_revert", a.story.pk, old.pk))
    restoring.body([(str(block.id), block.value.source) for block in old.as_object().body])
    again = Form(a.client, a.story)
    again.write(4, "الرابعة الجديدة.")
    again.publish()
    restoring.publish()
    assert live_texts() == [*TEXTS[:3], "الرابعة الجديدة.", TEXTS[4]]


def test_edition_in_which_others_placed_the_story_is_kept(publish, clients, network) -> None:
    form = Form(clients[0], publish("خبر"))
    place(article=form.story, edition=network.misr, section=network.sport)
    form.data["headline"] = "عنوان جديد"
    form.publish()
    now = Article.objects.get()
    assert now.headline == "عنوان جديد"
    assert now.placements.filter(edition=network.misr, live=True).exists()


def test_form_opened_before_others_scheduled_changes_nothing_of_what_goes_live(clients, publish) -> None:
    story = publish("خبر")
    form = Form(clients[0], story)
    story.headline, story.go_live_at = "عنوان المساء", timezone.now() + timedelta(hours=1)
    story.save_revision()
    publish_now(article=story)
    form.data["city"] = "مدينة الغد"
    assert not form.autosave()["success"]
    assert "مدينة الغد" in form.save().content.decode()  # in the form, which keeps what was typed
    later = timezone.now() + timedelta(hours=2)
    with mock.patch("django.utils.timezone.now", return_value=later):
        assert schedule.run_due(later) == 1
    now = Article.objects.get()
    assert (now.headline, now.city, now.has_unpublished_changes) == ("عنوان المساء", "", False)


def test_no_bulk_action_writes_stories() -> None:
    assert set(bulk_action_registry.get_bulk_actions_for_model("newsroom", "article")) == {
        DeleteTickedStories
    }


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
