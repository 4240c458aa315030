"""Who else has a front open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.network import Network
from tests.newsroom.posts.fronts import address
from wagtail.admin.models import EditingSession

from nashra.newsroom.roles import Role

Browse = Callable[..., Client]


@pytest.fixture
def chief(browse: Browse) -> Client:
    return browse("سمر", Role.CHIEF_EDITOR)


@pytest.fixture
def other(browse: Browse) -> Client:
    return browse("منى", Role.CHIEF_EDITOR)


def attend(browser: Client, network: Network, section: Any = None, **said: Any) -> dict[str, Any]:
    answer = browser.post(address("front_presence", network.maghrib, section), said)
    told: dict[str, Any] = answer.json()
    return told


def test_who_has_the_same_front_open_is_told_and_whether_they_change_it(
    chief: Client, other: Client, network: Network
) -> None:
    first = attend(chief, network)
    assert first["others"] == []
    assert attend(other, network, network.sport)["others"] == []
    second = attend(other, network, editing="true")
    assert second["others"] == [{"name": "سمر", "editing": False}]
    assert attend(chief, network, session=first["session"])["others"] == [{"name": "منى", "editing": True}]
    attend(other, network, session=second["session"], editing="false")
    assert attend(chief, network, session=first["session"])["others"] == [{"name": "منى", "editing": False}]


def test_who_closed_the_page_or_was_not_heard_of_is_gone(
    chief: Client, other: Client, network: Network
) -> None:
    mine, theirs = attend(chief, network)["session"], attend(other, network)["session"]
    page = address("front_presence", network.maghrib)
    assert chief.post(page, {"session": theirs, "left": ""}).status_code == 204  # not hers to close
    assert len(attend(chief, network, session=mine)["others"]) == 1
    other.post(page, {"session": theirs, "left": ""})
    assert attend(chief, network, session=mine)["others"] == []
    theirs = attend(other, network)["session"]
    EditingSession.objects.filter(pk=theirs).update(last_seen_at=timezone.now() - timedelta(seconds=31))
    assert attend(chief, network, session=mine)["others"] == []


def test_own_second_window_is_told_as_that(chief: Client, network: Network) -> None:
    attend(chief, network)
    assert [one["name"] for one in attend(chief, network)["others"]] == ["نافذة أخرى لك"]


def test_page_that_asks_again_soon_writes_nothing(chief: Client, network: Network) -> None:
    mine = attend(chief, network)["session"]
    with CaptureQueriesContext(connection) as asked:
        assert attend(chief, network, session=mine)["session"] == mine
    assert [
        one["sql"] for one in asked if not one["sql"].lstrip().startswith(("SELECT", "SAVEPOINT", "RELEASE"))
    ] == []


def test_nobody_who_may_not_lay_out_the_front_is_told(browse: Browse, network: Network) -> None:
    answer = browse("هدى", Role.REPORTER).post(address("front_presence", network.maghrib), {})
    assert answer.status_code in (302, 403)
    assert not EditingSession.objects.exists()
