"""A form beside the other ways in which a story is saved: none overwrites the other unseen."""

from __future__ import annotations

from datetime import timedelta
from unittest import mock

from django.utils import timezone
from tests.newsroom.merging_form import TEXTS, Form, live_texts
from tests.newsroom.posts.post import story_url
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from nashra.newsroom import schedule
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.place import place
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.admin.views import DeleteTickedStories
from nashra.newsroom.models import Article


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
    assert form.autosave()["success"]
    later = timezone.now() + timedelta(hours=2)
    with mock.patch("django.utils.timezone.now", return_value=later):
        assert schedule.run_due(later) == 1
    now = Article.objects.get()
    assert (now.headline, now.city, now.has_unpublished_changes) == ("عنوان المساء", "", True)
    draft = now.get_latest_revision_as_object()
    assert (draft.headline, draft.city) == ("عنوان المساء", "مدينة الغد")


def test_no_bulk_action_writes_stories() -> None:
    assert set(bulk_action_registry.get_bulk_actions_for_model("newsroom", "article")) == {
        DeleteTickedStories
    }
