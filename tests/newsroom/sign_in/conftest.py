"""Somebody of an edition with a password, and a browser that knows nobody yet."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from tests.network import Network

from nashra.newsroom.actions.memberships import add_person, give_role
from nashra.newsroom.roles import Role

NAME, PASSWORD = "salma", "نشرة-الصباح-٧"
LOGIN = "/newsroom/login/"


def log_in(browser: Client, password: str = PASSWORD, name: str = NAME, **more: Any) -> HttpResponse:
    """What the login answers to a name and a password."""
    to = more.pop("to", "")
    return browser.post(LOGIN, {"login": name, "password": password, "next": to}, **more)


def is_inside(browser: Client) -> bool:
    return browser.get("/newsroom/").status_code == 200


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def salma(network: Network) -> Any:
    person = add_person(name=NAME, password=PASSWORD, email="salma@example.org")
    give_role(user=person, edition=network.misr, role=Role.REPORTER)
    return person


@pytest.fixture
def browser() -> Client:
    return Client()
