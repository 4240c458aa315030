"""A front that is not saved yet, as a page and as what stands in its slots."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from tests.network import Network

from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.models import Article, Front
from nashra.newsroom.roles import Role

pytestmark = pytest.mark.usefixtures("one_connection", "memory_store")

Publish = Callable[..., Article]


@pytest.fixture
def chief(network: Network) -> Client:
    user = get_user_model().objects.create_user("سمر")
    give_role(user=user, edition=network.maghrib, role=Role.CHIEF_EDITOR)
    browser = Client()
    browser.force_login(user)
    return browser


def post(browser: Client, name: str, network: Network, *slots: Any, section: int = 0) -> Any:
    place = {"edition": network.maghrib.pk, "section": section}
    return browser.post(reverse(name, kwargs=place), {"slots": json.dumps(slots)})


def lead(*stories: int, **values: Any) -> dict[str, Any]:
    return {"id": "lead", "kind": "lead", "stories": [{"story": one} for one in stories], **values}


def test_page_shows_what_is_not_saved_and_saves_nothing(
    chief: Client, network: Network, publish: Publish
) -> None:
    number = publish("افتتاح ميناء جديد").pk
    slots = [{**lead(), "stories": [{"story": number, "headline": "عنوان الصدارة"}]}]
    for section in (0, network.sport.pk):
        answer = post(chief, "front_preview", network, *slots, section=section)
        page = answer.content.decode()
        assert "عنوان الصدارة" in page
        assert "</html>" in page
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert not Front.objects.exists()


@pytest.mark.parametrize(
    "slots", ["", "[]", "7", "[7]", '[{"id": "lead", "kind": "nothing"}]', "[" * 100_000]
)
def test_what_cannot_be_read_leaves_the_page_that_fills_itself(
    slots: str, chief: Client, network: Network, publish: Publish
) -> None:
    publish("افتتاح ميناء جديد")
    place = {"edition": network.maghrib.pk, "section": 0}
    answer = chief.post(reverse("front_preview", kwargs=place), {"slots": slots})
    assert "افتتاح ميناء جديد" in answer.content.decode()
    assert chief.post(reverse("front_filling", kwargs=place), {"slots": slots}).json()["slots"] == {}


def test_filling_says_which_stories_stand_in_each_slot_and_none_twice(
    chief: Client, network: Network, publish: Publish
) -> None:
    old, *others = (publish(f"خبر {number}").pk for number in range(7))
    latest = {"id": "latest", "kind": "latest", "stories": []}
    told = post(chief, "front_filling", network, lead(old, 9999), latest).json()
    newest = others[::-1]
    assert told["slots"] == {"lead": [old, *newest[:3]], "latest": newest[3:]}
    assert told["stories"][str(old)]["headline"] == "خبر 0"


def test_pin_that_has_ended_stands_nowhere(chief: Client, network: Network, publish: Publish) -> None:
    old, new = publish("قديم").pk, publish("جديد").pk
    ended = {**lead(), "count": 1, "stories": [{"story": old, "until": "2020-01-01T00:00:00Z"}]}
    assert post(chief, "front_filling", network, ended).json()["slots"] == {"lead": [new]}
