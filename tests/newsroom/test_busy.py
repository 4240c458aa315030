"""Another writer holds the database for longer than one waits: nothing is half written, and it is said."""

from __future__ import annotations

import sqlite3
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.network import Network
from tests.newsroom.deskforms import filled
from tests.newsroom.posts import authors, duplicates, editions, photos, related, stories, workflow
from tests.newsroom.posts.post import Desk, story_url
from tests.newsroom.roles import SUPERUSER, person
from wagtail.users.models import UserProfile

from nashra.audience.actions.count_view import count_view, write_views
from nashra.audience.models import StoryScore
from nashra.cli import installation
from nashra.cli.command import Command
from nashra.editions.actions.add_edition import add_edition
from nashra.editions.actions.show_section import show_section
from nashra.newsroom import busy, schedule
from nashra.newsroom.actions.correct import correct
from nashra.newsroom.actions.delete import delete
from nashra.newsroom.actions.draft import PlacementDraft, StoryDraft, draft
from nashra.newsroom.actions.place import place
from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.actions.release import release
from nashra.newsroom.actions.unpublish import unpublish
from nashra.newsroom.actions.unschedule import unschedule
from nashra.newsroom.models import Article
from nashra.related.actions.edit import pin, restore, strike

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("one_connection", "waits_briefly"),
]

ARABIC = "قاعدة البيانات مشغولة"
HOUR = timedelta(hours=1)


@pytest.fixture
def waits_briefly() -> Iterator[None]:
    """Connections wait for another writer for a moment instead of twenty seconds."""
    options: dict[str, Any] = connection.settings_dict["OPTIONS"]
    usual, options["timeout"] = options["timeout"], 0.01
    connection.close()
    yield
    options["timeout"] = usual
    connection.close()


@contextmanager
def another_writer() -> Iterator[None]:
    """Another connection holds the database's one lock for writing."""
    other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def everything() -> dict[str, list[Any]]:
    """All rows of the database."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models()
    }


@pytest.fixture
def actions(desk_of_superuser: Desk) -> dict[str, Callable[[], object]]:
    """Every action of the newsroom and the editions, ready to be called."""
    network, write, publish = desk_of_superuser.network, desk_of_superuser.write, desk_of_superuser.publish
    new, live, other = write(), publish(), publish("آخر")
    scheduled = write(go_live_at=timezone.now() + HOUR)
    publish_now(article=scheduled)
    due = publish(placements=[PlacementDraft(network.misr, network.sport)]).placements.get()
    type(due).objects.filter(pk=due.pk).update(live=False)
    story = StoryDraft(headline="جديد", placements=[PlacementDraft(network.maghrib, network.world)])
    new_edition = {"name": "تونس اليوم", "slug": "tunis", "host": "tunis.localhost", "country": "TN"}
    return {
        "draft": lambda: draft(story=story),
        "publish": lambda: publish_now(article=new),
        "correct": lambda: correct(article=live, headline="مصحح", note="صُحّح."),
        "unpublish": lambda: unpublish(article=live, reason="error"),
        "unschedule": lambda: unschedule(revision=scheduled.latest_revision),
        "release": lambda: release(placement=due),
        "place": lambda: place(article=live, edition=network.misr, section=network.sport),
        "delete": lambda: delete(article=live),
        "pin": lambda: pin(article=live, stories=[other]),
        "strike": lambda: strike(article=live, story=other),
        "restore": lambda: restore(article=live, story=other),
        "add edition": lambda: add_edition(**new_edition),
        "show section": lambda: show_section(network.misr, name="صحة", slug="صحة"),
    }


def test_no_action_leaves_anything_where_another_writes(actions: dict[str, Callable[[], object]]) -> None:
    before = everything()
    said = {}
    with another_writer():
        for name, act in actions.items():
            with pytest.raises(OperationalError) as raised:
                act()
            said[name] = busy.is_busy(raised.value)
    assert said == dict.fromkeys(actions, True)
    assert everything() == before


POSTED = (
    stories.add_draft,
    stories.save_draft,
    stories.publish,
    stories.schedule,
    stories.unpublish,
    stories.unschedule,
    stories.delete_story,
    stories.delete_ticked_stories,
    stories.lock_story,
    stories.preview_story,
    workflow.approve_in_workflow,
    related.pin,
    duplicates.place,
    authors.edit_author,
    photos.edit_photo,
    editions.add_edition,
    editions.edit_section,
)


def test_whatever_is_posted_is_answered_with_the_sentence_and_kept(desk_of_superuser: Desk) -> None:
    desk_of_superuser.browser.raise_request_exception = False
    prepared = {prepare.__name__: prepare(desk_of_superuser) for prepare in POSTED}
    before = everything()
    answers = {}
    with another_writer():
        for name, post in prepared.items():
            headers = {"Accept": "text/html"}
            answers[name] = desk_of_superuser.browser.post(post.address, post.data, headers=headers)
    found = {name: (one.status_code, one.headers.get("Retry-After")) for name, one in answers.items()}
    assert found == dict.fromkeys(prepared, (503, "5"))
    assert [name for name, one in answers.items() if ARABIC not in one.content.decode()] == []
    assert everything() == before


@pytest.fixture
def editor(network: Network) -> Client:
    browser = Client(raise_request_exception=False)
    browser.force_login(person(SUPERUSER))
    return browser


def test_page_keeps_what_was_typed_and_posts_it_again(editor: Client) -> None:
    data = filled(editor, story_url("add"), headline="قمة <في> الميناء")
    with another_writer():
        page = editor.post(story_url("add"), data, headers={"Accept": "text/html"})
    again = hidden_fields(page.content.decode())
    assert again == {name: data.getlist(name) for name in data}
    assert not Article.objects.exists()
    editor.post(story_url("add"), again)
    assert Article.objects.get().headline == "قمة <في> الميناء"


def hidden_fields(page: str) -> dict[str, list[str]]:
    """What the page's form posts; a browser drops the line break that begins a field."""
    found: dict[str, list[str]] = {}
    for field in BeautifulSoup(page, "html.parser").select("form textarea[hidden]"):
        found.setdefault(str(field["name"]), []).append(field.text.removeprefix("\n"))
    return found


@pytest.mark.parametrize(
    ("language", "said"),
    [("ar", ARABIC), ("fr", "La base de données est occupée"), ("en", "The database is busy")],
)
def test_sentence_is_in_the_users_language(editor: Client, language: str, said: str) -> None:
    UserProfile.objects.create(user=get_user_model().objects.get(), preferred_language=language)
    with another_writer():
        page = editor.post(reverse("wagtailsnippets_newsroom_author:add"), {"name": "هدى"})
    assert (page.status_code, page.content.decode().startswith(said)) == (503, True)


def test_form_that_saves_itself_gets_json_and_a_panel_gets_text(editor: Client, publish: Any) -> None:
    story, other = publish(), publish("آخر")
    data = filled(editor, story_url("edit", story.pk))
    panel = reverse("related-panel", args=[story.pk])
    with another_writer():
        saved = editor.post(story_url("edit", story.pk), data, headers={"Accept": "application/json"})
        pinned = editor.post(panel, {"do": "strike", "story": other.pk}, headers={"Accept": "*/*"})
    assert (saved.status_code, saved.json()["error_code"]) == (503, "busy")
    assert saved.json()["error_message"].startswith(ARABIC)
    assert (pinned.status_code, pinned.headers["Content-Type"]) == (503, "text/plain; charset=utf-8")


def test_who_logs_in_is_told_too(network: Network) -> None:
    user = person(SUPERUSER)
    user.set_password("كلمة-السر-الطويلة")
    user.save()
    browser = Client(raise_request_exception=False)
    with another_writer():
        data = {"login": user.username, "password": "كلمة-السر-الطويلة"}
        page = browser.post("/newsroom/login/", data, headers={"Accept": "text/html"})
    assert page.status_code == 503
    assert ARABIC in page.content.decode()


def test_what_is_due_waits_and_is_done_after(
    write: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "_failures", {})  # another test's story of the same number waits for longer
    story = write(go_live_at=timezone.now() + HOUR)
    publish_now(article=story)
    later = timezone.now() + 2 * HOUR
    before = everything()
    with another_writer():
        assert schedule.run_due(later) == 0
    assert everything() == before
    with mock.patch("django.utils.timezone.now", return_value=later):
        assert schedule.run_due(later + schedule.FIRST_WAIT) == 1
    assert Article.objects.get().live


def test_views_counted_meanwhile_are_written_after(publish: Callable[..., Article], network: Network) -> None:
    story = publish()
    write_views()
    with another_writer():
        count_view(network.maghrib.pk, story.pk)
        write_views()
        assert not StoryScore.objects.exists()
    write_views()
    assert StoryScore.objects.count() == 1


def test_another_error_of_the_database_is_not_called_busy() -> None:
    with pytest.raises(OperationalError) as raised, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nowhere")
    assert not busy.is_busy(raised.value)


def test_the_command_line_says_it_too(network: Network, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(installation, "setup", lambda **_: None)

    def command(_options: Namespace) -> int:
        show_section(network.misr, name="صحة", slug="صحة")
        return 0

    with another_writer():
        code = installation.run(Command("section", command, "-"), Namespace())
    assert code == 1
    assert capsys.readouterr().err.startswith("The database is busy")


def test_form_saves_and_publishes_in_one_transaction(editor: Client, write: Callable[..., Article]) -> None:
    address = story_url("edit", write().pk)
    data = filled(editor, address, **{"action-publish": "1"})
    with CaptureQueriesContext(connection) as asked:
        editor.post(address, data)
    said = [one["sql"] or "" for one in asked.captured_queries]
    saved = next(at for at, sql in enumerate(said) if 'INTO "wagtailcore_revision"' in sql)
    published = next(at for at, sql in enumerate(said) if "INTO changes_outboxrow" in sql)
    assert "COMMIT" not in said[saved:published]
