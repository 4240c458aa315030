"""Sessions: where one is logged in, and ending the others."""

from __future__ import annotations

from typing import Any

from django.test import Client
from tests.newsroom.sign_in.conftest import PASSWORD, is_inside, log_in

SESSIONS = "/newsroom/account/sessions/"


def test_ended_session_is_out(salma: Any, browser: Client) -> None:
    phone = Client(headers={"User-Agent": "هاتف ضائع"})
    for one in (browser, phone):
        log_in(one)
    assert "هاتف ضائع" in browser.get(SESSIONS).content.decode()
    browser.post(SESSIONS)
    assert is_inside(browser)
    assert not is_inside(phone)


def test_another_persons_sessions_are_not_listed_or_ended(salma: Any, browser: Client) -> None:
    from nashra.newsroom.actions.memberships import add_person

    add_person(name="huda", password=PASSWORD)
    other = Client(headers={"User-Agent": "متصفح هدى"})
    log_in(other, name="huda")
    log_in(browser)
    assert "متصفح هدى" not in browser.get(SESSIONS).content.decode()
    browser.post(SESSIONS)
    assert "_auth_user_id" in other.session


def test_sessions_are_no_strangers(db: None, browser: Client) -> None:
    assert browser.get(SESSIONS).headers["Location"].startswith("/newsroom/login/")
