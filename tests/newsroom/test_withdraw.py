"""Unpublishing and killing: why, what readers are told, and what can be done afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from tests.network import Network
from tests.newsroom.posts.post import story_url

from nashra.fragments.key import KeyBuilder, prefix_of
from nashra.fragments.model import Fragment, Recipe, Tombstone
from nashra.newsroom import schedule
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft
from nashra.newsroom.actions.kill import kill, unkill
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.actions.place import place
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.models import Article, AuditEntry, Withdrawal
from nashra.newsroom.roles import Role
from nashra.pages import render

pytestmark = pytest.mark.usefixtures("one_connection")
Write = Callable[..., Article]
NOTE = "نُشر بالخطأ."


def page(edition: int, number: int) -> Fragment:
    """What stands at the story's address."""
    return render.render([KeyBuilder(prefix_of("g", edition)).key("story-page", number)])[0].fragment


def said(fragment: Fragment) -> str:
    assert isinstance(fragment, Recipe)
    assert fragment.status == 410
    return b"".join(fragment.pieces).decode()


def there(story: Article) -> Article:
    return Article.objects.get(pk=story.pk)


@pytest.mark.parametrize("act", [unpublish, kill])
def test_note_stands_wherever_the_story_stood_and_nowhere_else(
    network: Network, publish: Write, act: Callable[..., None]
) -> None:
    places = [PlacementDraft(network.maghrib, network.world), PlacementDraft(network.misr, network.sport)]
    both, one, silent = publish("أول", placements=places), publish("ثان"), publish("ثالث")
    for story in (both, one):
        act(article=story, reason="error", note=NOTE)
    act(article=silent, reason="error")
    assert NOTE in said(page(network.maghrib.pk, both.pk))
    assert NOTE in said(page(network.misr.pk, both.pk))
    assert NOTE in said(page(network.maghrib.pk, one.pk))
    assert isinstance(page(network.misr.pk, one.pk), Tombstone)
    assert said(page(network.maghrib.pk, silent.pk)) == ""


def test_note_is_shown_and_not_obeyed(network: Network, publish: Write) -> None:
    story = publish()
    unpublish(article=story, reason="error", note='<script>alert(1)</script>\n"<b>"')
    html = said(page(network.maghrib.pk, story.pk))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>" in html


def test_note_outlives_the_deleted_story(network: Network, publish: Write) -> None:
    story = publish()
    kill(article=story, reason="legal", note=NOTE)
    number = story.pk
    delete(article=there(story))
    assert NOTE in said(page(network.maghrib.pk, number))


def test_note_of_another_time_is_not_shown_again(network: Network, publish: Write) -> None:
    ended, deleted, hidden = publish("ينتهي"), publish("يُحذف"), publish("يغيب هنا")
    for story in (ended, deleted, hidden):
        unpublish(article=story, reason="error", note=NOTE)
        publish_now(article=there(story))
    Article.objects.filter(pk=ended.pk).update(expire_at=timezone.now())
    schedule.run_due(timezone.now())
    number = deleted.pk
    delete(article=there(deleted))
    hidden.placements.model.objects.filter(article=hidden).update(live=False)
    assert [said(page(network.maghrib.pk, pk)) for pk in (ended.pk, number, hidden.pk)] == ["", "", ""]


@pytest.mark.parametrize(
    "given",
    [
        {"reason": ""},
        {"reason": "boredom"},
        {"reason": "other", "details": " \N{ZERO WIDTH SPACE}"},
        {"reason": "error", "note": "ن" * 1001},
    ],
)
@pytest.mark.parametrize("act", [unpublish, kill])
def test_story_without_a_reason_stays(
    publish: Write, act: Callable[..., None], given: dict[str, str]
) -> None:
    story = publish()
    with pytest.raises(ValidationError):
        act(article=story, **given)
    assert there(story).live
    assert not Withdrawal.objects.exists()


def test_history_keeps_who_took_it_down_and_why(publish: Write) -> None:
    story = publish()
    chief = get_user_model().objects.create_superuser("سعاد", "", "-")
    unpublish(article=story, reason="rights", details="صورة الوكالة", note=NOTE, by=chief)
    kill(article=story, reason="legal", by=chief)
    unkill(article=story, by=chief)
    rows = AuditEntry.objects.for_instance(story).filter(user=chief).order_by("pk")
    assert [(row.action, row.data) for row in rows] == [
        ("nashra.unpublish", {"reason": "rights", "details": "صورة الوكالة", "note": NOTE}),
        ("nashra.kill", {"reason": "legal"}),
        ("nashra.unkill", {}),
    ]
    assert NOTE in rows[0].comment


def test_nobody_publishes_a_killed_story_until_it_is_allowed_again(network: Network, publish: Write) -> None:
    story = publish()
    kill(article=story, reason="legal")
    chief = get_user_model().objects.create_superuser("سعاد", "", "-")
    for act in (
        lambda: publish_now(article=there(story)),
        lambda: publish_now(article=there(story), by=chief),
        lambda: story.get_latest_revision().publish(),
        lambda: correct(article=story, headline="آخر"),
        lambda: place(article=story, edition=network.misr, section=network.sport),
    ):
        with pytest.raises((ValidationError, PermissionDenied)):
            act()
    assert not there(story).live
    unkill(article=story)
    assert publish_now(article=there(story)).live


def test_killed_story_that_is_saved_or_restored_stays_killed(publish: Write) -> None:
    story = publish()
    before = story.get_latest_revision()
    kill(article=story, reason="legal")
    killed = there(story)
    before.as_object().save()
    killed.headline = "آخر"
    killed.save_revision()
    assert there(story).killed
    assert there(story).get_latest_revision_as_object().killed


def test_kill_ends_what_would_publish_the_story_later(write: Write) -> None:
    story = write(go_live_at=timezone.now() + timedelta(hours=1))
    publish_now(article=story)
    assert there(story).scheduled_revision
    kill(article=there(story), reason="source")
    assert there(story).scheduled_revision is None
    schedule.run_due(timezone.now() + timedelta(hours=2))
    assert not there(story).live


def test_desk_editor_may_not_take_down_even_by_the_action(network: Network, publish: Write) -> None:
    story = publish()
    editor = get_user_model().objects.create_user("سعاد", password="-")
    give_role(user=editor, edition=network.maghrib, role=Role.DESK_EDITOR)
    for act in (unpublish, kill):
        with pytest.raises(PermissionDenied):
            act(article=story, reason="error", by=editor)
    assert there(story).live


@pytest.mark.parametrize("verb", ["unpublish", "kill"])
def test_form_says_which_stories_lead_there(desk: Client, publish: Write, verb: str) -> None:
    story = publish()
    publish("طريق آخر إلى الخبر", see_also=[story])
    shown = desk.get(story_url(verb, story.pk)).content.decode()
    assert "طريق آخر إلى الخبر" in shown
    assert there(story).live


@pytest.mark.parametrize("verb", ["unpublish", "kill"])
def test_form_asks_why_and_shows_it_above_the_story(desk: Client, publish: Write, verb: str) -> None:
    story = publish()
    asked = desk.post(story_url(verb, story.pk), {"reason": "other", "details": ""})
    assert asked.status_code == 200
    assert there(story).live
    answer = desk.post(
        story_url(verb, story.pk), {"reason": "legal", "details": "إنذار", "note": NOTE}, follow=True
    )
    assert answer.status_code == 200
    assert not there(story).live
    shown = desk.get(story_url("edit", story.pk)).content.decode()
    assert "إنذار" in shown
    assert NOTE in shown
    assert (story_url("kill", story.pk) in shown) == (verb == "unpublish")
    assert (story_url("unkill", story.pk) in shown) == (verb == "kill")
    assert ("action-publish" in shown) == (verb == "unpublish")


def test_second_click_takes_down_nothing(desk: Client, publish: Write) -> None:
    story = publish()
    for _ in range(2):
        desk.post(story_url("unpublish", story.pk), {"reason": "legal"})
    assert AuditEntry.objects.for_instance(story).filter(action="nashra.unpublish").count() == 1
