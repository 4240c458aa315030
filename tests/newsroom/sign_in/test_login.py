"""Coming in with a name and a password, and guessing them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from tests.network import Network
from tests.newsroom.sign_in.conftest import LOGIN, PASSWORD, is_inside, log_in

from nashra.newsroom.actions.memberships import add_person, new_person

TOO_OFTEN = "محاولات أكثر مما ينبغي"


def test_right_password_leads_to_where_one_was_going(salma: Any, browser: Client) -> None:
    answer = log_in(browser, to="/newsroom/stories/")
    assert answer.headers["Location"] == "/newsroom/stories/"
    assert is_inside(browser)


def test_nobody_is_led_to_another_site(salma: Any, browser: Client) -> None:
    for there in ("https://evil.example/", "//evil.example", "http://misr.localhost/"):
        assert log_in(Client(), to=there).headers["Location"] == "/newsroom/"


def test_wrong_password_is_told_in_arabic(salma: Any, browser: Client) -> None:
    page = log_in(browser, "خطأ").content.decode()
    assert "الاسم أو كلمة المرور غير صحيحين" in page
    assert not is_inside(browser)


def test_five_wrong_passwords_lock_the_name_even_for_the_right_one(salma: Any, browser: Client) -> None:
    answers = [log_in(browser, f"خطأ {time}").status_code for time in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = log_in(browser)
    assert locked.status_code == 429
    assert TOO_OFTEN in locked.content.decode()
    assert not is_inside(browser)


def test_lock_is_kept_in_the_database_and_not_in_a_process(salma: Any, browser: Client) -> None:
    for time in range(5):
        log_in(browser, f"خطأ {time}")
    cache.clear()
    assert log_in(Client()).status_code == 429


def test_lock_ends_after_a_quarter_of_an_hour(salma: Any, browser: Client) -> None:
    for time in range(5):
        log_in(browser, f"خطأ {time}")
    (attempt,) = AccessAttempt.objects.all()
    attempt.attempt_time -= timedelta(minutes=14)
    attempt.save()
    assert log_in(browser).status_code == 429
    attempt.attempt_time -= timedelta(minutes=2)
    attempt.save()
    assert log_in(browser).status_code == 302


def test_guesser_locks_out_nobody_but_himself(salma: Any) -> None:
    guesser, at_home = Client(REMOTE_ADDR="203.0.113.9"), Client(REMOTE_ADDR="198.51.100.4")
    for time in range(5):
        log_in(guesser, f"خطأ {time}")
    assert log_in(guesser).status_code == 429
    assert log_in(at_home).status_code == 302


def test_another_address_of_the_same_ipv6_network_is_the_same_guesser(salma: Any) -> None:
    for time in range(5):
        log_in(Client(REMOTE_ADDR=f"2001:db8:0:7::{time}"), f"خطأ {time}")
    assert log_in(Client(REMOTE_ADDR="2001:db8:0:7:ffff::1")).status_code == 429
    assert log_in(Client(REMOTE_ADDR="2001:db8:0:8::1")).status_code == 302


def test_guesser_cannot_make_up_an_address(salma: Any) -> None:
    for time in range(5):
        log_in(Client(headers={"X-Forwarded-For": f"10.0.0.{time}"}), f"خطأ {time}")
    assert log_in(Client(headers={"X-Forwarded-For": "10.0.0.9"})).status_code == 429


def test_behind_a_proxy_the_address_is_what_the_proxy_saw(salma: Any, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for time in range(5):
        log_in(Client(headers={"X-Forwarded-For": f"10.0.0.{time}, 203.0.113.9"}), f"خطأ {time}")
    assert log_in(Client(headers={"X-Forwarded-For": "203.0.113.9"})).status_code == 429
    assert log_in(Client(headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.4"})).status_code == 302


def test_guesses_of_names_that_nobody_has_are_locked_alike(salma: Any, browser: Client) -> None:
    answers = [log_in(browser, f"خطأ {time}", "لا-أحد").status_code for time in range(5)]
    assert answers == [200, 200, 200, 200, 429]


def test_right_password_forgets_wrong_ones(salma: Any, browser: Client) -> None:
    for _ in range(2):
        for time in range(4):
            log_in(browser, f"خطأ {time}")
        assert log_in(browser).status_code == 302
        browser.logout()


def test_who_may_not_enter_sees_the_login_and_no_circle(db: None, browser: Client) -> None:
    browser.force_login(get_user_model().objects.create_user("outsider"))
    page = browser.get("/newsroom/", follow=True)
    assert [to for to, _ in page.redirect_chain] == ["/newsroom/login/?next=/newsroom/"]
    assert page.status_code == 200


def test_who_is_inside_is_led_on_by_the_login(salma: Any, browser: Client) -> None:
    log_in(browser)
    there = "/newsroom/session/logged-in/"
    assert browser.get(f"{LOGIN}?next={there}").headers["Location"] == there


def test_nobody_signs_up(db: None, browser: Client) -> None:
    assert "sign" not in browser.get(LOGIN).content.decode().replace("signin", "").partition("<main")[2]
    assert browser.get("/newsroom/signup/").status_code in (302, 404)


def test_login_asks_for_a_token(salma: Any) -> None:
    assert log_in(Client(enforce_csrf_checks=True)).status_code == 403


@pytest.mark.parametrize(
    "password",
    ["hunter2", "قصيرة جدا", "password1234", "qwertyuiop123", "salma-salma-"],
    ids=["short", "short in Arabic", "common", "common too", "the own name"],
)
def test_password_that_guessers_know_is_refused(password: str, db: None) -> None:
    with pytest.raises(ValidationError) as refused:
        new_person(name="salma-salma", password=password)
    assert list(refused.value.message_dict) == ["password"]


@pytest.mark.parametrize(
    "password", ["خبز وزيت وزعتر في الصباح", "837461920574", "onlylowercaseletters", PASSWORD]
)
def test_long_password_is_taken_whatever_it_is_made_of(password: str, db: None) -> None:
    assert new_person(name="salma", password=password).username == "salma"


def test_name_is_known_however_its_letters_are_composed(network: Network, browser: Client) -> None:
    add_person(name="آمال", password=PASSWORD)
    assert log_in(browser, name="ا\N{ARABIC MADDAH ABOVE}مال").status_code == 302


def test_who_comes_in_is_told_nothing_beside_what_is_done(salma: Any, browser: Client) -> None:
    log_in(browser)
    assert not list(browser.get("/newsroom/stories/").context["messages"])
