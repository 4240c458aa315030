"""The second step: codes of an app, and editions that demand it."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import get_user_model
from django.test import Client
from tests.network import Network
from tests.newsroom.sign_in.conftest import PASSWORD, is_inside, log_in

SET_UP, STEP = "/newsroom/account/second-step/", "/newsroom/login/second-step/"


def code(secret: str, periods: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + periods))


def set_up(browser: Client) -> str:
    """Activates an app; what it must know."""
    browser.post("/newsroom/login/confirm/", {"password": PASSWORD})
    page = browser.get(f"{SET_UP}app/").content.decode()
    found = re.search(r'value="([A-Z2-7]{32})"', page)
    assert found is not None
    answer = browser.post(f"{SET_UP}app/", {"code": code(found[1])})
    assert answer.status_code == 302, answer.content.decode()
    return found[1]


@pytest.fixture
def demanded(network: Network) -> None:
    network.misr.demands_second_step = True
    network.misr.save()


def test_who_set_it_up_is_asked_at_every_login(salma: Any, browser: Client) -> None:
    log_in(browser)
    secret = set_up(browser)
    again = Client()
    assert log_in(again).headers["Location"].startswith(STEP)
    assert not is_inside(again)
    assert again.post(STEP, {"code": "000000"}).status_code == 200
    assert not is_inside(again)
    again.post(STEP, {"code": code(secret, 1)})
    assert is_inside(again)


@pytest.mark.usefixtures("demanded")
def test_member_of_an_edition_that_demands_it_gets_nowhere_before(salma: Any, browser: Client) -> None:
    log_in(browser)
    for path in (
        "",
        "stories/",
        "stories/add/",
        "images/",
        "account/",
        "reports/site-history/",
        "originals/x",
    ):
        assert browser.get(f"/newsroom/{path}").headers["Location"] == SET_UP, path
    assert browser.post("/newsroom/stories/add/", {}).status_code == 403
    assert browser.get("/newsroom/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 403
    secret = set_up(browser)
    assert browser.get("/newsroom/stories/").headers["Location"].startswith(f"{SET_UP}confirm/?next=")
    browser.post(f"{SET_UP}confirm/", {"code": "000000"})
    assert not is_inside(browser)
    browser.post(f"{SET_UP}confirm/", {"code": code(secret, 1)})
    assert is_inside(browser)


@pytest.mark.usefixtures("demanded")
def test_member_of_another_edition_owes_nothing(network: Network, salma: Any, browser: Client) -> None:
    salma.memberships.update(edition=network.maghrib)
    log_in(browser)
    assert is_inside(browser)


@pytest.mark.usefixtures("demanded")
def test_who_runs_the_network_owes_it_too(browser: Client) -> None:
    get_user_model().objects.create_superuser("root", password=PASSWORD)
    log_in(browser, name="root")
    assert not is_inside(browser)


def test_guessing_codes_ends(salma: Any, browser: Client) -> None:
    log_in(browser)
    secret = set_up(browser)
    again = Client()
    log_in(again)
    for guess in range(6):
        again.post(STEP, {"code": f"{guess:06}"})
    again.post(STEP, {"code": code(secret, 1)})
    assert not is_inside(again)


def test_password_is_asked_before_it_is_set_up_in_an_old_session(salma: Any, browser: Client) -> None:
    browser.force_login(salma)
    assert browser.get(f"{SET_UP}app/").headers["Location"].startswith("/newsroom/login/confirm/")
