"""What the newsroom answers where something is not there, not allowed or broken, and what the public sites do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from tests.network import Network
from tests.newsroom.roles import GUEST, person
from wagtail.users.models import UserProfile

FAILING = "/newsroom/failwhale/"


@pytest.fixture
def desk(network: Network) -> Client:
    browser = Client(raise_request_exception=False, enforce_csrf_checks=True)
    browser.force_login(get_user_model().objects.create_superuser("huda", password="-"))
    return browser


def expired_form(browser: Client) -> HttpResponse:
    return browser.post("/newsroom/stories/add/", {})


def forbidden(browser: Client) -> HttpResponse:
    browser.force_login(person(GUEST))
    return browser.get("/newsroom/stories/", headers={"x-requested-with": "XMLHttpRequest"})


ERRORS: tuple[tuple[int, Callable[[Client], Any], str, str], ...] = (
    (404, lambda browser: browser.get("/newsroom/nothing/"), "لا شيء في هذا العنوان", "rien à cette adresse"),
    (
        404,
        lambda browser: browser.get("/newsroom/stories/edit/999/"),
        "لا شيء في هذا العنوان",
        "rien à cette adresse",
    ),
    (403, expired_form, "أعد تحميل الصفحة", "rechargez la page"),
    (500, lambda browser: browser.get(FAILING), "حدث خلل", "Une erreur est survenue"),
)


@pytest.mark.parametrize(("status", "ask", "arabic", "french"), ERRORS)
def test_newsroom_says_what_is_wrong_and_leads_back(
    desk: Client, status: int, ask: Callable[[Client], Any], arabic: str, french: str
) -> None:
    answer = ask(desk)
    page = answer.content.decode()
    assert answer.status_code == status
    assert arabic in page
    assert 'dir="rtl"' in page
    assert 'href="/newsroom/"' in page
    assert "wagtail" not in page.lower()
    UserProfile.objects.update_or_create(
        user=get_user_model().objects.get(), defaults={"preferred_language": "fr"}
    )
    assert french in ask(desk).content.decode()


def test_who_may_not_open_something_is_told_whom_to_ask(desk: Client) -> None:
    answer = forbidden(desk)
    assert answer.status_code == 403
    assert "رئيس تحرير الطبعة" in answer.content.decode()


def test_public_site_says_nothing_of_the_newsroom(desk: Client, one_connection: None) -> None:
    for path, status in (("/nothing/at/all", 404), (FAILING, 404)):
        answer = desk.get(path, headers={"host": "misr.localhost"})
        assert answer.status_code == status
        assert "/newsroom/" not in answer.content.decode()
