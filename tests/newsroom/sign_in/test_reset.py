"""A password that was forgotten: reset by mail where mail can go, and never promised elsewhere."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from tests.newsroom.sign_in.conftest import LOGIN, PASSWORD, is_inside, log_in

RESET = "/newsroom/password_reset/"
NEW = "كلمة-مرور-أخرى-طويلة"


@pytest.fixture
def sends_mail(settings: Any) -> None:
    settings.PASSWORD_RESET_BY_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def ask(browser: Client, address: str = "salma@example.org") -> None:
    assert browser.post(RESET, {"email": address}).headers["Location"] == f"{RESET}done/"


@pytest.mark.usefixtures("one_connection")
def test_reset_is_not_there_where_no_mail_can_go(salma: Any, browser: Client) -> None:
    assert RESET not in browser.get(LOGIN).content.decode()
    for path in ("", "done/", "confirm/a-set-password/", "confirm/MQ/set-password/", "complete/"):
        assert browser.get(RESET + path).status_code == 404, path
    assert browser.post(RESET, {"email": "salma@example.org"}).status_code == 404


@pytest.mark.usefixtures("sends_mail")
def test_link_in_the_mail_gives_a_new_password(salma: Any, browser: Client) -> None:
    assert RESET in browser.get(LOGIN).content.decode()
    ask(browser)
    (message,) = mail.outbox
    assert message.to == ["salma@example.org"]
    assert message.subject == "كلمة مرور جديدة لغرفة الأخبار"
    link = re.search(r"http://localhost(/\S+)", message.body)
    assert link is not None
    form = browser.get(link[1]).headers["Location"]
    assert browser.get(form).status_code == 200
    answer = browser.post(form, {"password1": NEW, "password2": NEW})
    assert answer.headers["Location"] == f"{RESET}complete/"
    assert log_in(browser, PASSWORD).status_code == 200
    assert log_in(browser, NEW).status_code == 302
    assert is_inside(browser)
    assert "Location" not in Client().get(link[1]).headers  # it has done its work


@pytest.mark.usefixtures("sends_mail")
def test_short_new_password_is_refused(salma: Any, browser: Client) -> None:
    ask(browser)
    link = re.search(r"http://localhost(/\S+)", mail.outbox[0].body)
    assert link is not None
    form = browser.get(link[1]).headers["Location"]
    assert "12" in browser.post(form, {"password1": "قصيرة", "password2": "قصيرة"}).content.decode()
    assert log_in(browser).status_code == 302


@pytest.mark.usefixtures("sends_mail")
def test_nobody_learns_which_addresses_are_known(salma: Any, browser: Client) -> None:
    ask(browser, "stranger@example.org")
    assert mail.outbox == []


@pytest.mark.usefixtures("sends_mail", "one_connection")
def test_link_names_the_newsrooms_host_whatever_the_request_says(salma: Any, settings: Any) -> None:
    settings.NEWSROOM_HOSTS = ("desk.example.org",)
    answer = Client(headers={"host": "evil.example"}).post(RESET, {"email": "salma@example.org"})
    assert (answer.status_code, mail.outbox) == (404, [])
    ask(Client(headers={"host": "desk.example.org", "X-Forwarded-Host": "evil.example"}))
    assert "http://desk.example.org/newsroom/password_reset/confirm/" in mail.outbox[0].body


@pytest.mark.usefixtures("sends_mail")
def test_mailbox_is_not_filled_by_asking_again_and_again(salma: Any, browser: Client) -> None:
    for _ in range(12):
        browser.post(RESET, {"email": "salma@example.org"})
    assert len(mail.outbox) <= 5
