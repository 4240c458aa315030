"""The first page without reloading: what it asks, and what it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.network import Network

from nashra.newsroom.actions.publish import publish as publish_now
from nashra.newsroom.admin.desk.stamps import etag, happened, stamps
from nashra.newsroom.models import Article
from nashra.newsroom.roles import Role
from nashra.site.desk import PANELS

Write = Callable[..., Article]
CHANGES = "/newsroom/desk/"


def told(client: Client, tag: str = "") -> tuple[dict[str, Any], str]:
    """The panels that are told since a tag, and the tag of now."""
    answer = client.get(CHANGES, headers={"If-None-Match": tag})
    panels = {} if answer.status_code == 304 else json.loads(answer.content)["panels"]
    return panels, answer.headers["ETag"]


@pytest.fixture(autouse=True)
def minute(monkeypatch: pytest.MonkeyPatch) -> Any:
    """One minute for the test, for at its end anything may look different."""
    now = timezone.now()
    monkeypatch.setattr("nashra.newsroom.admin.desk.views.timezone", SimpleNamespace(now=lambda: now))
    return now


def test_nothing_is_told_while_nothing_happens(desk: Client, publish: Write) -> None:
    publish("قمة")
    panels, tag = told(desk)
    assert "قمة" in panels["published"]["html"]
    answer = desk.get(CHANGES, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")


def test_open_desk_costs_one_statement_a_look_while_nothing_happens(
    browse: Callable[..., Client], network: Network, publish: Write
) -> None:
    for number in range(3):
        publish(f"خبر {number}")
    desk = browse("سعاد", Role.DESK_EDITOR)
    _panels, tag = told(desk)
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(CHANGES, headers={"If-None-Match": tag}).status_code == 304
    # The host, the session, the user, the roles and their sections, whether a second step is demanded:
    # every request to the newsroom asks so. And the stamps.
    assert len(asked) == 7
    assert "auditentry" in asked[-1]["sql"]


def test_publishing_is_told_to_every_desk_and_touches_no_panel_of_other_things(
    browse: Callable[..., Client], write: Write
) -> None:
    reporter = browse("ليلى", Role.REPORTER)
    story = write("قمة")
    _panels, tag = told(reporter)
    publish_now(article=story)
    panels, later = told(reporter, tag)
    assert "قمة" in panels["published"]["html"]
    assert not {"in_progress", "returned", "waiting"} & panels.keys()
    assert told(reporter, later)[0] == {}


def test_draft_of_another_touches_nothing(browse: Callable[..., Client], write: Write) -> None:
    reporter, other = browse("ليلى", Role.REPORTER), browse("منى", Role.REPORTER)
    _panels, tag = told(reporter)
    write("مسودة سرية").save_revision(user=other.user, log_action=True)
    assert told(reporter, tag)[0] == {}
    assert "مسودة سرية" not in told(reporter)[0]["in_progress"]["html"]


def test_own_draft_is_told_by_its_newest_headline(browse: Callable[..., Client], write: Write) -> None:
    reporter = browse("ليلى", Role.REPORTER)
    story = write(
        "عنوان أول",
    )
    Article.objects.filter(pk=story.pk).update(owner=reporter.user)
    _panels, tag = told(reporter)
    story.headline = "عنوان ثان"
    story.save_revision(user=reporter.user, log_action=True)
    panels, _tag = told(reporter, tag)
    assert "in_progress" in panels
    assert not {"published", "waiting", "returned"} & panels.keys()
    assert "عنوان ثان" in panels["in_progress"]["html"]


def test_minute_that_ends_touches_everything(desk: Client, network: Network, minute: Any) -> None:
    user = SimpleNamespace(pk=1)
    before = stamps(user, (), minute)
    assert happened(before, etag(before)) == frozenset()
    assert happened(stamps(user, (), minute + timedelta(minutes=1)), etag(before)) is None
    assert happened(before, '"an older version\'s"') is None


def test_panel_that_fails_says_so_and_leaves_the_others(
    desk: Client, publish: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("قمة")

    def fail(*_arguments: Any) -> None:
        raise OSError

    monkeypatch.setattr("nashra.newsroom.admin.desk.in_progress.in_progress", fail)
    page = desk.get("/newsroom/").content.decode()
    assert "قمة" in page
    assert "تعذّر عرض هذا الجزء الآن" in page


def test_every_panel_has_a_name_of_its_own_and_its_own_address(desk: Client, network: Network) -> None:
    names = [panel.name for panel in PANELS]
    assert len(names) == len(set(names))
    assert {desk.get(f"/newsroom/desk/{name}").status_code for name in names} == {200}
    assert desk.get("/newsroom/desk/nothing").status_code == 404


@pytest.mark.parametrize("role", Role)
def test_panel_is_closed_to_whose_role_does_not_have_it(role: Role, browse: Callable[..., Client]) -> None:
    client = browse("هدى", role)
    opened = {panel.name for panel in PANELS if client.get(f"/newsroom/desk/{panel.name}").status_code == 200}
    page = client.get("/newsroom/").content.decode()
    assert opened == {panel.name for panel in PANELS if f'data-panel="{panel.name}"' in page}
    assert opened == told(client)[0].keys()
    assert ("waiting" in opened) == (role in (Role.DESK_EDITOR, Role.CHIEF_EDITOR))
    assert ("returned" in opened) == (role != Role.PHOTO_EDITOR)


def test_who_is_not_logged_in_is_told_nothing(client: Client, network: Network) -> None:
    for address in (CHANGES, "/newsroom/desk/published"):
        assert client.get(address).headers["Location"].startswith("/newsroom/login/")
        assert client.get(address, headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
