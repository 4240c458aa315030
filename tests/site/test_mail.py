"""How NASHRA_MAIL is read."""

from __future__ import annotations

import pytest

from nashra.site.data import SettingError
from nashra.site.mail import MailServer, mail_server


@pytest.fixture(autouse=True)
def sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NASHRA_MAIL_FROM", "desk@example.org")


@pytest.mark.parametrize(
    ("given", "server"),
    [
        ("smtp://localhost", MailServer("localhost", 25, "smtp", "desk@example.org")),
        ("smtp://[::1]:2525", MailServer("::1", 2525, "smtp", "desk@example.org")),
        (
            "smtps://me%40x.org:p%3Aw@mx.example.org",
            MailServer("mx.example.org", 465, "smtps", "desk@example.org", "me@x.org", "p:w"),
        ),
        ("smtp+tls://mx.example.org", MailServer("mx.example.org", 587, "smtp+tls", "desk@example.org")),
    ],
)
def test_server_is_as_the_variable_has_it(monkeypatch, given: str, server: MailServer) -> None:
    monkeypatch.setenv("NASHRA_MAIL", given)
    assert mail_server() == server


def test_without_it_no_mail_goes(monkeypatch) -> None:
    monkeypatch.setenv("NASHRA_MAIL", "")
    assert mail_server() is None


@pytest.mark.parametrize(
    "given", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://a:b", "smtp://[x"]
)
def test_what_names_no_server_is_refused_in_a_sentence(monkeypatch, given: str) -> None:
    monkeypatch.setenv("NASHRA_MAIL", given)
    with pytest.raises(SettingError, match="names no mail server"):
        mail_server()


def test_mail_needs_a_sender(monkeypatch) -> None:
    monkeypatch.setenv("NASHRA_MAIL", "smtp://localhost")
    monkeypatch.setenv("NASHRA_MAIL_FROM", "")
    with pytest.raises(SettingError, match="NASHRA_MAIL_FROM"):
        mail_server()
