"""What the audit keeps of people's ways in, and ending them for others."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from tests.network import Network
from tests.newsroom.sign_in.conftest import NAME, PASSWORD, is_inside, log_in
from tests.newsroom.sign_in.test_second_step import set_up

from nashra.cli.installation import CommandError
from nashra.cli.main import make_parser
from nashra.newsroom.actions.memberships import give_role
from nashra.newsroom.models import AuditEntry, Membership
from nashra.newsroom.origin import COMMAND_LINE, acting_as
from nashra.newsroom.roles import Role


def entries(action: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Of whom, by whom, and details."""
    rows = AuditEntry.objects.filter(action=f"nashra.{action}").order_by("pk")
    return [(row.object_id, row.user_display_name, row.data) for row in rows]


@pytest.fixture
def chief(network: Network) -> Client:
    """The browser of the chief editor of Salma's edition."""
    user = get_user_model().objects.create_user("سعاد", "souad@example.org", PASSWORD)
    give_role(user=user, edition=network.misr, role=Role.CHIEF_EDITOR)
    browser = Client()
    browser.force_login(user)
    return browser


def test_chief_editor_logs_a_member_out_everywhere(salma: Any, browser: Client, chief: Client) -> None:
    other = Client()
    for one in (browser, other):
        log_in(one)
        assert is_inside(one)
    address = reverse("members:end_sessions", args=[Membership.objects.get(user=salma).pk])
    assert address in chief.get(reverse("members:index")).content.decode()
    assert NAME in chief.get(address).content.decode()
    chief.post(address)
    assert not is_inside(browser)
    assert not is_inside(other)
    assert is_inside(chief)
    assert entries("sessions_ended") == [(str(salma.pk), "سعاد", {"count": 2})]


def test_chief_editor_of_another_edition_logs_nobody_out(
    salma: Any, browser: Client, network: Network
) -> None:
    user = get_user_model().objects.create_user("منى")
    give_role(user=user, edition=network.maghrib, role=Role.CHIEF_EDITOR)
    stranger = Client()
    stranger.force_login(user)
    log_in(browser)
    stranger.post(reverse("members:end_sessions", args=[Membership.objects.get(user=salma).pk]))
    assert is_inside(browser)
    assert entries("sessions_ended") == []


def test_sessions_that_one_ends_oneself_are_kept(salma: Any, browser: Client) -> None:
    other = Client()
    for one in (browser, other):
        log_in(one)
    browser.post(reverse("usersessions_list"))
    assert not is_inside(other)
    assert UserSession.objects.filter(user=salma).count() == 1
    assert entries("sessions_ended") == [(str(salma.pk), NAME, {"count": 1})]


def test_password_that_is_changed_is_kept_with_who_changed_it(
    salma: Any, desk: Client, settings: Any
) -> None:
    salma.set_password("كلمة-أخرى-طويلة")
    salma.save()
    assert entries("password") == [(str(salma.pk), NAME, {})]
    with acting_as(COMMAND_LINE):
        salma.set_password("كلمة-ثالثة-طويلة")
        salma.save()
    assert entries("password")[1][1] != NAME


def test_login_changes_no_password_though_its_hash_is_made_anew(
    salma: Any, browser: Client, settings: Any
) -> None:
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    before = get_user_model().objects.get(pk=salma.pk).password
    log_in(browser)
    assert get_user_model().objects.get(pk=salma.pk).password != before
    assert entries("password") == []


def test_new_member_has_no_entry_of_a_changed_password(salma: Any) -> None:
    assert entries("password") == []


def test_second_step_that_is_added_and_removed_is_kept(
    salma: Any, browser: Client, django_capture_on_commit_callbacks: Any
) -> None:
    log_in(browser)
    with django_capture_on_commit_callbacks(execute=True):
        set_up(browser)
    assert "totp" in [data["kind"] for _of, _by, data in entries("second_step_added")]
    browser.post(reverse("mfa_deactivate_totp"))
    assert "totp" in [data["kind"] for _of, _by, data in entries("second_step_removed")]
    assert {by for _of, by, _data in (*entries("second_step_added"), *entries("second_step_removed"))} == {
        NAME
    }


def test_lost_second_step_is_removed_by_a_command(salma: Any, browser: Client) -> None:
    TOTP.activate(salma, generate_totp_secret())
    options = make_parser().parse_args(["user", "drop-second-step", NAME])
    with acting_as(COMMAND_LINE):
        assert options.command.run(options) == 0
        with pytest.raises(CommandError):
            options.command.run(options)
    assert not Authenticator.objects.filter(user=salma).exists()
    log_in(browser)
    assert is_inside(browser)
    ((of, _by, data),) = entries("second_step_removed")
    assert (of, data) == (str(salma.pk), {"kind": "totp"})
