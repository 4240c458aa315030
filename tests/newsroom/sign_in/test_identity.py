"""Logging in by an OpenID Connect provider: a real one, small, on the loopback."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
import requests
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from tests.newsroom.sign_in.conftest import LOGIN, is_inside

from nashra.newsroom.models import AuditEntry
from nashra.site.data import SettingError
from nashra.site.identity import IdentityProvider, identity_provider

START = "/newsroom/login/oidc/"
CLIENT, SECRET = "nashra", "known to both"


@dataclass
class Provider:
    """Who it says that somebody is, and what it was asked."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    audience: str = CLIENT

    def configuration(self) -> dict[str, Any]:
        names = ("authorization", "token", "userinfo")
        return {
            "issuer": self.address,
            **{f"{name}_endpoint": f"{self.address}/{name}" for name in names},
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def token(self, posted: dict[str, str]) -> dict[str, Any] | None:
        """Tokens for a code, which is good once, for the client's secret and the verifier of its challenge."""
        asked = self.codes.pop(posted.get("code", ""), None)
        hashed = hashlib.sha256(posted.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(hashed).rstrip(b"=").decode()
        if asked is None or posted.get("client_secret") != SECRET or asked["code_challenge"] != challenge:
            return None
        claims = {**self.claims, "iss": self.address, "aud": self.audience, "exp": 4_000_000_000, "iat": 1}
        return {
            "access_token": "t",
            "token_type": "Bearer",
            "id_token": jwt.encode(claims, "k" * 32, "HS256"),
        }


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    """A provider that says that Salma is Salma, and the installation that names it."""
    provider = Provider(claims={"sub": "7", "email": "Salma@example.org", "email_verified": True})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            if path == "/authorization":
                asked = {name: values[0] for name, values in parse_qs(query).items()}
                provider.codes["c"] = asked
                to = f"{asked['redirect_uri']}?{urlencode({'code': 'c', 'state': asked['state']})}"
                self.send_response(302)
                self.send_header("Location", to)
                self.end_headers()
            elif path == "/userinfo":
                self.answer(provider.claims)
            else:
                self.answer(provider.configuration())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(provider.token({name: values[0] for name, values in parse_qs(body).items()}))

        def answer(self, value: Any) -> None:
            self.send_response(200 if value else 400)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(value or {"error": "invalid_grant"}).encode())

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    serving = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    serving.start()
    provider.address = f"http://127.0.0.1:{server.server_port}"
    named = IdentityProvider(provider.address, CLIENT, SECRET, "بوابة المؤسسة")
    settings.IDENTITY_PROVIDER, settings.SOCIALACCOUNT_PROVIDERS = named, named.as_apps()
    yield provider
    server.shutdown()
    server.server_close()
    serving.join()


def come_in(browser: Client, **posted: str) -> HttpResponse:
    """The answer at the end of the way through the provider."""
    there = browser.post(START, posted).headers["Location"]
    back = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    assert parts.path == "/newsroom/login/oidc/callback/"
    return browser.get(parts.path, dict(one.split("=") for one in parts.query.split("&")))


def test_without_a_provider_nothing_of_it_is_there(salma: Any, browser: Client) -> None:
    assert "login/oidc" not in browser.get(LOGIN).content.decode()
    assert browser.post(START).status_code == browser.get(f"{START}callback/").status_code == 404


def test_member_comes_in_to_where_she_was_going(salma: Any, browser: Client, provider: Provider) -> None:
    page = browser.get(LOGIN, {"next": "/newsroom/stories/"}).content.decode()
    assert START in page
    assert "بوابة المؤسسة" in page
    answer = come_in(browser, next="/newsroom/stories/")
    assert answer.headers["Location"] == "/newsroom/stories/"
    assert is_inside(browser)
    assert browser.session["_auth_user_id"] == str(salma.pk)
    assert AuditEntry.objects.filter(action="nashra.login", user=salma).exists()
    assert get_user_model().objects.get(pk=salma.pk).has_usable_password()


@pytest.mark.parametrize(
    "claims",
    [
        {"email_verified": False},
        {"email_verified": "false"},
        {"email": "huda@example.org"},
        {"email": "\N{LATIN SMALL LETTER LONG S}alma@example.org"},
        {"email": ""},
    ],
    ids=str,
)
def test_nobody_else_comes_in_and_no_account_is_made(
    claims: dict[str, Any], salma: Any, browser: Client, provider: Provider
) -> None:
    provider.claims |= claims
    before = get_user_model().objects.count()
    answer = come_in(browser)
    assert answer.headers["Location"].startswith(LOGIN)
    assert "بوابة المؤسسة" in browser.get(LOGIN).content.decode().split("<form")[0]
    assert not is_inside(browser)
    assert get_user_model().objects.count() == before
    assert AuditEntry.objects.filter(action="nashra.login_failed").exists()


def test_email_of_two_members_lets_in_neither(salma: Any, browser: Client, provider: Provider) -> None:
    get_user_model().objects.create_superuser("other", "salma@example.org", "-")
    come_in(browser)
    assert not is_inside(browser)


def test_who_may_not_enter_the_newsroom_is_nobody(salma: Any, browser: Client, provider: Provider) -> None:
    get_user_model().objects.create_user("outsider", "salma@example.org", "-")
    come_in(browser)
    assert is_inside(browser)
    salma.is_active = False
    salma.save()
    other = Client()
    come_in(other)
    assert not is_inside(other)


def test_second_step_is_still_demanded(salma: Any, browser: Client, provider: Provider, network: Any) -> None:
    network.misr.demands_second_step = True
    network.misr.save()
    come_in(browser)
    answer = browser.get("/newsroom/stories/")
    assert answer.status_code == 302
    assert "second-step" in answer.headers["Location"]


def test_answer_for_another_client_is_refused(salma: Any, browser: Client, provider: Provider) -> None:
    provider.audience = "another"
    assert come_in(browser).headers["Location"].startswith(LOGIN)
    assert not is_inside(browser)


def test_answer_that_nobody_asked_for_is_refused(salma: Any, browser: Client, provider: Provider) -> None:
    answer = browser.get(f"{START}callback/", {"code": "c", "state": "made up"})
    assert answer.status_code == 302
    assert not is_inside(browser)


def test_nothing_is_connected_to_the_account_of_who_is_inside(
    salma: Any, browser: Client, provider: Provider
) -> None:
    browser.force_login(salma)
    there = browser.post(f"{START}?process=connect").headers["Location"]
    parts = urlsplit(requests.get(there, allow_redirects=False, timeout=5).headers["Location"])
    answer = browser.get(parts.path, dict(one.split("=") for one in parts.query.split("&")))
    assert answer.headers["Location"].startswith(LOGIN)


def test_provider_that_does_not_answer_is_told_of_at_the_login(
    salma: Any, browser: Client, settings: Any
) -> None:
    named = IdentityProvider("http://127.0.0.1:9", CLIENT, SECRET, "بوابة المؤسسة")
    settings.IDENTITY_PROVIDER, settings.SOCIALACCOUNT_PROVIDERS = named, named.as_apps()
    answer = browser.post(START, {"next": "/newsroom/stories/"}, follow=True)
    assert answer.redirect_chain[0][0].startswith(LOGIN)
    assert "بوابة المؤسسة" in answer.content.decode().split("<form")[0]


@pytest.mark.parametrize(
    "given",
    [
        {"ISSUER": "http://id.example.org"},
        {"ISSUER": "id.example.org"},
        {"CLIENT_ID": ""},
        {"CLIENT_SECRET": ""},
    ],
    ids=str,
)
def test_setting_that_is_half_is_refused(given: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {"ISSUER": "https://id.example.org/", "CLIENT_ID": "nashra", "CLIENT_SECRET": "x"}
    for name, value in whole.items():
        monkeypatch.setenv(f"NASHRA_OIDC_{name}", value)
    assert identity_provider() == IdentityProvider("https://id.example.org", "nashra", "x", "id.example.org")
    for name, value in given.items():
        monkeypatch.setenv(f"NASHRA_OIDC_{name}", value)
    with pytest.raises(SettingError):
        identity_provider()
